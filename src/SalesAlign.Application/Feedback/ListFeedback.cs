using System.Linq.Expressions;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Feedback;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Feedback;

/// <summary>Which observations a list holds, of those that may be read.</summary>
public enum FeedbackView
{
    All,
    Mine,
    ToAnswer,
    Supported,
}

/// <summary>The field voice as a list, filtered and paged, with how many there are in each state.</summary>
public sealed class ListFeedback(UseCaseContext context) : UseCase<ListFeedback.Request, ListFeedback.Response>(context)
{
    private const int LongestPreview = 280;

    /// <param name="UnitId">Logged in this unit or below it, as the tree stands today.</param>
    public sealed record Request(
        PageRequest Page,
        FeedbackView View = FeedbackView.All,
        FeedbackState? State = null,
        FeedbackKind? Kind = null,
        ObjectiveId? ObjectiveId = null,
        AccountId? AccountId = null,
        UnitId? UnitId = null,
        PersonId? AuthorId = null,
        DateOnly? From = null,
        DateOnly? To = null,
        bool OnlyOverdue = false,
        string? Search = null);

    /// <param name="Items">The page.</param>
    /// <param name="States">How many match the other filters, by state; states without any are left out.</param>
    /// <param name="ToAnswer">How many wait for an answer of the reader, whatever the filters.</param>
    /// <param name="Overdue">How many of those that match are past their day.</param>
    public sealed record Response(PagedList<Item> Items, IReadOnlyDictionary<FeedbackState, int> States, int ToAnswer, int Overdue);

    public sealed record Item
    {
        public required FeedbackId Id { get; init; }

        public required FeedbackKind Kind { get; init; }

        public required string Text { get; init; }

        public required FeedbackState State { get; init; }

        public required PersonId AuthorId { get; init; }

        public required string Author { get; init; }

        public string? Assignee { get; init; }

        public string? Account { get; init; }

        public ObjectiveId? ObjectiveId { get; init; }

        public string? Objective { get; init; }

        public required DateTimeOffset LoggedAt { get; init; }

        public required DateOnly DueOn { get; init; }

        public required bool IsOverdue { get; init; }

        public required int Supports { get; init; }

        public FeedbackDecision? Decision { get; init; }
    }

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Page).NotNull();
            RuleFor(r => r.Search).MaximumLength(200);
        }
    }

    public override Permission Permission => Permission.LogFeedback;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var me = work.Actor.PersonId;
        var today = await work.TodayAsync(cancel);
        Expression<Func<FeedbackItem, bool>> awaits = item => item.State == FeedbackState.New || item.State == FeedbackState.InProgress || item.State == FeedbackState.Reopened;
        var visible = (await FeedbackReader.VisibleAsync(work, cancel)).AsNoTracking();
        var matching = Filter(visible, request, me);
        if (request.UnitId is { } unit)
        {
            var units = (await OrganizationReader.OnAsync(work.Db, today, cancel)).Subtree(unit).Select(below => (UnitId?)below).ToList();
            matching = matching.Where(item => units.Contains(item.UnitId));
        }
        var states = await matching.GroupBy(item => item.State).Select(state => new { state.Key, Count = state.Count() }).ToDictionaryAsync(state => state.Key, state => state.Count, cancel);
        var overdue = await matching.Where(awaits).CountAsync(item => item.DueOn < today, cancel);
        var toAnswer = await ToAnswer(work.Db.Feedback, work).CountAsync(cancel);

        if (request.View == FeedbackView.ToAnswer) matching = ToAnswer(matching, work);
        if (request.State is { } state) matching = matching.Where(item => item.State == state);
        if (request.OnlyOverdue) matching = matching.Where(awaits).Where(item => item.DueOn < today);
        var page = await Ordered(matching, request.Page)
            .Select(item => new Item
            {
                Id = item.Id,
                Kind = item.Kind,
                Text = item.Text,
                State = item.State,
                AuthorId = item.AuthorId,
                Author = work.Db.People.Where(person => person.Id == item.AuthorId).Select(person => person.Name).First(),
                Assignee = work.Db.People.Where(person => person.Id == item.AssigneeId).Select(person => person.Name).FirstOrDefault(),
                Account = work.Db.Accounts.Where(account => account.Id == item.AccountId).Select(account => account.Name).FirstOrDefault(),
                ObjectiveId = item.ObjectiveId,
                LoggedAt = item.LoggedAt,
                DueOn = item.DueOn,
                IsOverdue = item.DueOn < today && item.State != FeedbackState.Answered && item.State != FeedbackState.Closed,
                Supports = item.Supports.Count,
                Decision = item.Responses.OrderByDescending(response => response.At).Select(response => (FeedbackDecision?)response.Decision).FirstOrDefault(),
            })
            .ToPageAsync(request.Page, cancel);
        var names = await FeedbackObjectives.NamesAsync(work.Db, [.. page.Items.Select(item => item.ObjectiveId).OfType<ObjectiveId>().Distinct()], cancel);
        var items = page.Items.Select(item => item with { Text = Preview(item.Text), Objective = item.ObjectiveId is { } objective ? names.GetValueOrDefault(objective) : null }).ToList();
        return new Response(page with { Items = items }, states, toAnswer, overdue);
    }

    private static string Preview(string text) => text.Length <= LongestPreview ? text : string.Concat(text.AsSpan(0, LongestPreview), "…");

    /// <summary>What waits for the actor; what nobody owes yet waits for executives and sales operations.</summary>
    private static IQueryable<FeedbackItem> ToAnswer(IQueryable<FeedbackItem> items, Work work)
    {
        var me = work.Actor.PersonId;
        var readsAll = FeedbackReader.ReadsAll(work.Rights);
        return items.Where(item => (item.State == FeedbackState.New || item.State == FeedbackState.InProgress || item.State == FeedbackState.Reopened)
            && item.AuthorId != me && (item.AssigneeId == me || (readsAll && item.AssigneeId == null)));
    }

    private static IQueryable<FeedbackItem> Filter(IQueryable<FeedbackItem> items, Request request, PersonId me)
    {
        if (request.View == FeedbackView.Mine) items = items.Where(item => item.AuthorId == me);
        if (request.View == FeedbackView.Supported) items = items.Where(item => item.Supports.Any(support => support.PersonId == me));
        if (request.Kind is { } kind) items = items.Where(item => item.Kind == kind);
        if (request.ObjectiveId is { } objective) items = items.Where(item => item.ObjectiveId == objective);
        if (request.AccountId is { } account) items = items.Where(item => item.AccountId == account);
        if (request.AuthorId is { } author) items = items.Where(item => item.AuthorId == author);
        if (request.From is { } from) items = items.Where(item => item.LoggedOn >= from);
        if (request.To is { } to) items = items.Where(item => item.LoggedOn <= to);
        if (!string.IsNullOrWhiteSpace(request.Search))
        {
            var pattern = Paging.Containing(request.Search);
            items = items.Where(item => EF.Functions.ILike(item.Text, pattern));
        }
        return items;
    }

    private static IOrderedQueryable<FeedbackItem> Ordered(IQueryable<FeedbackItem> items, PageRequest page) => page.SortColumn switch
    {
        "due" => items.OrderBy(item => item.DueOn, page.Descending).ThenBy(item => item.Id),
        "supports" => items.OrderBy(item => item.Supports.Count, page.Descending).ThenByDescending(item => item.LoggedAt),
        "logged" => items.OrderBy(item => item.LoggedAt, page.Descending).ThenBy(item => item.Id),
        _ => items.OrderByDescending(item => item.LoggedAt).ThenBy(item => item.Id),
    };
}
