using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Metrics;

namespace SalesAlign.Data.Metrics;

/// <summary>Which metrics are kept, and how far one change reaches in them.</summary>
public static class MetricKeeping
{
    /// <summary>
    /// Values that move with the day on which they are asked for (relative dates, the present state) are computed when they are looked at: kept, they
    /// would be wrong tomorrow without any change. So are broken ones, which have none.
    /// </summary>
    public static bool IsKept(Metric metric) => metric.Broken is null && metric.Rules.All(rule => !rule.Definition.IsLive());

    /// <summary>
    /// Whether a changed row touches only values of its own person and month. The first win of a customer does not: an earlier deal of somebody else takes
    /// it away. Neither do values that do not add up, of which every level above needs all of its rows.
    /// </summary>
    internal static bool IsLocal(Metric metric) => metric.AddsUp && metric.Rules.All(rule =>
        rule.Definition.Dataset is not (MetricDataset.FirstWins or MetricDataset.Accounts)
        && new[] { rule.Definition.Filter, rule.Definition.Of.Only, rule.Definition.By?.Only }.OfType<Filter>()
            .All(filter => !filter.Fields().Contains("newCustomer", StringComparer.OrdinalIgnoreCase)));

    /// <summary>Stands for the definitions with their days and for the calendar; values of another are not this metric's.</summary>
    public static string FingerprintOf(Metric metric, int fiscalStartMonth) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(metric.Rules, DomainJson.Options) + fiscalStartMonth)));
}
