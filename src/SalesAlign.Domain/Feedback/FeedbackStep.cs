using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Feedback;

/// <summary>What happened to an observation.</summary>
public enum FeedbackStepKind
{
    Logged,
    Assigned,
    Reassigned,
    Started,
    Answered,
    Closed,
    Reopened,
}

/// <summary>One step in the history of an observation: who did what, when, and to whom it went. Never edited.</summary>
public sealed class FeedbackStep
{
    private FeedbackStep()
    {
    }

    internal FeedbackStep(FeedbackId feedback, int number, FeedbackStepKind kind, PersonId? by, DateTimeOffset at, string? note, PersonId? to)
    {
        FeedbackId = feedback;
        Number = number;
        Kind = kind;
        By = by;
        At = at;
        Note = note;
        To = to;
    }

    public FeedbackId FeedbackId { get; private set; }

    /// <summary>Counts from 1 within one observation.</summary>
    public int Number { get; private set; }

    public FeedbackStepKind Kind { get; private set; }

    public PersonId? By { get; private set; }

    public DateTimeOffset At { get; private set; }

    public string? Note { get; private set; }

    public PersonId? To { get; private set; }
}
