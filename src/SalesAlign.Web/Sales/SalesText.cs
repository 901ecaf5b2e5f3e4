namespace SalesAlign.Web.Sales;

/// <summary>Texts of the pages on deals and products.</summary>
public sealed class SalesText;
