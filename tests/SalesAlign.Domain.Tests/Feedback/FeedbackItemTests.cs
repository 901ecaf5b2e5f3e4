using SalesAlign.Domain.Common;
using SalesAlign.Domain.Feedback;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Tests.Feedback;

public sealed class FeedbackItemTests
{
    private static readonly PersonId Author = PersonId.New();
    private static readonly PersonId Answerer = PersonId.New();
    private static readonly DateTimeOffset At = new(2026, 3, 6, 15, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Friday = new(2026, 3, 6);

    [Fact]
    public void It_goes_from_new_to_closed_and_keeps_every_step()
    {
        var item = Logged();
        item.Start(Answerer, At);
        item.Answer(Answerer, At, FeedbackDecision.Adopted, "We do it.", "It pays.");
        item.Close(Author, At);

        Assert.Equal(FeedbackState.Closed, item.State);
        Assert.Equal([1, 2, 3, 4, 5], item.Steps.Select(step => step.Number));
        Assert.Equal([FeedbackStepKind.Logged, FeedbackStepKind.Assigned, FeedbackStepKind.Started, FeedbackStepKind.Answered, FeedbackStepKind.Closed], item.Steps.Select(step => step.Kind));
    }

    [Fact]
    public void Nobody_answers_or_backs_their_own()
    {
        var item = Logged();
        Refuses("feedback.own_answer", () => item.Answer(Author, At, FeedbackDecision.Adopted, "a", "b"));
        Refuses("feedback.own_answer", () => item.Start(Author, At));
        Refuses("feedback.own_answer", () => item.Assign(Author, Answerer, At));
        Refuses("feedback.own_support", () => item.Support(Author, At));
    }

    [Theory]
    [InlineData("", "because", "feedback.no_answer")]
    [InlineData("we do", " ", "feedback.no_reason")]
    public void An_answer_needs_words_and_a_reason(string answer, string reason, string code) =>
        Refuses(code, () => Logged().Answer(Answerer, At, FeedbackDecision.Declined, answer, reason));

    [Fact]
    public void Only_the_author_closes_and_reopens_and_only_what_was_answered()
    {
        var item = Logged();
        Refuses("feedback.not_answered", () => item.Close(Author, At));
        item.Answer(Answerer, At, FeedbackDecision.Explained, "It is so.", "Law.");
        Refuses("feedback.not_author", () => item.Close(Answerer, At));
        Refuses("feedback.not_author", () => item.Reopen(Answerer, At, Friday, "no"));
        Refuses("feedback.no_reason", () => item.Reopen(Author, At, Friday, " "));
        Refuses("feedback.not_awaiting_answer", () => item.Answer(Answerer, At, FeedbackDecision.Adopted, "again", "why"));

        item.Reopen(Author, At, Friday.AddDays(14), "Since when?");
        Assert.Equal(FeedbackState.Reopened, item.State);
        Assert.Equal(new DateOnly(2026, 3, 25), item.DueOn);
        Assert.NotNull(item.AnsweredAt);
    }

    [Fact]
    public void It_is_overdue_from_the_day_after_and_no_longer_once_answered()
    {
        var item = Logged();
        Assert.Equal(new DateOnly(2026, 3, 11), item.DueOn);
        Assert.False(item.IsOverdue(item.DueOn));
        Assert.True(item.IsOverdue(item.DueOn.AddDays(1)));
        item.Answer(Answerer, At, FeedbackDecision.Adopted, "a", "b");
        Assert.False(item.IsOverdue(item.DueOn.AddDays(1)));
    }

    [Fact]
    public void Backing_it_twice_counts_once_and_can_be_taken_back()
    {
        var item = Logged();
        item.Support(Answerer, At);
        item.Support(Answerer, At);
        Assert.Single(item.Supports);
        item.WithdrawSupport(Answerer);
        Assert.Empty(item.Supports);
    }

    [Fact]
    public void Handing_it_over_does_not_move_the_day_it_is_due()
    {
        var item = Logged();
        var due = item.DueOn;
        item.Assign(PersonId.New(), Answerer, At.AddDays(3), "She built it");
        Assert.Equal(due, item.DueOn);
        Assert.Equal((FeedbackStepKind.Reassigned, "She built it"), (item.Steps[^1].Kind, item.Steps[^1].Note));
    }

    [Theory]
    [InlineData(FeedbackKind.Price, "2026-03-11")]
    [InlineData(FeedbackKind.StrategyDoubt, "2026-03-13")]
    [InlineData(FeedbackKind.CustomerNeed, "2026-03-17")]
    [InlineData(FeedbackKind.GoodPractice, "2026-03-20")]
    public void Response_time_counts_working_days_after_the_day_of_logging(FeedbackKind kind, string due) =>
        Assert.Equal(DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture), ResponseTime.DueOn(kind, Friday));

    [Fact]
    public void A_weekend_does_not_shorten_the_response_time() =>
        Assert.Equal(ResponseTime.DueOn(FeedbackKind.Price, new DateOnly(2026, 3, 6)), ResponseTime.DueOn(FeedbackKind.Price, new DateOnly(2026, 3, 8)));

    private static FeedbackItem Logged()
    {
        var item = new FeedbackItem(FeedbackId.New(), FeedbackKind.Price, "Rivals give 12 percent", Author, null, At, Friday);
        item.Assign(Answerer, Author, At);
        return item;
    }

    private static void Refuses(string code, Action change) => Assert.Equal(code, Assert.Throws<RuleViolation>(change).Code);
}
