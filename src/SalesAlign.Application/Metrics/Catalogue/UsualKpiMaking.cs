using System.Text.Json;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Catalogue;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics.Catalogue;

/// <summary>Makes KPIs of the usual catalogue a company's own, with the metrics that compute them.</summary>
internal static class UsualKpiMaking
{
    /// <summary>Products of a series or tier.</summary>
    public static Filter? Products(string? series, string? tier) =>
        !string.IsNullOrWhiteSpace(series) ? Filter.Where("series", FilterOperator.Equal, series) : !string.IsNullOrWhiteSpace(tier) ? Filter.Where("tier", FilterOperator.Equal, tier) : null;

    /// <summary>The metric that already means the same, or a new one under the KPI's name.</summary>
    public static (Metric Metric, bool IsNew) MetricFor(UsualKpi usual, string name, IReadOnlyList<Metric> known, Func<MetricId> id)
    {
        var definition = usual.Definition!.Checked();
        var text = Text(definition with { Groupings = [] });
        if (known.FirstOrDefault(metric => !metric.IsRetired && Text(metric.Definition with { Groupings = [] }) == text) is { } same) return (same, false);
        var free = name;
        for (var i = 2; known.Any(metric => metric.Name == free); i++) free = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name} ({i})");
        var made = new Metric(id(), free, definition);
        made.Describe(free, "", usual.Direction, made.CadenceDays);
        return (made, true);
    }

    public static KpiTerms TermsOf(UsualKpi usual, PersonId owner, Metric? metric)
    {
        var (english, chinese) = UsualKpiWords.Of(usual.Code);
        return new(
            english, chinese, usual.Type, usual.Source, metric?.Unit ?? usual.Unit, metric?.Direction ?? usual.Direction, usual.Cadence, usual.Level, owner, usual.DueDays, metric?.Id,
            usual.UnitsOf, usual.Reporter, IsStrategic: usual.IsStrategic, IsRevenue: usual.IsRevenue);
    }

    private static string Text(MetricDefinition definition) => JsonSerializer.Serialize(definition, DomainJson.Options);
}
