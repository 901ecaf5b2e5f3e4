using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Application.Organization;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Goals;

/// <summary>Whether a number is within reach of whoever is to carry it: against what they did before, the pace it asks for, and the pipeline it needs.</summary>
public sealed class GetGoalFeasibility(UseCaseContext context) : UseCase<GetGoalFeasibility.Request, GetGoalFeasibility.Response>(context)
{
    /// <param name="Number">Another number than the one on the table, as a measure: of a ratio the ratio.</param>
    public sealed record Request(GoalId Goal, decimal? Number = null);

    /// <param name="History">Earlier periods of the same length, oldest first.</param>
    /// <param name="RunRateUnit">The smaller period of the run rate.</param>
    /// <param name="HasPipeline">A pipeline means something for the metric: values or numbers of deals that add up.</param>
    public sealed record Response(
        string Owner, MetricFacts Metric, string Period, decimal Number, FeasibilityResult Result, IReadOnlyList<Past> History, PeriodKind RunRateUnit, bool HasPipeline, decimal? OpenPipeline, int OpenDeals);

    public sealed record Past(string Period, decimal? Value);

    private const int DaysOfDeals = 365;

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var goal = await work.Db.Goals.AsNoTracking().SingleOrDefaultAsync(g => g.Id == request.Goal, cancel);
        var today = await work.TodayAsync(cancel);
        if (goal is null || !(await work.ScopeAsync(today, cancel)).Includes(goal)) return Result.NotFound;
        var calendar = (await work.CompanyAsync(cancel)).Calendar;
        var period = calendar.Parse(goal.PeriodKey);
        var metric = await work.Db.Metrics.AsNoTracking().SingleAsync(m => m.Id == goal.MetricId, cancel);
        var owner = (await GoalOwners.NamesAsync(work.Db, [goal], cancel))[goal.Id];
        var grain = goal.PersonId is not null ? MetricGrain.Person
            : await work.Db.Units.AnyAsync(unit => unit.Id == goal.UnitId && unit.Kind == UnitKind.Company, cancel) ? MetricGrain.Company : MetricGrain.Unit;
        var unit = grain == MetricGrain.Unit ? goal.UnitId : null;

        var earlier = Earlier(calendar, period, today);
        var values = await MetricValuesReader.ReadAsync(work.Db, metric, [.. earlier, period], [grain], cancel, unit is { } u ? [u] : null, goal.PersonId is { } p ? [p] : null);
        var known = false;
        var past = new List<Past>();
        for (var i = 0; i < earlier.Count; i++)
        {
            var figure = values.Of(grain, unit, goal.PersonId, i);
            // Before the first deal nothing is known, which is not the same as nothing sold.
            known |= figure.Count > 0;
            past.Add(new(earlier[i].Key, known ? figure.Value : null));
        }
        var now = values.Of(grain, unit, goal.PersonId, earlier.Count);
        var number = request.Number ?? goal.OnTable.Measure;
        var hasPipeline = !metric.IsRatio && metric.Definition.NarrowedTo("series") is null && metric.Definition.NarrowedTo("tier") is null;
        var deals = hasPipeline ? await DealsAsync(work, goal, grain, today, metric.Unit, cancel) : default;
        var (units, kind) = UnitsOf(period.Kind);
        var elapsed = metric.IsRatio ? 0m : period.Elapsed(today.AddDays(-1));
        var result = Feasibility.Of(new(number, metric.IsRatio ? 0m : now.Value ?? 0m, elapsed, units, [.. past.Select(one => one.Value)], deals.Won, deals.Closed, deals.Pipeline));
        if (metric.IsRatio) result = result with { RequiredRunRate = null, RunRate = null };
        return new Response(owner, MetricFacts.Of(metric), period.Key, number, result, past, kind, hasPipeline, deals.Pipeline, deals.Open);
    }

    private static List<Period> Earlier(FiscalCalendar calendar, Period period, DateOnly today)
    {
        var most = period.Kind switch { PeriodKind.Year => 4, PeriodKind.Half => 6, PeriodKind.Quarter => 8, _ => 12 };
        var periods = new List<Period>();
        for (var one = calendar.Previous(period); periods.Count < most; one = calendar.Previous(one))
        {
            // A period that is still running says less than it will.
            if (one.Last < today) periods.Insert(0, one);
        }
        return periods;
    }

    private static (int Units, PeriodKind Kind) UnitsOf(PeriodKind kind) => kind switch
    {
        PeriodKind.Year => (12, PeriodKind.Month),
        PeriodKind.Half => (6, PeriodKind.Month),
        PeriodKind.Quarter => (13, PeriodKind.Week),
        PeriodKind.Month => (4, PeriodKind.Week),
        _ => (1, PeriodKind.Week),
    };

    /// <summary>Own deals closed within a year, and those open now; an open deal without a value counts as the mean of those won.</summary>
    private static async Task<(int Won, int Closed, decimal? Pipeline, int Open)> DealsAsync(Work work, Goal goal, MetricGrain grain, DateOnly today, MetricUnit unit, CancellationToken cancel)
    {
        var from = today.AddDays(-DaysOfDeals);
        var deals = work.Db.Deals.AsNoTracking();
        if (goal.PersonId is { } person)
        {
            deals = deals.Where(deal => deal.OwnerId == person);
        }
        else if (grain == MetricGrain.Unit)
        {
            var organization = await OrganizationChart.ReadAsync(work.Db, today, cancel);
            var people = organization.Subtree(goal.UnitId!.Value).SelectMany(id => organization.Members[id]).Select(member => member.PersonId).ToList();
            deals = deals.Where(deal => people.Contains(deal.OwnerId));
        }
        var closed = await deals.Where(deal => deal.ClosedOn >= from && deal.ClosedOn <= today).GroupBy(deal => deal.Stage)
            .Select(group => new { Stage = group.Key, Count = group.Count(), Amount = group.Sum(deal => deal.Amount) }).ToListAsync(cancel);
        var won = closed.Find(group => group.Stage == DealStage.Won);
        var lost = closed.Find(group => group.Stage == DealStage.Lost)?.Count ?? 0;
        var open = await deals.Where(deal => deal.ClosedOn == null).GroupBy(deal => deal.Amount != null)
            .Select(group => new { Valued = group.Key, Count = group.Count(), Amount = group.Sum(deal => deal.Amount) }).ToListAsync(cancel);
        var count = open.Sum(group => group.Count);
        var mean = won is { Count: > 0 } ? (won.Amount ?? 0m) / won.Count : 0m;
        decimal? pipeline = unit != MetricUnit.Money ? count : open.Sum(group => group.Valued ? group.Amount ?? 0m : group.Count * mean);
        return (won?.Count ?? 0, (won?.Count ?? 0) + lost, pipeline, count);
    }
}
