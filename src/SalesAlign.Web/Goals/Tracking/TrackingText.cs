namespace SalesAlign.Web.Goals.Tracking;

/// <summary>The texts of tracking.</summary>
public sealed class TrackingText;
