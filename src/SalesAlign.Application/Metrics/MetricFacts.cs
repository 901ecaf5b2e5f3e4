using SalesAlign.Application.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Evaluation;

namespace SalesAlign.Application.Metrics;

/// <summary>What a page needs to name and show a metric.</summary>
/// <param name="Version">Number of the latest version, whose definition this is.</param>
/// <param name="Broken">Why it cannot be computed, such as a field that no longer exists; null for a sound metric.</param>
public sealed record MetricFacts(
    MetricId Id, string Name, string Description, MetricDefinition Definition, MetricUnit Unit, Direction Direction, int CadenceDays, bool IsRetired, int Version = 1,
    Problem? Broken = null)
{
    public bool IsRatio => Definition.IsRatio();

    public bool AddsUp => Definition.AddsUp();

    internal static MetricFacts Of(Metric metric) => new(
        metric.Id, metric.Name, metric.Description, metric.Definition, metric.Unit, metric.Direction, metric.CadenceDays, metric.IsRetired, metric.Current.Number,
        metric.Broken is { } broken ? new Problem(broken.Code, broken.Field, null, [.. broken.Arguments]) : null);
}
