using SalesAlign.Domain.Feedback;
using SalesAlign.Web.Components;

namespace SalesAlign.Web.Feedback;

/// <summary>Which tone and icon a state or decision has, the same on every page.</summary>
internal static class FeedbackLooks
{
    public static Tone Tone(FeedbackState state) => state switch
    {
        FeedbackState.New => Components.Tone.Info,
        FeedbackState.InProgress => Components.Tone.Warn,
        FeedbackState.Answered or FeedbackState.Closed => Components.Tone.Good,
        _ => Components.Tone.Bad,
    };

    public static string Icon(FeedbackState state) => state switch
    {
        FeedbackState.New => "info",
        FeedbackState.InProgress => "clock",
        FeedbackState.Answered => "check",
        FeedbackState.Closed => "check-circle",
        _ => "refresh",
    };

    public static Tone Tone(FeedbackDecision decision) => decision switch
    {
        FeedbackDecision.Adopted => Components.Tone.Good,
        FeedbackDecision.Planned => Components.Tone.Info,
        FeedbackDecision.Declined => Components.Tone.Warn,
        _ => Components.Tone.Neutral,
    };
}
