using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Goals.Tracking;

/// <summary>A goal helps another one beside its primary parent: shown there, never counted twice.</summary>
public sealed class GoalSupport
{
    private GoalSupport()
    {
    }

    /// <param name="kind">How the two lock into each other, where what they are about does not say.</param>
    public GoalSupport(GoalId goal, GoalId supports, InterlockKind? kind = null)
    {
        RuleViolation.Unless(goal != supports, "goal.own_parent");
        GoalId = goal;
        SupportsId = supports;
        Kind = kind;
    }

    public GoalId GoalId { get; private set; }

    public GoalId SupportsId { get; private set; }

    /// <summary>Chosen by hand; what the two goals are about goes first.</summary>
    public InterlockKind? Kind { get; private set; }

    public void TakeAs(InterlockKind? kind) => Kind = kind;
}
