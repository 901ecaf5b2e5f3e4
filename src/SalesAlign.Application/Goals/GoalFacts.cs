using SalesAlign.Application.Access;
using SalesAlign.Application.Metrics;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Goals;

/// <summary>A goal as lists show it: whose, how much, and where it stands.</summary>
/// <param name="Target">What is compared: the amount or count, or the ratio.</param>
/// <param name="Proposed">A new version on the table while the agreed number still counts.</param>
/// <param name="RespondBy">The day by which its owner is to answer what is on the table.</param>
public sealed record GoalFacts(
    GoalId Id, ObjectiveId ObjectiveId, MetricFacts Metric, UnitId? UnitId, PersonId? PersonId, string Owner, string Period, decimal Target, decimal TargetValue,
    decimal? TargetDenominator, decimal? Counter, decimal OverAssignmentPercent, GoalState State, GoalId? ParentId, Standing Standing, uint Version, int Revision, GoalChange Change, decimal? Proposed, DateOnly? RespondBy)
{
    internal static GoalFacts Of(Goal goal, MetricFacts metric, string owner, Standing standing, uint version) => new(
        goal.Id, goal.ObjectiveId, metric, goal.UnitId, goal.PersonId, owner, goal.PeriodKey, goal.Target.Measure, goal.TargetValue, goal.TargetDenominator,
        goal.Counter?.Measure, goal.OverAssignmentPercent, goal.State, goal.ParentId, standing, version, goal.Revision, goal.Change,
        goal.Change == GoalChange.None ? null : goal.OnTable.Measure, goal.RespondBy);
}

internal static class GoalScope
{
    public static bool Includes(this Scope scope, Goal goal) => goal.PersonId is { } person ? scope.Includes(person) : scope.Includes(goal.UnitId!.Value);
}
