namespace SalesAlign.Web.Incentives.Recognition;

/// <summary>Marks the texts of contests and honours.</summary>
public sealed class RecognitionText;
