using System.Diagnostics.CodeAnalysis;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Metrics;

namespace SalesAlign.Domain.Incentives;

/// <summary>How a component names the value of a metric that it reads of a participant.</summary>
public enum MetricReading
{
    /// <summary>The metric's own value, such as a retention of 0.9; what gates usually ask.</summary>
    Value,

    /// <summary>The metric's value ÷ the person's goal for it; what scorecards and contests usually count.</summary>
    Attainment,

    /// <summary>The same of the person's unit; what a team pool pays by.</summary>
    TeamAttainment,
}

/// <summary>
/// The keys under which gates, curves, scorecards and contests find a participant's values: credit ÷ quota of the person or of the person's
/// team, or a metric by its id and how it is read.
/// </summary>
public static class MetricKey
{
    /// <summary>The person's credit ÷ quota of the period.</summary>
    public const string OwnAttainment = Gate.Attainment;

    /// <summary>Credit ÷ quota of everybody in the person's unit together.</summary>
    public const string TeamAttainment = "team.attainment";

    public static string Of(MetricId metric, MetricReading reading = MetricReading.Value) => reading switch
    {
        MetricReading.Value => metric.ToString(),
        MetricReading.Attainment => $"{metric}/goal",
        _ => $"{metric}/team",
    };

    public static bool TryRead(string key, [NotNullWhen(true)] out MetricId? metric, out MetricReading reading)
    {
        var parts = key.Split('/', 2);
        reading = parts.Length < 2 ? MetricReading.Value : parts[1] == "team" ? MetricReading.TeamAttainment : MetricReading.Attainment;
        metric = Guid.TryParse(parts[0], out var id) ? new MetricId(id) : null;
        return metric is not null;
    }
}
