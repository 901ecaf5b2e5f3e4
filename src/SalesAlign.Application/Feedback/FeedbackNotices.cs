using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Feedback;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Feedback;

/// <summary>Tells people in the app what happened to an observation; nobody hears of what they did themselves.</summary>
internal static class FeedbackNotices
{
    public const string ToAnswer = "feedback.to_answer";
    public const string Assigned = "feedback.assigned";
    public const string Answered = "feedback.answered";
    public const string SupportedAnswered = "feedback.supported_answered";
    public const string Closed = "feedback.closed";
    public const string Reopened = "feedback.reopened";

    private const int LongestExcerpt = 80;

    public static void Tell(Work work, PersonId? person, string code, string name, FeedbackItem item)
    {
        if (person is not { } reader || reader == work.Actor.PersonId) return;
        work.Db.Notifications.Add(new Notification(reader, code, [name, Excerpt(item.Text)], $"/field-voice/{item.Id}", work.Now));
    }

    private static string Excerpt(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= LongestExcerpt ? line : string.Concat(line.AsSpan(0, LongestExcerpt), "…");
    }
}
