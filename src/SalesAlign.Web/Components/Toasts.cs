using Radzen;

namespace SalesAlign.Web.Components;

/// <summary>Short messages that go away by themselves; a refusal belongs beside its field, not here.</summary>
public sealed class Toasts(NotificationService notifications)
{
    public void Done(string title, string? detail = null) => Show(NotificationSeverity.Success, title, detail, 4000);

    public void Note(string title, string? detail = null) => Show(NotificationSeverity.Info, title, detail, 5000);

    public void Warn(string title, string? detail = null) => Show(NotificationSeverity.Warning, title, detail, 8000);

    public void Failed(string title, string? detail = null) => Show(NotificationSeverity.Error, title, detail, 12000);

    private void Show(NotificationSeverity severity, string title, string? detail, double milliseconds) =>
        notifications.Notify(new NotificationMessage { Severity = severity, Summary = title, Detail = detail ?? "", Duration = milliseconds, CloseOnClick = true });
}
