using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>
/// Target incentive × weight × curve(attainment). Attainment is credit ÷ quota over the window, or a metric of the participant when
/// <see cref="AttainmentOf"/> names one. Exactly one of curve and grid is given.
/// </summary>
public sealed record TargetBonusComponent : Component
{
    /// <summary>Share of the target incentive in percent.</summary>
    public decimal Weight { get; init; } = 100m;

    public Accumulation Accumulation { get; init; } = Accumulation.Period;

    public Curve? Curve { get; init; }

    public PayoutGrid? Grid { get; init; }

    public string? AttainmentOf { get; init; }

    internal override void Check()
    {
        base.Check();
        RuleViolation.Unless(Curve is null != Grid is null, "target_bonus.curve_or_grid", Name);
        RuleViolation.Unless(Weight is > 0 and <= 100, "target_bonus.weight_out_of_range", Name, Weight);
        RuleViolation.Unless(Accumulation != Accumulation.Deal, "target_bonus.per_deal", Name);
        RuleViolation.Unless(Gates.All(gate => gate.Effect == GateEffect.Pays), "gate.nothing_to_accelerate", Name);
    }
}
