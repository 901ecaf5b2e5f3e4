namespace SalesAlign.Web.Components.Filters;

/// <summary>Texts of filters: fields, comparisons, and the refusals of both.</summary>
public sealed class FilterText;
