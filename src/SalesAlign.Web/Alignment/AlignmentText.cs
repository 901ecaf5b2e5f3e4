namespace SalesAlign.Web.Alignment;

/// <summary>Marks the texts of this feature.</summary>
public sealed class AlignmentText;
