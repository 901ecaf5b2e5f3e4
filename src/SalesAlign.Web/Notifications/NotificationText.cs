namespace SalesAlign.Web.Notifications;

/// <summary>Wording of notifications, under the key <c>Notice.</c> followed by the code.</summary>
public sealed class NotificationText;
