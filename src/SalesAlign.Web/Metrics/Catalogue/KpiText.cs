namespace SalesAlign.Web.Metrics.Catalogue;

/// <summary>Marks the texts of the KPI catalogue.</summary>
public sealed class KpiText;
