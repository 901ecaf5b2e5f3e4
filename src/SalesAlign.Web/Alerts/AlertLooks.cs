using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Alerts.Detection;
using SalesAlign.Web.Components;

namespace SalesAlign.Web.Alerts;

/// <summary>How grades, states and verdicts are shown, wherever they are: always colour, icon and word.</summary>
internal static class AlertLooks
{
    public static readonly IReadOnlyList<CaseState> Way = [CaseState.Detected, CaseState.Analysed, CaseState.Decided, CaseState.Acted, CaseState.Checked, CaseState.Closed];

    public static Tone Tone(this AlertGrade grade) => grade switch { AlertGrade.Critical => Components.Tone.Bad, AlertGrade.Serious => Components.Tone.Warn, _ => Components.Tone.Info };

    public static string Icon(this AlertGrade grade) => grade switch { AlertGrade.Critical => "error", AlertGrade.Serious => "warning", _ => "info" };

    public static Tone Tone(this CaseState state) => state switch { CaseState.Closed => Components.Tone.Good, CaseState.Dismissed => Components.Tone.Neutral, _ => Components.Tone.Info };

    public static Tone Tone(this CheckVerdict verdict) => verdict switch { CheckVerdict.CameBack => Components.Tone.Good, CheckVerdict.Better => Components.Tone.Warn, _ => Components.Tone.Bad };

    public static string Icon(this CheckVerdict verdict) => verdict switch { CheckVerdict.CameBack => "check-circle", CheckVerdict.Better => "arrow-up", _ => "error" };

    /// <summary>The page of a piece of evidence; null for a mere note.</summary>
    public static string? Href(this CaseEvidence evidence) => evidence.Path ?? (evidence.Id is { } id
        ? evidence.Kind switch
        {
            EvidenceKind.Deal => $"/data/deals/{id}",
            EvidenceKind.Goal => $"/goals/{id}",
            EvidenceKind.Feedback => $"/field-voice/{id}",
            EvidenceKind.Account => $"/accounts/{id}",
            EvidenceKind.Metric => $"/performance/figures?metric={id}",
            _ => null,
        }
        : null);
}
