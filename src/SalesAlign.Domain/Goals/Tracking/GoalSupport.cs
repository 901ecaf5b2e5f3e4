using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Goals.Tracking;

/// <summary>A goal helps another one beside its primary parent: shown there, never counted twice.</summary>
public sealed class GoalSupport
{
    private GoalSupport()
    {
    }

    public GoalSupport(GoalId goal, GoalId supports)
    {
        RuleViolation.Unless(goal != supports, "goal.own_parent");
        GoalId = goal;
        SupportsId = supports;
    }

    public GoalId GoalId { get; private set; }

    public GoalId SupportsId { get; private set; }
}
