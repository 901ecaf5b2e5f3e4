namespace SalesAlign.Web.Components;

/// <summary>One thing on the line of sight: its kind ("Objective"), name, link, and a figure or status where it has one.</summary>
public sealed record SightStep(string Kind, string Name, string? Href = null, string? Figure = null, Rag? Status = null);
