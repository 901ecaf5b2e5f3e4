using SalesAlign.Domain.Alerts.Detection;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Alerts;

/// <summary>How far a case has come; each state is named by what has been done.</summary>
public enum CaseState
{
    Detected,
    Analysed,
    Decided,
    Acted,
    Checked,
    Closed,
    Dismissed,
}

/// <summary>The bones of the fishbone: where causes are looked for.</summary>
public enum CauseCategory
{
    People,
    Process,
    Product,
    Price,
    Customer,
    Competitor,
    Market,
    Data,
}

/// <summary>One cause found; external ones cannot be changed by the company itself, only answered.</summary>
/// <param name="IsRoot">One of those that explain the deviation; what is decided must answer it.</param>
/// <param name="Evidence">What bears it out.</param>
public sealed record CaseCause(CauseCategory Category, string Text, bool IsExternal, bool IsRoot, IReadOnlyList<CaseEvidence> Evidence)
{
    /// <summary>Whether a kind of cause usually lies outside of the company.</summary>
    public static bool UsuallyExternal(CauseCategory category) => category is CauseCategory.Customer or CauseCategory.Competitor or CauseCategory.Market;
}

/// <summary>A possible response, judged from 1 (low) to 5 (high) by how feasible it is and how much it would change.</summary>
public sealed record ResponseOption(Guid Id, string Text, int Feasibility, int Impact)
{
    public const int Most = 5;

    /// <summary>Feasibility × impact, 1 to 25.</summary>
    public int Score => Feasibility * Impact;
}

/// <summary>A trial in a small part before everybody does it: where, until when, and by what it is judged.</summary>
public sealed record CasePilot(string Scope, string SuccessMetric, DateOnly Until);

/// <summary>What somebody does about the cause, by when.</summary>
public sealed record CaseAction(Guid Id, string Text, PersonId OwnerId, DateOnly DueOn, DateOnly? DoneOn)
{
    public bool IsOverdue(DateOnly today) => DoneOn is null && today > DueOn;
}

/// <summary>Whether the deviation is gone.</summary>
public enum CheckVerdict
{
    /// <summary>The rule would not raise it any more, or the target is reached.</summary>
    CameBack,

    /// <summary>Better than at detection, but still a deviation.</summary>
    Better,

    /// <summary>As bad as at detection, or worse.</summary>
    NotBack,
}

/// <summary>The measure at detection and now, read live, and what follows from them. Kept as it was when it was looked at.</summary>
public sealed record CaseCheck(decimal Before, decimal After, CheckVerdict Verdict, string? BeforePeriod, string? AfterPeriod, DateOnly On, string Note);

/// <summary>Judges whether a deviation came back.</summary>
public static class CaseRecovery
{
    /// <param name="before">The measure at detection.</param>
    /// <param name="after">The measure now.</param>
    /// <param name="watch">From where on it is a deviation at all: the mildest threshold.</param>
    /// <param name="largerIsWorse">Which way it gets worse.</param>
    public static CheckVerdict Of(decimal before, decimal after, decimal watch, bool largerIsWorse)
    {
        var well = largerIsWorse ? after < watch : after > watch;
        if (well) return CheckVerdict.CameBack;
        var better = largerIsWorse ? after < before : after > before;
        return better ? CheckVerdict.Better : CheckVerdict.NotBack;
    }
}

/// <summary>What a case needs before it may go on.</summary>
internal static class CaseDemands
{
    public const int MostWhys = 5;
    public const int MostEvidence = 50;

    public static void Text(string? text, string field, string code)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new RuleViolation(code) { Field = field };
        if (text.Trim().Length > AlertCase.LongestText) throw new RuleViolation("alerts.text_too_long", AlertCase.LongestText) { Field = field };
    }

    /// <summary>Each says something, and leads to a page of this product or nowhere.</summary>
    public static void Evidence(IReadOnlyList<CaseEvidence> evidence, string field)
    {
        if (evidence.Count > MostEvidence) throw new RuleViolation("alerts.too_much_evidence", MostEvidence) { Field = field };
        foreach (var one in evidence)
        {
            Text(one.Text, field, "alerts.evidence_without_text");
            if (one.Path is { } path && (path is not ['/', ..] || path is ['/', '/' or '\\', ..])) throw new RuleViolation("alerts.evidence_elsewhere", one.Text) { Field = field };
        }
    }

    /// <summary>One that is linked already stays as it is. The same metric may speak through several pages.</summary>
    public static IReadOnlyList<CaseEvidence> Once(IReadOnlyList<CaseEvidence> evidence) =>
        [.. evidence.DistinctBy(one => (one.Kind, one.Id, one.Path, one.Id is null ? one.Text : null))];

    public static void Options(IReadOnlyList<ResponseOption> options)
    {
        foreach (var option in options)
        {
            Text(option.Text, "Options", "alerts.option_without_text");
            if (option.Feasibility is < 1 or > ResponseOption.Most || option.Impact is < 1 or > ResponseOption.Most)
            {
                throw new RuleViolation("alerts.score_out_of_range", 1, ResponseOption.Most) { Field = "Options" };
            }
        }
        if (options.Select(option => option.Id).Distinct().Count() != options.Count) throw new RuleViolation("alerts.option_twice") { Field = "Options" };
    }
}
