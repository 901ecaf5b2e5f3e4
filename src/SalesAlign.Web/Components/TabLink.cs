namespace SalesAlign.Web.Components;

/// <summary>One tab: a link, so that the choice lives in the URL.</summary>
public sealed record TabLink(string Key, string Text, string Href, int? Count = null);
