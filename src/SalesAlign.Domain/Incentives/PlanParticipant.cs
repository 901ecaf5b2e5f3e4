using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Incentives;

/// <summary>
/// A person's time in a plan: from a day to a day, with the quotas to reach and the variable pay at 100 %. For part of a period both are
/// prorated by calendar days; rates are not.
/// </summary>
public sealed class PlanParticipant
{
    private PlanParticipant()
    {
        Quotas = [];
        TargetIncentives = [];
    }

    public PlanParticipant(IncentivePlanId plan, PersonId person, DateRange time, IReadOnlyList<PeriodAmount> quotas, IReadOnlyList<PeriodAmount> targetIncentives)
    {
        Id = Guid.CreateVersion7();
        PlanId = plan;
        PersonId = person;
        From = time.From;
        To = time.To;
        Quotas = Checked(quotas);
        TargetIncentives = Checked(targetIncentives);
    }

    public Guid Id { get; private set; }

    public IncentivePlanId PlanId { get; private set; }

    public PersonId PersonId { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly? To { get; private set; }

    /// <summary>Credit to reach, by stretch of days, in the plan's currency.</summary>
    public IReadOnlyList<PeriodAmount> Quotas { get; private set; }

    /// <summary>Variable pay at 100 %, by stretch of days, in the plan's currency.</summary>
    public IReadOnlyList<PeriodAmount> TargetIncentives { get; private set; }

    public DateRange Time => new(From, To);

    public void Change(DateRange time, IReadOnlyList<PeriodAmount> quotas, IReadOnlyList<PeriodAmount> targetIncentives)
    {
        From = time.From;
        To = time.To;
        Quotas = Checked(quotas);
        TargetIncentives = Checked(targetIncentives);
    }

    private static IReadOnlyList<PeriodAmount> Checked(IReadOnlyList<PeriodAmount> amounts)
    {
        foreach (var amount in Elements.Checked(amounts))
        {
            RuleViolation.Unless(amount.Amount >= 0, "participant.negative_amount", amount.Amount);
            RuleViolation.Unless(amount.Last >= amount.First, "range.ends_before_it_begins", amount.First, amount.Last);
        }
        return [.. amounts];
    }
}
