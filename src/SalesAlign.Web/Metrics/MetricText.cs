namespace SalesAlign.Web.Metrics;

/// <summary>Texts of metrics and performance.</summary>
public sealed class MetricText;
