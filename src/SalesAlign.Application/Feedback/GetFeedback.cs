using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Feedback;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Feedback;

/// <summary>One observation with its answers, its history, what it is tied to, and what the reader may do with it.</summary>
public sealed class GetFeedback(UseCaseContext context) : UseCase<GetFeedback.Request, GetFeedback.Response>(context)
{
    public sealed record Request(FeedbackId Id);

    public sealed record Response
    {
        public required FeedbackId Id { get; init; }

        public required FeedbackKind Kind { get; init; }

        public required string Text { get; init; }

        public required FeedbackState State { get; init; }

        public required PersonId AuthorId { get; init; }

        public required string Author { get; init; }

        public string? Unit { get; init; }

        public PersonId? AssigneeId { get; init; }

        public string? Assignee { get; init; }

        public AccountId? AccountId { get; init; }

        public string? Account { get; init; }

        public DealId? DealId { get; init; }

        public string? Deal { get; init; }

        public ObjectiveId? ObjectiveId { get; init; }

        public string? Objective { get; init; }

        public required DateTimeOffset LoggedAt { get; init; }

        public required DateOnly DueOn { get; init; }

        public required bool IsOverdue { get; init; }

        public required int Supports { get; init; }

        public required bool Supported { get; init; }

        public required IReadOnlyList<Reply> Replies { get; init; }

        public required IReadOnlyList<Step> Steps { get; init; }

        public required Actions May { get; init; }

        public required uint Version { get; init; }
    }

    public sealed record Reply(string By, DateTimeOffset At, FeedbackDecision Decision, string Answer, string Reason);

    public sealed record Step(FeedbackStepKind Kind, string? By, DateTimeOffset At, string? Note, string? To);

    public sealed record Actions(bool Start, bool Answer, bool Close, bool Reopen, bool Support);

    public override Permission Permission => Permission.LogFeedback;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var me = work.Actor.PersonId;
        var db = work.Db;
        var found = await (await FeedbackReader.VisibleAsync(work, cancel)).AsNoTracking().Where(item => item.Id == request.Id)
            .Select(item => new
            {
                Item = item,
                Author = db.People.Where(person => person.Id == item.AuthorId).Select(person => person.Name).First(),
                Assignee = db.People.Where(person => person.Id == item.AssigneeId).Select(person => person.Name).FirstOrDefault(),
                Unit = db.Units.Where(unit => unit.Id == item.UnitId).Select(unit => unit.Name).FirstOrDefault(),
                Account = db.Accounts.Where(account => account.Id == item.AccountId).Select(account => account.Name).FirstOrDefault(),
                Deal = db.Deals.Where(deal => deal.Id == item.DealId).Select(deal => deal.ExternalId).FirstOrDefault(),
                Supports = item.Supports.Count,
                Supported = item.Supports.Any(support => support.PersonId == me),
                Replies = item.Responses.OrderBy(response => response.At)
                    .Select(response => new Reply(db.People.Where(person => person.Id == response.By).Select(person => person.Name).First(), response.At, response.Decision, response.Answer, response.Reason))
                    .ToList(),
                Steps = item.Steps.OrderBy(step => step.Number)
                    .Select(step => new Step(
                        step.Kind,
                        db.People.Where(person => person.Id == step.By).Select(person => person.Name).FirstOrDefault(),
                        step.At,
                        step.Note,
                        db.People.Where(person => person.Id == step.To).Select(person => person.Name).FirstOrDefault()))
                    .ToList(),
                Version = EF.Property<uint>(item, ModelConventions.RowVersion),
            })
            .AsSplitQuery()
            .SingleOrDefaultAsync(cancel);
        if (found is null) return Result.NotFound;

        var today = await work.TodayAsync(cancel);
        var observed = found.Item;
        var objectives = observed.ObjectiveId is { } objective ? await FeedbackObjectives.NamesAsync(db, [objective], cancel) : null;
        var isMine = observed.AuthorId == me;
        var mayAnswer = observed.AwaitsAnswer && FeedbackReader.MayAnswer(work, observed.AuthorId, observed.AssigneeId);
        return new Response
        {
            Id = observed.Id,
            Kind = observed.Kind,
            Text = observed.Text,
            State = observed.State,
            AuthorId = observed.AuthorId,
            Author = found.Author,
            Unit = found.Unit,
            AssigneeId = observed.AssigneeId,
            Assignee = found.Assignee,
            AccountId = observed.AccountId,
            Account = found.Account,
            DealId = observed.DealId,
            Deal = found.Deal,
            ObjectiveId = observed.ObjectiveId,
            Objective = observed.ObjectiveId is { } id ? objectives?.GetValueOrDefault(id) : null,
            LoggedAt = observed.LoggedAt,
            DueOn = observed.DueOn,
            IsOverdue = observed.IsOverdue(today),
            Supports = found.Supports,
            Supported = found.Supported,
            Replies = found.Replies,
            Steps = found.Steps,
            May = new Actions(
                Start: mayAnswer && observed.State != FeedbackState.InProgress,
                Answer: mayAnswer,
                Close: isMine && observed.State == FeedbackState.Answered,
                Reopen: isMine && (observed.State is FeedbackState.Answered or FeedbackState.Closed),
                Support: !isMine),
            Version = found.Version,
        };
    }
}
