namespace SalesAlign.Web.Components;

/// <summary>One step of the way to a page; the last has no link.</summary>
public sealed record Crumb(string Text, string? Href = null);
