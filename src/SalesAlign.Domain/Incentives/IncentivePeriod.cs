using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Incentives;

/// <summary>How far the pay of a period has come.</summary>
public enum IncentivePeriodState
{
    Open,
    Calculated,
    InReview,
    Approved,
    Closed,
}

/// <summary>
/// A pay period: open → calculated → in review → approved → closed. Until it is approved it may be calculated again, which replaces its
/// result. Closed is final: what changes later is paid as an adjustment in the next open period.
/// </summary>
public sealed class IncentivePeriod
{
    private IncentivePeriod()
    {
        Key = "";
    }

    public IncentivePeriod(Period period)
    {
        Id = IncentivePeriodId.New();
        Key = period.Key;
        Kind = period.Kind;
        First = period.First;
        Last = period.Last;
    }

    public IncentivePeriodId Id { get; private set; }

    /// <summary>The fiscal period's key, such as 2026-Q3.</summary>
    public string Key { get; private set; }

    public PeriodKind Kind { get; private set; }

    public DateOnly First { get; private set; }

    public DateOnly Last { get; private set; }

    public IncentivePeriodState State { get; private set; }

    public PersonId? CalculatedBy { get; private set; }

    public DateTimeOffset? CalculatedAt { get; private set; }

    public PersonId? ReviewedBy { get; private set; }

    public DateTimeOffset? ReviewedAt { get; private set; }

    public PersonId? ApprovedBy { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    public PersonId? ClosedBy { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>A new result replaces what was there; a review that had begun starts over.</summary>
    public void Calculate(PersonId by, DateTimeOffset at)
    {
        RefuseCalculation();
        State = IncentivePeriodState.Calculated;
        CalculatedBy = by;
        CalculatedAt = at;
        (ReviewedBy, ReviewedAt, ApprovedBy, ApprovedAt) = (null, null, null, null);
    }

    /// <summary>Throws where a calculation would overwrite what was approved or paid.</summary>
    public void RefuseCalculation()
    {
        RuleViolation.Unless(State != IncentivePeriodState.Closed, "incentive_period.closed", Key);
        RuleViolation.Unless(State != IncentivePeriodState.Approved, "incentive_period.approved", Key);
    }

    /// <summary>Hands the result to those whom it pays and their managers.</summary>
    public void Review(PersonId by, DateTimeOffset at)
    {
        RuleViolation.Unless(State == IncentivePeriodState.Calculated, "incentive_period.not_calculated", Key);
        State = IncentivePeriodState.InReview;
        ReviewedBy = by;
        ReviewedAt = at;
    }

    /// <summary>Four eyes: who calculated does not approve.</summary>
    public void Approve(PersonId by, DateTimeOffset at)
    {
        RuleViolation.Unless(State == IncentivePeriodState.InReview, "incentive_period.not_reviewed", Key);
        RuleViolation.Unless(CalculatedBy != by, "incentive_period.four_eyes");
        State = IncentivePeriodState.Approved;
        ApprovedBy = by;
        ApprovedAt = at;
    }

    /// <summary>Takes review or approval back, so that the period can be calculated again.</summary>
    public void Reject()
    {
        RuleViolation.Unless(State is IncentivePeriodState.InReview or IncentivePeriodState.Approved, "incentive_period.nothing_to_reject", Key);
        State = IncentivePeriodState.Calculated;
        (ReviewedBy, ReviewedAt, ApprovedBy, ApprovedAt) = (null, null, null, null);
    }

    public void Close(PersonId by, DateTimeOffset at)
    {
        RuleViolation.Unless(State == IncentivePeriodState.Approved, "incentive_period.not_approved", Key);
        State = IncentivePeriodState.Closed;
        ClosedBy = by;
        ClosedAt = at;
    }
}
