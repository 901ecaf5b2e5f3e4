using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>
/// A fixed amount or a percentage of credit per qualifying deal within a window, each time or only a person's first time, as long as the
/// budget lasts. A deal earns a fixed amount once, in proportion to the person's share. Exactly one of amount and percentage is given.
/// </summary>
public sealed record SpiffComponent : Component
{
    public decimal? AmountPerDeal { get; init; }

    /// <summary>Percent of credit.</summary>
    public decimal? PercentOfCredit { get; init; }

    public bool FirstTimeOnly { get; init; }

    public required DateRange Window { get; init; }

    /// <summary>For all participants together, granted in order of credit date, then deal; see <see cref="SpiffBudget"/>.</summary>
    public decimal? Budget { get; init; }

    internal override void Check()
    {
        base.Check();
        RuleViolation.Unless(AmountPerDeal is null != PercentOfCredit is null, "spiff.amount_or_percentage", Name);
        RuleViolation.Unless((AmountPerDeal ?? PercentOfCredit) > 0, "spiff.pays_nothing", Name);
        RuleViolation.Unless(Budget is null or >= 0, "spiff.negative_budget", Name, Budget ?? 0);
        RuleViolation.Unless(Gates.All(gate => gate.Effect == GateEffect.Pays), "gate.nothing_to_accelerate", Name);
    }
}
