using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Evaluation;

namespace SalesAlign.Application.Metrics;

/// <summary>What a page needs to name and show a metric.</summary>
public sealed record MetricFacts(
    MetricId Id, string Name, string Description, MetricMeasure Measure, MetricUnit Unit, Direction Direction, int CadenceDays, ProductGrouping? Grouping, string? GroupValue,
    bool IsRetired)
{
    public bool IsRatio => Measure is MetricMeasure.SeriesShare or MetricMeasure.AverageCycleDays;

    internal static MetricFacts Of(Metric metric) => new(
        metric.Id, metric.Name, metric.Description, metric.Measure, metric.Unit, metric.Direction, metric.CadenceDays, metric.Grouping, metric.GroupValue, metric.IsRetired);
}
