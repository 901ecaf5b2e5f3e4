using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Feedback;

/// <summary>One answer to an observation: what was decided, what follows from it, and the reason. Never edited; a further answer follows a reopening.</summary>
public sealed class FeedbackResponse
{
    private FeedbackResponse()
    {
        Answer = Reason = "";
    }

    internal FeedbackResponse(FeedbackId feedback, PersonId by, DateTimeOffset at, FeedbackDecision decision, string answer, string reason)
    {
        Id = Guid.CreateVersion7();
        FeedbackId = feedback;
        By = by;
        At = at;
        Decision = decision;
        Answer = answer;
        Reason = reason;
    }

    public Guid Id { get; private set; }

    public FeedbackId FeedbackId { get; private set; }

    public PersonId By { get; private set; }

    public DateTimeOffset At { get; private set; }

    public FeedbackDecision Decision { get; private set; }

    public string Answer { get; private set; }

    public string Reason { get; private set; }
}
