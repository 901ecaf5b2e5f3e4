namespace SalesAlign.Web.Alerts;

/// <summary>Marks the texts of this feature.</summary>
public sealed class AlertText;
