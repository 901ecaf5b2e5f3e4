using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Application.Strategy;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Goals;

/// <summary>The way from today to an objective's target: a level for every year, and for one of them the quarters by season and events. Nothing is saved.</summary>
public sealed class PlanHorizon(UseCaseContext context) : UseCase<PlanHorizon.Request, PlanHorizon.Response>(context)
{
    /// <param name="Start">Where the way begins; empty takes what the year before the first reached, or else the objective's baseline.</param>
    /// <param name="Target">Where it ends; empty takes the objective's target.</param>
    /// <param name="FromYear">The first fiscal year; empty takes the current one.</param>
    /// <param name="Years">How many; empty goes to the objective's date.</param>
    /// <param name="Steps">For a path by hand: one step per year, in any unit.</param>
    public sealed record Request(
        ObjectiveId Objective, HorizonPath Path = HorizonPath.Linear, decimal? Start = null, decimal? Target = null, int? FromYear = null, int? Years = null, IReadOnlyList<decimal>? Steps = null);

    /// <param name="Before">What was reached in earlier years.</param>
    public sealed record Response(
        string ObjectiveTitle, MetricFacts Metric, DateOnly? DueOn, decimal Start, decimal Target, HorizonPath Path, IReadOnlyList<Past> Before, IReadOnlyList<YearTarget> Years,
        IReadOnlyList<QuarterTarget> Quarters, IReadOnlyList<CascadeEvent> Events);

    public sealed record Past(int FiscalYear, decimal? Value);

    /// <param name="Goal">The company's goal for the year, where there is one.</param>
    public sealed record YearTarget(int FiscalYear, decimal Target, GoalId? Goal, decimal? GoalTarget, GoalState? State);

    /// <summary>A quarter of the first year: its share of the season, changed by events; of a ratio the year's ratio is due in each.</summary>
    public sealed record QuarterTarget(string Period, decimal Target, decimal SeasonShare, decimal? Before);

    private const int EarlierYears = 3;

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Path).IsInEnum();
            RuleFor(r => r.Years).InclusiveBetween(1, 20).WithErrorCode("horizon.years_out_of_range");
            RuleFor(r => r.FromYear).InclusiveBetween(1904, 2180).WithErrorCode("period.unknown");
            RuleForEach(r => r.Steps).InclusiveBetween(0, 1_000_000_000m);
        }
    }

    public override Permission Permission => Permission.ManageGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var calendar = (await work.CompanyAsync(cancel)).Calendar;
        var current = work.Db.StrategyVersions.AsNoTracking().Current().Select(version => version.Id);
        var objective = await work.Db.StrategicObjectives.AsNoTracking().SingleOrDefaultAsync(o => o.ObjectiveId == request.Objective && current.Contains(o.VersionId), cancel);
        if (objective?.MetricId is not { } metricId) return Result.NotFound;
        var metric = await work.Db.Metrics.AsNoTracking().SingleAsync(m => m.Id == metricId, cancel);
        var first = request.FromYear ?? calendar.Containing(PeriodKind.Year, await work.TodayAsync(cancel)).FiscalYear;
        var last = objective.DueOn is { } due ? calendar.Containing(PeriodKind.Year, due).FiscalYear : first + 2;
        var count = request.Years ?? Math.Clamp(last - first + 1, 1, 20);

        var earlier = Enumerable.Range(first - EarlierYears, EarlierYears).Select(calendar.Year).ToList();
        var values = await MetricValuesReader.ReadAsync(work.Db, metric, earlier, [MetricGrain.Company], cancel);
        var past = earlier.Select((year, i) => new Past(year.FiscalYear, values.Company(i) is { Count: > 0 } figure ? figure.Value : null)).ToList();
        var decimals = metric.Unit switch { MetricUnit.Share => 4, MetricUnit.Days => 1, _ => 0 };
        if ((request.Target ?? objective.Target) is not { } target) return Result.Refused("objective.no_target", "Target", objective.Title);
        if ((request.Start ?? past[^1].Value ?? objective.Baseline) is not { } start) return Result.Refused("horizon.no_start", "Start");
        start = Rounding.HalfAwayFromZero(start, decimals);
        var levels = Horizon.YearlyTargets(start, target, count, request.Path, decimals, request.Steps);

        var keys = Enumerable.Range(first, count).Select(year => calendar.Year(year).Key).ToList();
        var root = await work.Db.Units.Where(unit => unit.Kind == UnitKind.Company).Select(unit => unit.Id).ToListAsync(cancel);
        var goals = (await work.Db.Goals.AsNoTracking()
            .Where(g => g.ObjectiveId == request.Objective && g.MetricId == metric.Id && keys.Contains(g.PeriodKey) && g.UnitId != null && root.Contains(g.UnitId.Value)).ToListAsync(cancel))
            .ToDictionary(g => g.PeriodKey, StringComparer.Ordinal);
        var years = levels.Select((level, i) => goals.TryGetValue(keys[i], out var goal)
            ? new YearTarget(first + i, level, goal.Id, goal.Target.Measure, goal.State)
            : new YearTarget(first + i, level, null, null, null)).ToList();
        var (quarters, events) = await QuartersAsync(work, calendar.Year(first), calendar, metric, levels[0], cancel);
        return new Response(objective.Title, MetricFacts.Of(metric), objective.DueOn, start, target, request.Path, past, years, quarters, events);
    }

    private static async Task<(List<QuarterTarget> Quarters, List<CascadeEvent> Events)> QuartersAsync(
        Work work, Period year, FiscalCalendar calendar, Metric metric, decimal target, CancellationToken cancel)
    {
        var quarters = calendar.Parts(year, PeriodKind.Quarter);
        var before = await MetricValuesReader.ReadAsync(work.Db, metric, calendar.Parts(calendar.Previous(year), PeriodKind.Quarter), [MetricGrain.Company], cancel);
        var events = await work.Db.CalendarEvents.AsNoTracking().Where(e => e.First <= year.Last && e.Last >= year.First).OrderBy(e => e.First)
            .Select(e => new CascadeEvent(e.Id, e.Name, e.Kind, e.First, e.Last, e.UpliftPercent)).ToListAsync(cancel);
        var season = SeasonCalendar.Weights(
            quarters, [.. Enumerable.Range(0, quarters.Count).Select(q => before.Company(q) is { Count: > 0 } figure ? (decimal?)figure.Numerator : null)],
            [.. events.Select(e => new SeasonEvent(e.First, e.Last, e.UpliftPercent))]);
        var total = season.Sum();
        var parts = metric.IsRatio || total == 0 ? null : Rounding.SplitByLargestRemainder(Math.Max(0m, Rounding.HalfAwayFromZero(target, 0)), season, 0);
        return ([.. quarters.Select((quarter, q) => new QuarterTarget(quarter.Key, parts?[q] ?? target, total == 0 ? 0m : season[q] / total, before.Company(q) is { Count: > 0 } figure ? figure.Value : null))], events);
    }
}
