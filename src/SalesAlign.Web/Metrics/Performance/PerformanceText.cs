namespace SalesAlign.Web.Metrics.Performance;

/// <summary>Texts of the pages that analyse performance.</summary>
public sealed class PerformanceText;
