namespace SalesAlign.Web.Metrics;

/// <summary>Marks the texts of this feature.</summary>
public sealed class MetricText;
