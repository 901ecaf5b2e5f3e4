using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>A metric of a scorecard: its key among the participant's metrics (as attainment), its weight in percent and its own curve.</summary>
public sealed record ScorecardMetric(string Metric, decimal Weight, Curve Curve);

/// <summary>Target incentive × weight × Σ(metric weight × curve of that metric's attainment). Refuses metric weights that do not total 100 %.</summary>
public sealed record ScorecardComponent : Component
{
    public decimal Weight { get; init; } = 100m;

    public required IReadOnlyList<ScorecardMetric> Metrics
    {
        get;
        init
        {
            value = Elements.Checked(value);
            RuleViolation.Unless(value.Count > 0 && value.All(metric => metric is { Weight: > 0, Curve: not null } && !string.IsNullOrWhiteSpace(metric.Metric)), "scorecard.metric_without_weight_or_curve");
            RuleViolation.Unless(value.Sum(metric => metric.Weight) == 100m, "scorecard.weights_not_100", value.Sum(metric => metric.Weight));
            field = [.. value];
        }
    }

    internal override void Check()
    {
        base.Check();
        RuleViolation.Unless(Weight is > 0 and <= 100, "scorecard.weight_out_of_range", Name, Weight);
        RuleViolation.Unless(Gates.All(gate => gate.Effect == GateEffect.Pays), "gate.nothing_to_accelerate", Name);
    }
}
