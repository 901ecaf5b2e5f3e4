using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Feedback;

/// <summary>"Me too": a person who saw the same as the author.</summary>
public sealed class FeedbackSupport
{
    private FeedbackSupport()
    {
    }

    internal FeedbackSupport(FeedbackId feedback, PersonId person, DateTimeOffset at)
    {
        FeedbackId = feedback;
        PersonId = person;
        At = at;
    }

    public FeedbackId FeedbackId { get; private set; }

    public PersonId PersonId { get; private set; }

    public DateTimeOffset At { get; private set; }
}
