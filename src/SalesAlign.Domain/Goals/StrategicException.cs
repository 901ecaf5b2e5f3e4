using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Domain.Goals;

/// <summary>How a unit is compensated for a deal that is poor for it.</summary>
public enum ExceptionCompensation
{
    /// <summary>Its target becomes smaller by the amount.</summary>
    SmallerTarget,

    /// <summary>The amount counts as if it had been reached.</summary>
    Credit,
}

/// <summary>How far a strategic exception has come.</summary>
public enum ExceptionState
{
    Asked,
    Granted,
    Refused,
}

/// <summary>
/// A deal that is poor for the unit that carries it and good for the company: its goal is compensated, marked and with a reason, so that the numbers do not punish
/// what the strategy asks for.
/// </summary>
public sealed class StrategicException
{
    private StrategicException()
    {
        Reason = "";
    }

    /// <exception cref="RuleViolation">The reason is missing or the amount is not positive.</exception>
    public StrategicException(StrategicExceptionId id, DealId deal, GoalId goal, ExceptionCompensation compensation, decimal amount, string reason, PersonId by, DateTimeOffset now)
        : this()
    {
        if (reason.Trim().Length == 0) throw new RuleViolation("goal.no_reason") { Field = "Reason" };
        if (amount <= 0) throw new RuleViolation("exception.amount_not_positive", amount) { Field = "Amount" };
        Id = id;
        DealId = deal;
        GoalId = goal;
        Compensation = compensation;
        Amount = amount;
        Reason = reason.Trim();
        AskedBy = by;
        AskedAt = now;
    }

    public StrategicExceptionId Id { get; private set; }

    public DealId DealId { get; private set; }

    public GoalId GoalId { get; private set; }

    public ExceptionCompensation Compensation { get; private set; }

    /// <summary>In the unit of the goal's metric.</summary>
    public decimal Amount { get; private set; }

    public string Reason { get; private set; }

    public ExceptionState State { get; private set; }

    public PersonId AskedBy { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }

    public PersonId? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? Decision { get; private set; }

    /// <summary>Whoever stands above grants or refuses it, with a reason; once.</summary>
    public void Decide(bool granted, string reason, PersonId by, DateTimeOffset now)
    {
        RuleViolation.Unless(State == ExceptionState.Asked, "exception.decided_already");
        if (reason.Trim().Length == 0) throw new RuleViolation("goal.no_reason") { Field = "Reason" };
        State = granted ? ExceptionState.Granted : ExceptionState.Refused;
        DecidedBy = by;
        DecidedAt = now;
        Decision = reason.Trim();
    }

    /// <summary>What the goal's target is once it is granted.</summary>
    /// <exception cref="RuleViolation">Nothing would be left of the target.</exception>
    public GoalTarget Apply(GoalTarget target)
    {
        if (Compensation == ExceptionCompensation.Credit) return target;
        RuleViolation.Unless(Amount < target.Value, "exception.nothing_left", Amount, target.Value);
        return new GoalTarget(target.Value - Amount, target.Denominator);
    }
}
