using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Goals;
using SalesAlign.Application.Metrics;
using SalesAlign.Application.Strategy;
using SalesAlign.Domain.Alignment.Scoring;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Alignment;

/// <summary>
/// How well the company, or one unit, carries the strategy in force: a score per objective with what it was counted from, what costs most,
/// what was promised and delivered, and where each objective stands in the units below.
/// </summary>
public sealed class GetAlignment(UseCaseContext context) : UseCase<GetAlignment.Request, GetAlignment.Response>(context)
{
    private const int TrendQuarters = 8;

    /// <param name="Unit">Empty for the whole company.</param>
    public sealed record Request(string Period, UnitId? Unit = null);

    /// <param name="Units">The first units below the scope that carry goals side by side: the columns of every heat row.</param>
    public sealed record Response(
        int StrategyNumber, string StrategyTitle, string Period, string Scope, decimal? Score, IReadOnlyList<ObjectiveItem> Objectives,
        IReadOnlyList<BreakItem> Breaks, IReadOnlyList<UnitItem> Units);

    /// <param name="Promised">The goal of the whole scope; empty where none was set.</param>
    /// <param name="Trend">The metric's value over the last quarters, oldest first.</param>
    public sealed record ObjectiveItem(
        ObjectiveId Id, string Title, decimal Weight, MetricFacts? Metric, decimal? Score, IReadOnlyList<DimensionScore> Dimensions, BreakItem? WorstBreak,
        GoalId? Goal, decimal? Promised, decimal? Delivered, Standing? Standing, IReadOnlyList<decimal?> Trend, IReadOnlyList<HeatItem?> Heat);

    /// <summary>What costs points, and what it is about.</summary>
    public sealed record BreakItem(
        ObjectiveId Objective, string ObjectiveTitle, AlignmentDimension Dimension, string Code, UnitId? Unit, string? Subject, decimal Part, decimal Whole, decimal Points);

    public sealed record UnitItem(UnitId Id, string Name);

    public sealed record HeatItem(GoalId Goal, Standing Standing);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Period).NotEmpty();
    }

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var company = await work.CompanyAsync(cancel);
        var period = company.Calendar.Parse(request.Period);
        var scope = await work.ScopeAsync(Days.WithinOrToday(period, await work.TodayAsync(cancel)), cancel);
        if (request.Unit is { } asked ? !scope.Includes(asked) : !scope.WholeCompany && scope.Units.Count == 0) return Result.NotFound;
        var strategy = await work.Db.StrategyVersions.AsNoTracking().Current().SingleOrDefaultAsync(cancel);
        if (strategy is null) return Result.Refused("alignment.no_strategy");

        var root = request.Unit ?? await RootAsync(work, scope, cancel);
        if (root is not { } unit) return Result.NotFound;
        // Where a quarter has no goals, those of its year are what there is to look at.
        if (!await work.Db.Goals.AnyAsync(goal => goal.PeriodKey == period.Key, cancel)) period = company.Calendar.Containing(PeriodKind.Year, period.First);
        var reader = await AlignmentReader.ForAsync(work, unit, period, cancel);
        if (!reader.Organization.ById.TryGetValue(unit, out var top)) return Result.NotFound;
        var objectives = await work.Db.StrategicObjectives.AsNoTracking().Where(o => o.VersionId == strategy.Id).OrderBy(o => o.Position).ToListAsync(cancel);
        var goals = await reader.GoalsAsync(cancel);
        var counts = await reader.CountAsync(strategy.Id, objectives, goals, cancel);
        var columns = ColumnsBelow(unit);
        var trends = await TrendsAsync(work, objectives, unit, period, company.Calendar, top.ParentId is null, cancel);

        var items = new List<ObjectiveItem>();
        var weighted = new List<WeightedObjective>();
        foreach (var objective in objectives)
        {
            var alignment = AlignmentScoring.OfObjective(counts[objective.ObjectiveId].Counts, causes: counts[objective.ObjectiveId].Causes);
            weighted.Add(new WeightedObjective(objective.ObjectiveId.Value.ToString(), objective.WeightPercent, alignment));
            var own = goals.Where(g => g.Goal.ObjectiveId == objective.ObjectiveId).ToList();
            var whole = own.Find(g => g.Goal.UnitId == unit);
            var metric = objective.MetricId is { } id ? trends.GetValueOrDefault(id) : default;
            items.Add(new ObjectiveItem(
                objective.ObjectiveId, objective.Title, objective.WeightPercent, metric.Metric, alignment.Score, alignment.Dimensions,
                alignment.Breaks is [var worst, ..] ? BreakOf(worst, objective) : null,
                whole.Goal?.Id, whole.Goal?.Target.Measure, whole.Goal is null ? null : whole.Standing.Actual.Value, whole.Standing, metric.Values ?? [],
                columns.ConvertAll(column => own.Find(g => g.Goal.UnitId == column.Id) is { Goal: { } goal } found ? new HeatItem(goal.Id, found.Standing) : null)));
        }
        var all = AlignmentScoring.OfScope(weighted);
        var byKey = objectives.ToDictionary(objective => objective.ObjectiveId.Value.ToString(), StringComparer.Ordinal);
        return new Response(
            strategy.Number, strategy.Title, period.Key, top.Name, all.Score, items,
            [.. all.Breaks.Take(8).Select(found => BreakOf(found, byKey[found.ObjectiveKey!]))], columns);

        // Of the units below, those that carry goals; a single one, such as sales, is passed through to what hangs under it.
        List<UnitItem> ColumnsBelow(UnitId above)
        {
            var carrying = reader.Organization.ChildrenOf(above).Where(child => goals.Any(g => g.Goal.UnitId == child.Id)).ToList();
            return carrying is [var only] && ColumnsBelow(only.Id) is { Count: > 0 } below ? below : carrying.ConvertAll(child => new UnitItem(child.Id, child.Name));
        }

        BreakItem BreakOf(AlignmentBreak found, StrategicObjective objective)
        {
            var subject = Guid.TryParse(found.SubjectKey, out var key) ? new UnitId(key) : (UnitId?)null;
            return new BreakItem(
                objective.ObjectiveId, objective.Title, found.Dimension, found.Code, subject,
                subject is { } about ? reader.Organization.ById[about].Name : null, found.Part, found.Whole, found.Points);
        }
    }

    // Whoever sees the whole company starts at its root; a manager at the unit that stands highest.
    private static async Task<UnitId?> RootAsync(Work work, Scope scope, CancellationToken cancel)
    {
        var units = work.Db.Units.AsNoTracking();
        if (scope.WholeCompany) return await units.Where(unit => unit.Kind == UnitKind.Company).OrderBy(unit => unit.Id).Select(unit => (UnitId?)unit.Id).FirstOrDefaultAsync(cancel);
        var mine = scope.Units.ToList();
        var placed = await work.Db.UnitPlacements.AsNoTracking().Where(p => mine.Contains(p.UnitId)).OrderByDescending(p => p.From).ToListAsync(cancel);
        return mine.Find(unit => placed.Find(p => p.UnitId == unit)?.ParentId is not { } parent || !scope.Units.Contains(parent));
    }

    private static async Task<Dictionary<MetricId, (MetricFacts Metric, IReadOnlyList<decimal?> Values)>> TrendsAsync(
        Work work, IReadOnlyList<StrategicObjective> objectives, UnitId unit, Period period, FiscalCalendar calendar, bool isCompany, CancellationToken cancel)
    {
        var last = calendar.Containing(PeriodKind.Quarter, Days.WithinOrToday(period, await work.TodayAsync(cancel)));
        var quarters = new List<Period> { last };
        while (quarters.Count < TrendQuarters) quarters.Insert(0, calendar.Previous(quarters[0]));
        var ids = objectives.Select(objective => objective.MetricId).OfType<MetricId>().Distinct().ToList();
        var trends = new Dictionary<MetricId, (MetricFacts, IReadOnlyList<decimal?>)>();
        foreach (var metric in await work.Db.Metrics.AsNoTracking().Where(metric => ids.Contains(metric.Id)).ToListAsync(cancel))
        {
            var values = await MetricValuesReader.ReadAsync(work.Db, metric, quarters, [isCompany ? MetricGrain.Company : MetricGrain.Unit], cancel, units: [unit], today: await work.TodayAsync(cancel));
            trends[metric.Id] = (MetricFacts.Of(metric), [.. Enumerable.Range(0, quarters.Count).Select(i => (isCompany ? values.Company(i) : values.Of(unit, i)).Value)]);
        }
        return trends;
    }
}
