using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Goals;

/// <summary>A goal that a move touches, before and after.</summary>
/// <param name="Moves">The person's own goal, which counts to another unit from then on; else a unit's goal whose number changes.</param>
public sealed record ReorganizedGoal(
    GoalId Id, Domain.Strategy.ObjectiveId Objective, string ObjectiveTitle, string Owner, string Period, bool Moves, decimal Before, decimal After, string? FromUnit, string? ToUnit, GoalState State,
    MetricUnit Unit);

/// <summary>A person's goal of a longer period that is under way when they move: it keeps its number and its place, and helps the unit that is joined.</summary>
/// <param name="Target">In the metric's unit, of a ratio the ratio.</param>
/// <param name="MovingShare">Which part of it lies in periods that move; of a ratio of its numerator.</param>
/// <param name="ToUnit">The unit whose goal of the same period it supports from then on; empty where that unit has none.</param>
public sealed record StayingGoal(GoalId Id, Domain.Strategy.ObjectiveId Objective, string ObjectiveTitle, string Owner, string Period, decimal Target, decimal MovingShare, string? FromUnit, string? ToUnit, MetricUnit Unit);

/// <summary>
/// What a person's move does to goals. Only periods that begin on the day or later change place; those under way and those that are over stay with the unit of their
/// time, and so do their results. A longer goal of the person that is under way, such as the year, stays too and supports the goal of the unit that is joined. Where
/// targets follow, the units on both sides change by the same amount, also their longer goals under way, so that everything above the two stays as it is.
/// </summary>
internal sealed class Reorganization
{
    private readonly List<(Goal Goal, Goal? NewParent, Goal? OldParent)> _moves = [];
    private readonly Dictionary<GoalId, (Goal Goal, decimal Value, decimal Denominator)> _shifts = [];

    public IReadOnlyList<(Goal Goal, Goal? NewParent, Goal? OldParent)> Moves => _moves;

    /// <summary>Longer goals of the person under way, with what of them moves and the goal that they support from then on.</summary>
    public IReadOnlyList<(Goal Goal, decimal Moving, Goal? Supports, Goal? Parent)> Stays { get; private set; } = [];

    /// <summary>Goals of units, with what is added to them.</summary>
    public IEnumerable<(Goal Goal, GoalTarget After)> Shifts => _shifts.Values.Where(shift => shift.Value != 0 || shift.Denominator != 0)
        .Select(shift => (shift.Goal, new GoalTarget(Math.Max(0m, shift.Goal.Target.Value + shift.Value), shift.Goal.Target.Denominator is { } whole ? Math.Max(1m, whole + shift.Denominator) : null)));

    public static async Task<Reorganization> OfAsync(Work work, PersonId person, UnitId to, DateOnly from, bool targetsFollow, CancellationToken cancel)
    {
        var plan = new Reorganization();
        var all = await work.Db.Goals.Where(g => g.PersonId == person && g.PeriodLast >= from && g.State != GoalState.Closed).OrderBy(g => g.PeriodFirst).ToListAsync(cancel);
        var own = all.FindAll(g => g.PeriodFirst >= from);
        if (own.Count == 0) return plan;
        var objectives = own.Select(g => g.ObjectiveId).Distinct().ToList();
        var (first, last) = (own.Min(g => g.PeriodFirst), own.Max(g => g.PeriodLast));
        var units = (await work.Db.Goals.Where(g => g.UnitId != null && objectives.Contains(g.ObjectiveId) && g.PeriodLast >= first && g.PeriodFirst <= last && g.State != GoalState.Closed).ToListAsync(cancel))
            .ToDictionary(g => (g.ObjectiveId, g.MetricId, g.PeriodKey, g.UnitId!.Value));
        var underWay = units.Values.Where(g => g.PeriodFirst < from).ToLookup(g => (g.ObjectiveId, g.MetricId, g.UnitId!.Value));
        var byId = units.Values.ToDictionary(g => g.Id);
        var organization = await OrganizationReader.OnAsync(work.Db, from, cancel);
        var parents = (await OrganizationChart.ReadAsync(work.Db, from, cancel)).ById;
        foreach (var goal in own)
        {
            var old = goal.ParentId is { } parent ? byId.GetValueOrDefault(parent) : null;
            if (old?.UnitId == to) continue;
            var next = units.GetValueOrDefault((goal.ObjectiveId, goal.MetricId, goal.PeriodKey, to));
            plan._moves.Add((goal, next, old));
            if (!targetsFollow || old?.UnitId is not { } left) continue;
            var isCoarsest = IsCoarsest(goal, own);
            foreach (var (unit, sign) in Paths(parents, organization, left, to))
            {
                plan.Shift(units.GetValueOrDefault((goal.ObjectiveId, goal.MetricId, goal.PeriodKey, unit)), goal, sign);
                // Quarter, half and year that are under way change by those of their parts that move: the longest of them, so that none counts twice.
                if (!isCoarsest) continue;
                foreach (var longer in underWay[(goal.ObjectiveId, goal.MetricId, unit)].Where(longer => Contains(longer, goal))) plan.Shift(longer, goal, sign);
            }
        }
        plan.Stays =
        [
            .. all.Where(g => g.PeriodFirst < from).Select(longer => (
                Goal: longer, Moving: plan._moves.Where(move => Contains(longer, move.Goal) && IsCoarsest(move.Goal, own)).Sum(move => move.Goal.Target.Value),
                Supports: units.GetValueOrDefault((longer.ObjectiveId, longer.MetricId, longer.PeriodKey, to)), Parent: longer.ParentId is { } above ? byId.GetValueOrDefault(above) : null))
                .Where(stay => stay.Moving > 0 && stay.Parent?.UnitId != to),
        ];
        return plan;
    }

    private static bool Contains(Goal longer, Goal part) => longer.ObjectiveId == part.ObjectiveId && longer.MetricId == part.MetricId && longer.PeriodKey != part.PeriodKey
        && longer.PeriodFirst <= part.PeriodFirst && longer.PeriodLast >= part.PeriodLast;

    private void Shift(Goal? of, Goal goal, int sign)
    {
        if (of is null) return;
        var before = _shifts.GetValueOrDefault(of.Id, (of, 0m, 0m));
        _shifts[of.Id] = (of, before.Item2 + (sign * goal.Target.Value), before.Item3 + (sign * (goal.Target.Denominator ?? 0m)));
    }

    private static bool IsCoarsest(Goal goal, List<Goal> own) => !own.Exists(other => other != goal && other.ObjectiveId == goal.ObjectiveId && other.MetricId == goal.MetricId
        && other.PeriodKey.Length > 4 && other.PeriodFirst <= goal.PeriodFirst && other.PeriodLast >= goal.PeriodLast);

    /// <summary>The units from either side up to where both paths meet, which keeps its number.</summary>
    private static IEnumerable<(UnitId Unit, int Sign)> Paths(IReadOnlyDictionary<UnitId, UnitOnDay> units, OrganizationOnDay organization, UnitId left, UnitId joined)
    {
        for (UnitId? unit = left; unit is { } id && !organization.IsUnder(joined, id); unit = units.GetValueOrDefault(id)?.ParentId) yield return (id, -1);
        for (UnitId? unit = joined; unit is { } id && !organization.IsUnder(left, id); unit = units.GetValueOrDefault(id)?.ParentId) yield return (id, 1);
    }
}
