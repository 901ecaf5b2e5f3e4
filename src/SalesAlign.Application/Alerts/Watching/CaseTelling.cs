using SalesAlign.Application.Common;
using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Alerts.Watching;

/// <summary>Tells people of a case in the app, and writes on the case who was told and when. In quiet hours the word waits until they end.</summary>
internal static class CaseTelling
{
    public static void Tell(Work work, Company company, AlertCase alert, PersonId? person, CaseNoticeReason reason)
    {
        if (person is not { } reader || reader == work.Actor.PersonId) return;
        var now = work.Now;
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(company.TimeZone, out var known) ? known : TimeZoneInfo.Utc;
        var at = new QuietHours(company.QuietFrom, company.QuietTo).NextAllowed(now, zone);
        alert.Tell(reader, reason, now, at);
        work.Db.Notifications.Add(new Notification(reader, $"alerts.{Code(reason)}", [alert.SubjectName, alert.Title, work.Actor.Name], $"/performance/alerts/{alert.Id}", at));
    }

    private static string Code(CaseNoticeReason reason) => reason switch
    {
        CaseNoticeReason.Raised => "raised",
        CaseNoticeReason.Worsened => "worsened",
        CaseNoticeReason.Escalated => "escalated",
        CaseNoticeReason.HandedOver => "handed_over",
        CaseNoticeReason.Returned => "returned",
        CaseNoticeReason.BackToNormal => "back_to_normal",
        _ => "action_given",
    };
}
