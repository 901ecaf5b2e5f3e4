using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Goals;

/// <summary>What happened to a goal's number.</summary>
public enum GoalStepKind
{
    Set,
    Offered,
    Countered,
    Agreed,
    Decided,
    Closed,
}

/// <summary>One step in the negotiation of a goal: who put which number on the table, when, and why. Never changed afterwards.</summary>
public sealed class GoalStep
{
    private GoalStep()
    {
    }

    internal GoalStep(GoalId goal, GoalStepKind kind, GoalTarget number, PersonId? by, DateTimeOffset at, string? reason)
    {
        Id = GoalStepId.New();
        GoalId = goal;
        Kind = kind;
        Value = number.Value;
        Denominator = number.Denominator;
        By = by;
        At = at;
        Reason = reason;
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
}
