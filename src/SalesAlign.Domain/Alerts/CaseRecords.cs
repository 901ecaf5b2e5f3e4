using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Alerts;

/// <summary>What happened to a case.</summary>
public enum CaseStepKind
{
    Detected,
    Opened,
    Worsened,
    Eased,
    BackToNormal,
    Returned,
    Analysed,
    Decided,
    Acted,
    Checked,
    Closed,
    Dismissed,
    Reopened,
    HandedOver,
    Escalated,
}

/// <summary>One step in the history of a case: who did what and why. Never edited.</summary>
public sealed class CaseStep
{
    private CaseStep()
    {
    }

    internal CaseStep(AlertCaseId alertCase, int number, CaseStepKind kind, PersonId? by, DateTimeOffset at, string? note, PersonId? to, AlertGrade grade)
    {
        CaseId = alertCase;
        Number = number;
        Kind = kind;
        By = by;
        At = at;
        Note = note;
        To = to;
        Grade = grade;
    }

    public AlertCaseId CaseId { get; private set; }

    /// <summary>Counts from 1 within one case.</summary>
    public int Number { get; private set; }

    public CaseStepKind Kind { get; private set; }

    /// <summary>Empty where the system itself acted.</summary>
    public PersonId? By { get; private set; }

    public DateTimeOffset At { get; private set; }

    public string? Note { get; private set; }

    public PersonId? To { get; private set; }

    /// <summary>How bad it was then.</summary>
    public AlertGrade Grade { get; private set; }
}

/// <summary>Why somebody was told of a case.</summary>
public enum CaseNoticeReason
{
    Raised,
    Worsened,
    Escalated,
    HandedOver,
    Returned,
    BackToNormal,
    ActionGiven,
}

/// <summary>Who was told of a case, why, and when the word reached them: at once, or at the end of the quiet hours.</summary>
public sealed class CaseNotice
{
    private CaseNotice()
    {
    }

    internal CaseNotice(AlertCaseId alertCase, PersonId person, CaseNoticeReason reason, AlertGrade grade, DateTimeOffset raisedAt, DateTimeOffset toldAt)
    {
        Id = Guid.CreateVersion7();
        CaseId = alertCase;
        PersonId = person;
        Reason = reason;
        Grade = grade;
        RaisedAt = raisedAt;
        ToldAt = toldAt;
    }

    public Guid Id { get; private set; }

    public AlertCaseId CaseId { get; private set; }

    public PersonId PersonId { get; private set; }

    public CaseNoticeReason Reason { get; private set; }

    public AlertGrade Grade { get; private set; }

    public DateTimeOffset RaisedAt { get; private set; }

    /// <summary>Later than <see cref="RaisedAt"/> where quiet hours held it back.</summary>
    public DateTimeOffset ToldAt { get; private set; }
}
