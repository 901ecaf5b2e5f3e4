namespace SalesAlign.Web.Home;

/// <summary>Marks the texts of the three homes.</summary>
public sealed class HomeText;
