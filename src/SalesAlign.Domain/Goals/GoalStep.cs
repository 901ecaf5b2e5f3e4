using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Goals;

/// <summary>What happened to a goal's number.</summary>
public enum GoalStepKind
{
    Set,

    /// <summary>It was made from another goal.</summary>
    Copied,

    /// <summary>It counts to another goal from now on, because its owner belongs elsewhere.</summary>
    Moved,

    /// <summary>It was put into a later period.</summary>
    Postponed,

    /// <summary>A new version of an agreed number was put on the table.</summary>
    Proposed,
    Offered,
    Countered,
    Agreed,
    Decided,

    /// <summary>Changed by whoever has nobody left to ask: at the top of a cascade.</summary>
    Revised,

    /// <summary>The new version was taken off the table; what was agreed stays.</summary>
    Withdrawn,
    Closed,
}

/// <summary>One step in the negotiation of a goal: who put which number on the table, when, and why. Never changed afterwards.</summary>
public sealed class GoalStep
{
    private GoalStep()
    {
    }

    internal GoalStep(GoalId goal, GoalStepKind kind, GoalTarget number, PersonId? by, DateTimeOffset at, string? reason, int revision)
    {
        Id = GoalStepId.New();
        GoalId = goal;
        Kind = kind;
        Value = number.Value;
        Denominator = number.Denominator;
        By = by;
        At = at;
        Reason = reason;
        Revision = revision;
    }

    public GoalStepId Id { get; private set; }

    public GoalId GoalId { get; private set; }

    public GoalStepKind Kind { get; private set; }

    public decimal Value { get; private set; }

    public decimal? Denominator { get; private set; }

    /// <summary>Empty where the system itself acted.</summary>
    public PersonId? By { get; private set; }

    public DateTimeOffset At { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>The version of the goal that the step belongs to.</summary>
    public int Revision { get; private set; }
}
