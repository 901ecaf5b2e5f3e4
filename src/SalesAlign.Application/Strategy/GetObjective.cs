using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Strategy;

/// <summary>One objective as the current version states it (or the last that had it), where it stands, and how far it is broken down.</summary>
public sealed class GetObjective(UseCaseContext context) : UseCase<GetObjective.Request, GetObjective.Response>(context)
{
    /// <param name="Period">The period of the actual value and of the cascade; empty for the current fiscal year.</param>
    public sealed record Request(ObjectiveId Id, string? Period = null);

    public sealed record Response(
        ObjectiveId Id, StrategyVersionId VersionId, int StrategyNumber, string StrategyTitle, string StrategyRationale, bool IsCurrent, string Title, string Why, decimal Weight,
        Perspective Perspective, ValueLever Lever, MetricFacts? Metric, decimal? Baseline, decimal? Target, DateOnly? DueOn, PersonId? OwnerId, string? Owner, string SellerInstruction,
        string Assumption, string Period, MetricFigure? Actual, IReadOnlyList<MetricFigure> Trend, IReadOnlyList<string> TrendPeriods, CascadeSummary Cascade, IReadOnlyList<Wording> History);

    /// <summary>The goals of the period that carry the objective.</summary>
    public sealed record CascadeSummary(int Units, int People, int Agreed, int Total, GoalId? TopGoal);

    /// <summary>How an earlier or later version worded and weighed it.</summary>
    public sealed record Wording(int StrategyNumber, string Title, decimal Weight, decimal? Target);

    public override Permission Permission => Permission.ViewStrategy;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var worded = await work.Db.StrategicObjectives.AsNoTracking().Where(o => o.ObjectiveId == request.Id)
            .Join(work.Db.StrategyVersions.Where(v => v.PublishedAt != null), o => o.VersionId, v => v.Id, (o, v) => new
            {
                Objective = o,
                v.Id,
                v.Number,
                v.Title,
                v.Rationale,
            })
            .OrderByDescending(row => row.Number).ToListAsync(cancel);
        if (worded is not [var latest, ..]) return Result.NotFound;
        var objective = latest.Objective;
        var current = await work.Db.StrategyVersions.AsNoTracking().Current().Select(v => (StrategyVersionId?)v.Id).SingleOrDefaultAsync(cancel);
        var metric = await work.Db.Metrics.AsNoTracking().SingleOrDefaultAsync(m => m.Id == objective.MetricId, cancel);
        var owner = await work.Db.People.AsNoTracking().Where(p => p.Id == objective.OwnerId).Select(p => p.Name).SingleOrDefaultAsync(cancel);
        var calendar = (await work.CompanyAsync(cancel)).Calendar;
        var period = request.Period is { } key ? calendar.Parse(key) : calendar.Containing(PeriodKind.Year, await work.TodayAsync(cancel));
        var quarters = calendar.Parts(calendar.Year(period.FiscalYear), PeriodKind.Quarter);
        MetricFigure? actual = null;
        var trend = new List<MetricFigure>();
        if (metric is not null)
        {
            actual = (await MetricValuesReader.ReadAsync(work.Db, metric, [period], [MetricGrain.Company], cancel, today: await work.TodayAsync(cancel))).Company(0);
            var values = await MetricValuesReader.ReadAsync(work.Db, metric, quarters, [MetricGrain.Company], cancel, today: await work.TodayAsync(cancel));
            trend.AddRange(Enumerable.Range(0, quarters.Count).Select(values.Company));
        }
        var goals = await work.Db.Goals.AsNoTracking().Where(g => g.ObjectiveId == request.Id && g.PeriodKey == period.Key)
            .Select(g => new { g.Id, g.UnitId, g.PersonId, g.State, g.ParentId }).ToListAsync(cancel);
        var scope = await work.ScopeAsync(Days.WithinOrToday(period, await work.TodayAsync(cancel)), cancel);
        var top = goals.Find(g => g.ParentId is null && g.UnitId is { } unit && scope.Includes(unit));
        return new Response(
            request.Id, latest.Id, latest.Number, latest.Title, latest.Rationale, latest.Id == current, objective.Title, objective.Why, objective.WeightPercent, objective.Perspective,
            objective.Lever, metric is null ? null : MetricFacts.Of(metric), objective.Baseline, objective.Target, objective.DueOn, objective.OwnerId, owner,
            objective.SellerInstruction, objective.Assumption, period.Key, actual, trend, [.. quarters.Select(quarter => quarter.Key)],
            new CascadeSummary(
                goals.Count(g => g.UnitId is not null), goals.Count(g => g.PersonId is not null), goals.Count(g => g.State is GoalState.Agreed or GoalState.Closed), goals.Count,
                top?.Id),
            [.. worded.Select(row => new Wording(row.Number, row.Objective.Title, row.Objective.WeightPercent, row.Objective.Target))]);
    }
}
