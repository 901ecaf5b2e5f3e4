using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Goals;

/// <summary>What changes an agreed goal: always with a reason, always as a new version, and the number that was agreed counts until the new one is.</summary>
public sealed partial class Goal
{
    /// <summary>Puts a new version of an agreed number on the table; the agreed one counts until somebody agrees or decides.</summary>
    /// <exception cref="RuleViolation">The goal is not agreed, its period is over and counted, or there is no reason.</exception>
    public void ProposeChange(GoalTarget target, string reason, PersonId? by, DateTimeOffset now, DateOnly? respondBy = null)
    {
        MustBeAgreed();
        MustGiveReason(reason);
        MustFitShape(target);
        RuleViolation.Unless(target != Target, "goal.change_is_none");
        ProposedValue = target.Value;
        ProposedDenominator = target.Denominator;
        CounterValue = CounterDenominator = null;
        Change = GoalChange.Offered;
        RespondBy = respondBy;
        Record(GoalStepKind.Proposed, by, now, reason, target);
    }

    /// <summary>Takes a proposed new version off the table; what was agreed stays.</summary>
    public void WithdrawChange(string? reason, PersonId? by, DateTimeOffset now)
    {
        RuleViolation.Unless(Change != GoalChange.None, "goal.nothing_proposed");
        var proposed = OnTable;
        Record(GoalStepKind.Withdrawn, by, now, reason, proposed);
        ClearProposal();
    }

    /// <summary>A new version that needs nobody's answer, at the top of a cascade.</summary>
    public void Revise(GoalTarget target, string reason, PersonId? by, DateTimeOffset now)
    {
        MustBeAgreed();
        MustGiveReason(reason);
        RuleViolation.Unless(target != Target, "goal.change_is_none");
        Take(target);
        ClearProposal();
        Revision++;
        Record(GoalStepKind.Revised, by, now, reason);
    }

    /// <summary>The day by which its owner is to answer what is on the table.</summary>
    public void WantAnswerBy(DateOnly day)
    {
        RuleViolation.Unless(IsOnTable, "goal.nothing_on_offer");
        RespondBy = day;
    }

    /// <summary>How much more than it is given out below; true where that changes.</summary>
    public bool GivesOut(decimal overAssignmentPercent)
    {
        RuleViolation.Unless(overAssignmentPercent is >= 0 and <= 100, "goal.over_assignment_out_of_range", overAssignmentPercent);
        if (overAssignmentPercent == OverAssignmentPercent) return false;
        OverAssignmentPercent = overAssignmentPercent;
        return true;
    }

    /// <summary>From now on it counts to another goal, because its owner belongs elsewhere; number and history stay.</summary>
    public void HangUnder(GoalId? parent, string reason, PersonId? by, DateTimeOffset now)
    {
        RuleViolation.Unless(State != GoalState.Closed, "goal.closed_stays");
        RuleViolation.Unless(parent != Id, "goal.own_parent");
        MustGiveReason(reason);
        if (parent == ParentId) return;
        ParentId = parent;
        Record(GoalStepKind.Moved, by, now, reason);
    }

    /// <summary>Puts it into a later period. Whoever agreed to it for another time is asked again.</summary>
    /// <exception cref="RuleViolation">The period is not later or of another kind, the goal is closed, or there is no reason.</exception>
    public void PostponeTo(Period later, GoalId? parent, string reason, PersonId? by, DateTimeOffset now)
    {
        RuleViolation.Unless(State != GoalState.Closed, "goal.closed_stays");
        MustGiveReason(reason);
        if (later.First <= PeriodFirst) throw new RuleViolation("goal.not_later", later.Key) { Field = "Period" };
        if (later.Key.Length != PeriodKey.Length || (later.Key.Length > 5 && later.Key[5] != PeriodKey[5])) throw new RuleViolation("goal.other_length", later.Key) { Field = "Period" };
        Record(GoalStepKind.Postponed, by, now, $"{PeriodKey} → {later.Key}: {reason.Trim()}");
        PeriodKey = later.Key;
        PeriodFirst = later.First;
        PeriodLast = later.Last;
        ParentId = parent;
        ClearProposal();
        if (State == GoalState.Draft) return;
        State = GoalState.Offered;
        Record(GoalStepKind.Offered, by, now, null);
    }

    /// <summary>A draft for another period with the same owner, shape and metric; the reason says where the number comes from.</summary>
    public Goal CopyTo(GoalId id, Period period, GoalTarget target, GoalId? parent, string reason, PersonId? by, DateTimeOffset now)
    {
        MustGiveReason(reason);
        RuleViolation.Unless(period.Key != PeriodKey, "goal.same_period", period.Key);
        var copy = new Goal(id, ObjectiveId, MetricId, UnitId, PersonId, period, Shape, target, parent, OverAssignmentPercent, by, now);
        copy.Record(GoalStepKind.Copied, by, now, reason);
        return copy;
    }

    private void Settle(GoalTarget settled)
    {
        if (Change != GoalChange.None)
        {
            if (settled != Target) Revision++;
            ProposedValue = ProposedDenominator = null;
            Change = GoalChange.None;
        }
        Take(settled);
        State = GoalState.Agreed;
        RespondBy = null;
    }

    private void ClearProposal()
    {
        ProposedValue = ProposedDenominator = null;
        Change = GoalChange.None;
        RespondBy = null;
    }

    private void MustBeAgreed()
    {
        RuleViolation.Unless(State != GoalState.Closed, "goal.closed_stays");
        RuleViolation.Unless(State == GoalState.Agreed, "goal.not_agreed_yet");
    }
}
