namespace SalesAlign.Web.Sales.Import;

/// <summary>Texts of the pages that bring data in.</summary>
public sealed class ImportText;
