using System.Globalization;
using Microsoft.Extensions.Localization;
using SalesAlign.Application.Notifications;

namespace SalesAlign.Web.Notifications;

/// <summary>Words a notification in the reader's language, by its code.</summary>
internal static class NotificationWording
{
    public static string Of(ListNotifications.Item item, IStringLocalizer<NotificationText> texts)
    {
        var text = texts[$"Notice.{item.Code}"];
        return text.ResourceNotFound ? string.Join(" · ", item.Arguments) : string.Format(CultureInfo.CurrentCulture, text.Value, [.. item.Arguments]);
    }
}
