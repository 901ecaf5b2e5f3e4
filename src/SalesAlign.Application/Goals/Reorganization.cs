using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Goals;

/// <summary>A goal that a move touches, before and after.</summary>
/// <param name="Moves">The person's own goal, which counts to another unit from then on; else a unit's goal whose number changes.</param>
public sealed record ReorganizedGoal(
    GoalId Id, Domain.Strategy.ObjectiveId Objective, string ObjectiveTitle, string Owner, string Period, bool Moves, decimal Before, decimal After, string? FromUnit, string? ToUnit, GoalState State);

/// <summary>
/// What a person's move does to goals. Only periods that begin on the day or later change place; those under way and those that are over stay with the unit of their
/// time, and so do their results. Where targets follow, the units on both sides change by the same amount, so that everything above the two stays as it is.
/// </summary>
internal sealed class Reorganization
{
    private readonly List<(Goal Goal, Goal? NewParent, Goal? OldParent)> _moves = [];
    private readonly Dictionary<GoalId, (Goal Goal, decimal Value, decimal Denominator)> _shifts = [];

    public IReadOnlyList<(Goal Goal, Goal? NewParent, Goal? OldParent)> Moves => _moves;

    /// <summary>Goals of units, with what is added to them.</summary>
    public IEnumerable<(Goal Goal, GoalTarget After)> Shifts => _shifts.Values.Where(shift => shift.Value != 0 || shift.Denominator != 0)
        .Select(shift => (shift.Goal, new GoalTarget(Math.Max(0m, shift.Goal.Target.Value + shift.Value), shift.Goal.Target.Denominator is { } whole ? Math.Max(1m, whole + shift.Denominator) : null)));

    public static async Task<Reorganization> OfAsync(Work work, PersonId person, UnitId to, DateOnly from, bool targetsFollow, CancellationToken cancel)
    {
        var plan = new Reorganization();
        var own = await work.Db.Goals.Where(g => g.PersonId == person && g.PeriodFirst >= from && g.State != GoalState.Closed).OrderBy(g => g.PeriodFirst).ToListAsync(cancel);
        if (own.Count == 0) return plan;
        var objectives = own.Select(g => g.ObjectiveId).Distinct().ToList();
        var (first, last) = (own.Min(g => g.PeriodFirst), own.Max(g => g.PeriodLast));
        var units = (await work.Db.Goals.Where(g => g.UnitId != null && objectives.Contains(g.ObjectiveId) && g.PeriodLast >= first && g.PeriodFirst <= last && g.State != GoalState.Closed).ToListAsync(cancel))
            .ToDictionary(g => (g.ObjectiveId, g.MetricId, g.PeriodKey, g.UnitId!.Value));
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
            foreach (var (unit, sign) in Paths(parents, organization, left, to))
            {
                plan.Shift(units.GetValueOrDefault((goal.ObjectiveId, goal.MetricId, goal.PeriodKey, unit)), goal, sign);
                // A year that is under way changes by those of its parts that move: quarters where there are any, else what there is.
                if (goal.PeriodKey.Length > 4 && IsCoarsest(goal, own)) plan.Shift(units.GetValueOrDefault((goal.ObjectiveId, goal.MetricId, goal.PeriodKey[..4], unit)) is { } year && year.PeriodFirst < from ? year : null, goal, sign);
            }
        }
        return plan;
    }

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
