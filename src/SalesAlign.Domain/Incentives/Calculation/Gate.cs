using System.Text.Json.Serialization;
using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>What a shut gate withholds.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GateEffect>))]
public enum GateEffect
{
    /// <summary>The component pays nothing.</summary>
    Pays,

    /// <summary>A commission pays its base rate on everything instead of its table.</summary>
    Accelerates,
}

/// <summary>
/// A metric's value that must be reached. The metric is named by its key among the participant's metrics, or is the component's own
/// attainment (<see cref="Attainment"/>). A metric without a value keeps the gate shut and is reported as a finding.
/// </summary>
public sealed record Gate
{
    public const string Attainment = "attainment";

    public Gate(string metric, decimal atLeast, GateEffect effect = GateEffect.Pays)
    {
        RuleViolation.Unless(!string.IsNullOrWhiteSpace(metric), "gate.no_metric");
        (Metric, AtLeast, Effect) = (metric, atLeast, effect);
    }

    public string Metric { get; }

    public decimal AtLeast { get; }

    public GateEffect Effect { get; }
}
