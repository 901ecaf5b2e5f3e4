using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Data.Metrics.Performance;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Metrics.Performance;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Metrics.Performance;

/// <summary>
/// The funnel of a period from the history of stages: what came into each stage and what became of it, beside the same scope's own history, the
/// pipeline with its velocity, how far it covers what is missing to the target, any dimension of it, and the cohorts by month of entry.
/// </summary>
public sealed class GetFunnel(UseCaseContext context) : UseCase<GetFunnel.Request, GetFunnel.Response>(context)
{
    /// <summary>Earlier periods of the same kind to which this one is held.</summary>
    private const int History = 4;

    private const int CohortMonths = 12;

    public sealed record Request(string Period, UnitId? Unit = null, PersonId? Person = null, Dimension? By = null);

    /// <param name="IsRunning">The period is not over: those before it are cut to as many days.</param>
    /// <param name="Past">The same figures of the four periods before, the latest first.</param>
    /// <param name="Target">The goal of the scope that is counted in money, with what of it is covered; null where there is none.</param>
    public sealed record Response(
        string Subject, string Period, bool IsRunning, DateOnly? DataThrough, IReadOnlyList<StageRow> Stages, FunnelFigures Now, IReadOnlyList<FunnelFigures> Past, CoverageRow? Target,
        IReadOnlyList<DimensionRow> Rows, IReadOnlyList<Cohort> Cohorts)
    {
        public FunnelFigures Before => Past[0];
    }

    /// <param name="Standing">Open deals that stand in it at the end of the period.</param>
    /// <param name="Past">The four periods before, the latest first.</param>
    public sealed record StageRow(PipelineStageId Id, string Name, DealStage Meaning, int? UsualDays, int Standing, StageFigures Now, IReadOnlyList<StageFigures> Past);

    public sealed record CoverageRow(GoalId Goal, string Metric, PipelineCoverage Coverage);

    public sealed record DimensionRow(string Key, string Name, FunnelFigures Now, FunnelFigures Before);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.By).IsInEnum();
    }

    public override Permission Permission => Permission.ViewMetrics;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var calendar = (await work.CompanyAsync(cancel)).Calendar;
        var today = await work.TodayAsync(cancel);
        var period = calendar.Parse(request.Period);
        if (await Subject.FindAsync(work, request.Unit, request.Person, Days.WithinOrToday(period, today), cancel) is not { } subject) return Result.NotFound;
        var closed = await work.Db.Deals.MaxAsync(deal => deal.ClosedOn, cancel);
        var comparable = ComparablePeriods.Of(calendar, period, await KnownThroughAsync(work, closed, today, cancel), History);
        // The period in view stays whole, as its rows are: of its days to come nothing is known anyway.
        var periods = comparable.Periods.Skip(1).Prepend(period).ToList();

        var stages = await work.Db.PipelineStages.AsNoTracking().OrderBy(stage => stage.Position).ToListAsync(cancel);
        var sums = (await FunnelSql.ReadStagesAsync(work.Db, subject.Slice, periods, cancel)).ToDictionary(row => (row.Stage, row.Period), row => row.Figures);
        var standing = await FunnelSql.ReadStandingAsync(work.Db, subject.Slice, period, cancel);
        var rows = stages.Select(stage => new StageRow(
            stage.Id, stage.Name, stage.Stage, stage.UsualDays, standing.GetValueOrDefault(stage.Id), sums.GetValueOrDefault((stage.Id, 0), StageFigures.None),
            [.. Enumerable.Range(1, History).Select(index => sums.GetValueOrDefault((stage.Id, index), StageFigures.None))])).ToList();

        var totals = (await FunnelSql.ReadAsync(work.Db, subject.Slice, periods, null, cancel)).ToDictionary(row => row.Period, row => row.Figures);
        var now = totals.GetValueOrDefault(0, FunnelFigures.None);
        return new Response(
            subject.Name, period.Key, comparable.IsRunning, closed, rows, now,
            [.. Enumerable.Range(1, History).Select(index => totals.GetValueOrDefault(index, FunnelFigures.None))], await CoverageAsync(work, subject, period, now, cancel),
            request.By is { } by ? await ByAsync(work, subject, periods, by, cancel) : [], await CohortsAsync(work, subject, period, today, cancel));
    }

    // Deals enter stages before they close: the last day of which anything is known is that of either.
    private static async Task<DateOnly> KnownThroughAsync(Work work, DateOnly? closed, DateOnly today, CancellationToken cancel)
    {
        var entered = await work.Db.StageEntries.MaxAsync(entry => (DateOnly?)entry.EnteredOn, cancel);
        var through = closed > entered ? closed : entered ?? closed;
        return through < today ? through.Value : today;
    }

    private static async Task<CoverageRow?> CoverageAsync(Work work, Subject subject, Period period, FunnelFigures funnel, CancellationToken cancel)
    {
        var target = await ScopeTargets.MoneyGoalAsync(work, subject, period, cancel);
        return target is null ? null : new(target.Goal, target.Metric, PipelineCoverage.Of(target.Target, target.Actual, funnel));
    }

    private static async Task<IReadOnlyList<DimensionRow>> ByAsync(Work work, Subject subject, List<Period> periods, Dimension by, CancellationToken cancel)
    {
        var sums = await FunnelSql.ReadAsync(work.Db, subject.Slice, [periods[0], periods[1]], by, cancel);
        return [.. sums.GroupBy(row => row.Key)
            .Select(group => new DimensionRow(group.Key, group.First().Name, Of(group, 0), Of(group, 1)))
            .OrderByDescending(row => row.Now.WonValue).ThenByDescending(row => row.Now.OpenValue).ThenBy(row => row.Name, StringComparer.CurrentCulture)];

        static FunnelFigures Of(IEnumerable<FunnelSums> group, int index) => group.FirstOrDefault(row => row.Period == index)?.Figures ?? FunnelFigures.None;
    }

    private static async Task<IReadOnlyList<Cohort>> CohortsAsync(Work work, Subject subject, Period period, DateOnly today, CancellationToken cancel)
    {
        var through = period.Last < today ? period.Last : today;
        var first = new DateOnly(through.Year, through.Month, 1).AddMonths(1 - CohortMonths);
        var sums = await FunnelSql.ReadCohortsAsync(work.Db, subject.Slice, period with { First = first, Last = through }, cancel);
        return [.. sums.GroupBy(row => row.Month).OrderBy(group => group.Key).Select(group => Cohort.Of(
            group.Key, group.Sum(row => row.Deals), group.Where(row => row.Outcome == DealStage.Lost).Sum(row => row.Deals),
            group.Where(row => row.Age is not null).ToDictionary(row => row.Age!.Value, row => row.Deals), CohortMonths, through))];
    }
}
