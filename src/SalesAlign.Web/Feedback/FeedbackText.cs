namespace SalesAlign.Web.Feedback;

/// <summary>Texts of the field voice.</summary>
public sealed class FeedbackText;
