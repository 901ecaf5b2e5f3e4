using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Domain.Feedback;

/// <summary>What the field saw.</summary>
public enum FeedbackKind
{
    CustomerNeed,
    CompetitorMove,
    Price,
    ProductGap,
    ProcessObstacle,
    StrategyDoubt,
    GoodPractice,
}

/// <summary>Where an observation stands on its way back to whoever reported it.</summary>
public enum FeedbackState
{
    New,
    InProgress,
    Answered,

    /// <summary>The author has read the answer and found it useful: the loop is closed.</summary>
    Closed,

    /// <summary>The author found that the answer does not settle it; it waits for another.</summary>
    Reopened,
}

/// <summary>What was decided on an observation.</summary>
public enum FeedbackDecision
{
    Adopted,
    Planned,
    Declined,
    Explained,
    AlreadyThere,
}

/// <summary>
/// An observation of somebody who talks to customers, and everything that became of it. It always comes back to its author: answered with
/// a decision and the reason, then closed or reopened by the author alone. Nobody answers their own.
/// </summary>
public sealed class FeedbackItem
{
    public const int LongestText = 4000;

    private readonly List<FeedbackResponse> _responses = [];
    private readonly List<FeedbackStep> _steps = [];
    private readonly List<FeedbackSupport> _supports = [];

    private FeedbackItem()
    {
        Text = "";
    }

    public FeedbackItem(FeedbackId id, FeedbackKind kind, string text, PersonId author, UnitId? unit, DateTimeOffset at, DateOnly on)
    {
        RuleViolation.Unless(!string.IsNullOrWhiteSpace(text), "feedback.no_text");
        RuleViolation.Unless(text.Length <= LongestText, "feedback.text_too_long", LongestText);
        Id = id;
        Kind = kind;
        Text = text.Trim();
        AuthorId = author;
        UnitId = unit;
        LoggedAt = at;
        LoggedOn = on;
        DueOn = ResponseTime.DueOn(kind, on);
        Note(FeedbackStepKind.Logged, author, at);
    }

    public FeedbackId Id { get; private set; }

    public FeedbackKind Kind { get; private set; }

    public string Text { get; private set; }

    public PersonId AuthorId { get; private set; }

    /// <summary>The author's unit on the day of logging: its managers see the item, also after the author has moved on.</summary>
    public UnitId? UnitId { get; private set; }

    public AccountId? AccountId { get; private set; }

    public DealId? DealId { get; private set; }

    public ObjectiveId? ObjectiveId { get; private set; }

    public DateTimeOffset LoggedAt { get; private set; }

    /// <summary>The company's business day of logging.</summary>
    public DateOnly LoggedOn { get; private set; }

    public FeedbackState State { get; private set; }

    /// <summary>Who owes the answer; empty where nobody may answer yet.</summary>
    public PersonId? AssigneeId { get; private set; }

    /// <summary>Last day on which an answer is in time.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>When it was last answered. From the first answer on everybody may read it, so that the learning is shared.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public IReadOnlyList<FeedbackResponse> Responses => _responses;

    public IReadOnlyList<FeedbackStep> Steps => _steps;

    public IReadOnlyList<FeedbackSupport> Supports => _supports;

    public bool AwaitsAnswer => State is FeedbackState.New or FeedbackState.InProgress or FeedbackState.Reopened;

    public bool IsOverdue(DateOnly today) => AwaitsAnswer && today > DueOn;

    /// <summary>Ties the observation to a customer, a deal and the objective that it speaks to; each may stay open.</summary>
    public void Concern(AccountId? account, DealId? deal, ObjectiveId? objective)
    {
        AccountId = account;
        DealId = deal;
        ObjectiveId = objective;
    }

    /// <summary>Puts it before somebody who is to answer. The clock of the response time does not start anew.</summary>
    public void Assign(PersonId assignee, PersonId by, DateTimeOffset at, string? note = null)
    {
        RuleViolation.Unless(AwaitsAnswer, "feedback.not_awaiting_answer");
        RuleViolation.Unless(assignee != AuthorId, "feedback.own_answer");
        if (AssigneeId == assignee) return;
        var kind = AssigneeId is null ? FeedbackStepKind.Assigned : FeedbackStepKind.Reassigned;
        AssigneeId = assignee;
        Note(kind, by, at, note, assignee);
    }

    /// <summary>Says that somebody is working on it.</summary>
    public void Start(PersonId by, DateTimeOffset at)
    {
        RuleViolation.Unless(AwaitsAnswer, "feedback.not_awaiting_answer");
        RuleViolation.Unless(by != AuthorId, "feedback.own_answer");
        if (State == FeedbackState.InProgress) return;
        State = FeedbackState.InProgress;
        Note(FeedbackStepKind.Started, by, at);
    }

    /// <summary>Answers with what was decided and why. The reason is owed for every decision, adoption included.</summary>
    public void Answer(PersonId by, DateTimeOffset at, FeedbackDecision decision, string answer, string reason)
    {
        RuleViolation.Unless(AwaitsAnswer, "feedback.not_awaiting_answer");
        RuleViolation.Unless(by != AuthorId, "feedback.own_answer");
        RuleViolation.Unless(!string.IsNullOrWhiteSpace(answer), "feedback.no_answer");
        RuleViolation.Unless(!string.IsNullOrWhiteSpace(reason), "feedback.no_reason");
        _responses.Add(new FeedbackResponse(Id, by, at, decision, answer.Trim(), reason.Trim()));
        State = FeedbackState.Answered;
        AnsweredAt = at;
        Note(FeedbackStepKind.Answered, by, at);
    }

    /// <summary>The author has read the answer and it settles the matter.</summary>
    public void Close(PersonId by, DateTimeOffset at)
    {
        RuleViolation.Unless(by == AuthorId, "feedback.not_author");
        if (State == FeedbackState.Closed) return;
        RuleViolation.Unless(State == FeedbackState.Answered, "feedback.not_answered");
        State = FeedbackState.Closed;
        ClosedAt = at;
        Note(FeedbackStepKind.Closed, by, at);
    }

    /// <summary>The author says what the answer leaves open; a new response time begins on <paramref name="on"/>.</summary>
    public void Reopen(PersonId by, DateTimeOffset at, DateOnly on, string why)
    {
        RuleViolation.Unless(by == AuthorId, "feedback.not_author");
        RuleViolation.Unless(State is FeedbackState.Answered or FeedbackState.Closed, "feedback.not_answered");
        RuleViolation.Unless(!string.IsNullOrWhiteSpace(why), "feedback.no_reason");
        State = FeedbackState.Reopened;
        ClosedAt = null;
        DueOn = ResponseTime.DueOn(Kind, on);
        Note(FeedbackStepKind.Reopened, by, at, why.Trim());
    }

    /// <summary>"Me too": somebody else saw the same. A second time changes nothing.</summary>
    public void Support(PersonId person, DateTimeOffset at)
    {
        RuleViolation.Unless(person != AuthorId, "feedback.own_support");
        if (!_supports.Exists(support => support.PersonId == person)) _supports.Add(new FeedbackSupport(Id, person, at));
    }

    public void WithdrawSupport(PersonId person) => _supports.RemoveAll(support => support.PersonId == person);

    private void Note(FeedbackStepKind kind, PersonId? by, DateTimeOffset at, string? note = null, PersonId? to = null) =>
        _steps.Add(new FeedbackStep(Id, _steps.Count + 1, kind, by, at, note, to));
}
