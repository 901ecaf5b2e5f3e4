using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Domain.Incentives;

/// <summary>How much of a cancelled deal's pay a plan takes back. A plan without terms of its own takes back all of it within a year.</summary>
public sealed class PlanClawback
{
    public static readonly ClawbackRule Usual = new(ClawbackShare.Full, 365);

    private PlanClawback()
    {
    }

    public PlanClawback(IncentivePlanId plan, ClawbackRule rule)
    {
        PlanId = plan;
        Change(rule);
    }

    public IncentivePlanId PlanId { get; private set; }

    public ClawbackShare Share { get; private set; }

    /// <summary>Days after the credit within which a cancellation counts, the last included.</summary>
    public int WindowDays { get; private set; }

    public decimal Percent { get; private set; }

    public ClawbackRule Rule => new(Share, WindowDays, Percent);

    public void Change(ClawbackRule rule) => (Share, WindowDays, Percent) = (rule.Share, rule.WindowDays, rule.Percent);
}
