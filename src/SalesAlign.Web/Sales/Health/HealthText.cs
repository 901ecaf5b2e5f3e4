namespace SalesAlign.Web.Sales.Health;

/// <summary>Marks the texts of data health.</summary>
public sealed class HealthText;
