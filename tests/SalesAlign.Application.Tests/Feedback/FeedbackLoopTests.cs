using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SalesAlign.Application.Common;
using SalesAlign.Application.Feedback;
using SalesAlign.Application.Notifications;
using SalesAlign.Application.Tests.Common;
using SalesAlign.Domain.Feedback;

namespace SalesAlign.Application.Tests.Feedback;

public sealed class FeedbackLoopTests(StaffedCompany company) : IClassFixture<StaffedCompany>
{
    [Fact]
    public async Task What_a_rep_saw_reaches_the_manager_and_comes_back_answered_and_closed()
    {
        var logged = await LogAsync("Rita", "Customers ask for a quieter compressor", FeedbackKind.CustomerNeed);
        Assert.Equal("Mona", logged.Assignee);
        Assert.Equal(new DateOnly(2026, 3, 20), logged.DueOn);
        Assert.Equal([("feedback.to_answer", "Rita")], await UnreadAsync("Mona"));

        Assert.True((await company.RunAsync("Mona", p => p.GetRequiredService<StartFeedback>(), new StartFeedback.Request(logged.Id))).IsDone);
        Assert.True((await AnswerAsync("Mona", logged.Id)).IsDone);
        Assert.Contains(("feedback.answered", "Mona"), await UnreadAsync("Rita"));

        Assert.True((await company.RunAsync("Rita", p => p.GetRequiredService<ReopenFeedback>(), new ReopenFeedback.Request(logged.Id, "Until when?"))).IsDone);
        Assert.True((await AnswerAsync("Mona", logged.Id)).IsDone);
        Assert.True((await company.RunAsync("Rita", p => p.GetRequiredService<CloseFeedback>(), new CloseFeedback.Request(logged.Id))).IsDone);

        var thread = (await GetAsync("Rita", logged.Id)).Value;
        Assert.Equal(FeedbackState.Closed, thread.State);
        Assert.Equal(2, thread.Replies.Count);
        Assert.Equal(
            [FeedbackStepKind.Logged, FeedbackStepKind.Assigned, FeedbackStepKind.Started, FeedbackStepKind.Answered, FeedbackStepKind.Reopened, FeedbackStepKind.Answered, FeedbackStepKind.Closed],
            thread.Steps.Select(step => step.Kind));
        Assert.True(await company.WithAsync(db => db.AuditEntries.AnyAsync(entry => entry.Action == nameof(CloseFeedback) && entry.SubjectId == logged.Id.ToString())));
    }

    [Fact]
    public async Task Open_observations_are_seen_by_author_answerer_managers_above_and_the_top_alone()
    {
        var logged = await LogAsync("Rita", "The rebate of competitor Kappa grew to 12 percent", FeedbackKind.CompetitorMove);

        var readers = new List<string>();
        foreach (var name in new[] { "Ada", "Olga", "Emil", "Hanna", "Mona", "Nils", "Rita", "Ruben", "Carla" })
        {
            var read = await GetAsync(name, logged.Id);
            if (read.IsDone) readers.Add(name);
            else Assert.Equal(Outcome.NotFound, read.Outcome);
            var listed = (await ListAsync(name, new ListFeedback.Request(new PageRequest(1, 500)))).Items.Items.Any(item => item.Id == logged.Id);
            Assert.Equal(read.IsDone, listed);
        }
        Assert.Equal(["Olga", "Emil", "Hanna", "Mona", "Rita"], readers);

        await AnswerAsync("Mona", logged.Id);
        Assert.Equal("Rita", (await GetAsync("Ruben", logged.Id)).Value.Author);
    }

    [Fact]
    public async Task Only_whoever_owes_the_answer_or_the_top_gives_it_and_nobody_their_own()
    {
        var ofManager = await LogAsync("Mona", "Quotes take four days to be approved", FeedbackKind.ProcessObstacle);
        Assert.Equal("Hanna", ofManager.Assignee);
        Assert.Equal(Outcome.Refused, (await AnswerAsync("Mona", ofManager.Id)).Outcome);

        var ofRep = await LogAsync("Rita", "Tenders now demand a carbon figure", FeedbackKind.CustomerNeed);
        Assert.Equal(Outcome.Forbidden, (await AnswerAsync("Hanna", ofRep.Id)).Outcome);
        Assert.Equal(Outcome.NotFound, (await AnswerAsync("Nils", ofRep.Id)).Outcome);
        Assert.Equal(Outcome.Forbidden, (await AnswerAsync("Ruben", ofRep.Id)).Outcome);
        Assert.True((await AnswerAsync("Olga", ofRep.Id)).IsDone);
        Assert.Equal("feedback.not_awaiting_answer", (await AnswerAsync("Mona", ofRep.Id)).Problems[0].Code);
    }

    [Fact]
    public async Task An_answer_owes_its_reason()
    {
        var logged = await LogAsync("Rita", "Spare parts arrive late in the east", FeedbackKind.ProcessObstacle);
        var refused = await company.RunAsync("Mona", p => p.GetRequiredService<AnswerFeedback>(), new AnswerFeedback.Request(logged.Id, FeedbackDecision.Declined, "No", " "));
        Assert.Equal(("feedback.no_reason", "Reason"), (refused.Problems[0].Code, refused.Problems[0].Field));
    }

    [Fact]
    public async Task A_colleague_finds_the_same_observation_without_its_author_and_says_me_too()
    {
        var logged = await LogAsync("Rita", "Hotels want the display in Arabic as well", FeedbackKind.ProductGap);
        var doubt = await LogAsync("Rita", "Hotels are the wrong segment, they never want premium", FeedbackKind.StrategyDoubt);

        var similar = (await company.RunAsync("Ruben", p => p.GetRequiredService<FindSimilarFeedback>(), new FindSimilarFeedback.Request("hotel asks for display in arabic"))).Value;
        Assert.Contains(similar, found => found.Id == logged.Id && found is { Author: null, CanOpen: false });
        Assert.DoesNotContain(similar, found => found.Id == doubt.Id);

        Assert.Equal(1, (await company.RunAsync("Ruben", p => p.GetRequiredService<SupportFeedback>(), new SupportFeedback.Request(logged.Id))).Value.Supports);
        Assert.Equal(Outcome.NotFound, (await company.RunAsync("Ruben", p => p.GetRequiredService<SupportFeedback>(), new SupportFeedback.Request(doubt.Id))).Outcome);
        await AnswerAsync("Mona", logged.Id);
        Assert.Contains(("feedback.supported_answered", "Mona"), await UnreadAsync("Ruben"));
    }

    [Fact]
    public async Task The_same_draft_sent_twice_is_logged_once()
    {
        var draft = Guid.CreateVersion7();
        var request = new LogFeedback.Request(FeedbackKind.GoodPractice, "Calling before nine doubles the reach rate", Draft: draft);
        var first = await company.RunAsync("Ruben", p => p.GetRequiredService<LogFeedback>(), request);
        var second = await company.RunAsync("Ruben", p => p.GetRequiredService<LogFeedback>(), request);
        Assert.Equal(first.Value, second.Value);
        Assert.Equal(1L, await company.ReadAsync<long>($"select count(*) from feedback where id = '{draft}'"));
        Assert.Equal(Outcome.Refused, (await company.RunAsync("Rita", p => p.GetRequiredService<LogFeedback>(), request)).Outcome);
    }

    [Fact]
    public async Task A_version_that_somebody_else_changed_is_not_overwritten()
    {
        var logged = await LogAsync("Ruben", "Installers lack a torque table", FeedbackKind.ProductGap);
        var read = (await GetAsync("Nils", logged.Id)).Value;
        await company.RunAsync("Olga", p => p.GetRequiredService<StartFeedback>(), new StartFeedback.Request(logged.Id));
        var late = await company.RunAsync("Olga", p => p.GetRequiredService<AnswerFeedback>(), new AnswerFeedback.Request(logged.Id, FeedbackDecision.Planned, "Q3", "Capacity", read.Version));
        Assert.Equal(Outcome.Conflict, late.Outcome);
    }

    private async Task<LogFeedback.Response> LogAsync(string author, string text, FeedbackKind kind) =>
        (await company.RunAsync(author, p => p.GetRequiredService<LogFeedback>(), new LogFeedback.Request(kind, text))).Value;

    private Task<Result<GetFeedback.Response>> GetAsync(string reader, FeedbackId id) =>
        company.RunAsync(reader, p => p.GetRequiredService<GetFeedback>(), new GetFeedback.Request(id));

    private async Task<ListFeedback.Response> ListAsync(string reader, ListFeedback.Request request) =>
        (await company.RunAsync(reader, p => p.GetRequiredService<ListFeedback>(), request)).Value;

    private Task<Result<Nothing>> AnswerAsync(string by, FeedbackId id) =>
        company.RunAsync(by, p => p.GetRequiredService<AnswerFeedback>(), new AnswerFeedback.Request(id, FeedbackDecision.Planned, "It comes with the autumn release.", "Twelve customers asked."));

    private async Task<IReadOnlyList<(string Code, string Who)>> UnreadAsync(string reader) =>
        [.. (await company.RunAsync(reader, p => p.GetRequiredService<ListNotifications>(), new ListNotifications.Request(new PageRequest(), OnlyUnread: true))).Value.Items.Items.Select(item => (item.Code, item.Arguments[0])).Take(1)];
}
