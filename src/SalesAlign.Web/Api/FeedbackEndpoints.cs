using SalesAlign.Application.Common;
using SalesAlign.Application.Feedback;
using SalesAlign.Application.Notifications;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Feedback;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Web.Api;

internal static class FeedbackEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/feedback").WithTags("Feedback");
        group.MapPost("/", async (LogFeedback action, LogFeedback.Request request, HttpContext context) =>
                (await action.RunAsync(context.Actor(), request, context.RequestAborted)).ToHttp(context, logged => Results.Created($"/api/v1/feedback/{logged.Id}", logged)))
            .WithSummary("Logs an observation and routes it to whoever owes the answer. The same draft sent twice is logged once.").Produces<LogFeedback.Response>(StatusCodes.Status201Created);
        group.MapGet("/", (ListFeedback action, HttpContext context, int? page, int? pageSize, string? sort, FeedbackView? view, FeedbackState? state, FeedbackKind? kind,
                Guid? objectiveId, Guid? accountId, Guid? unitId, Guid? authorId, DateOnly? from, DateOnly? to, bool? overdue, string? search) =>
                action.RunAsync(context, new ListFeedback.Request(
                    new PageRequest(page ?? 1, pageSize ?? 50, sort), view ?? FeedbackView.All, state, kind,
                    objectiveId is { } objective ? new ObjectiveId(objective) : null, accountId is { } account ? new AccountId(account) : null,
                    unitId is { } unit ? new UnitId(unit) : null, authorId is { } author ? new PersonId(author) : null, from, to, overdue ?? false, search)))
            .WithSummary("Observations that the key's owner may read, filtered and paged. Sort: logged, due, supports; a minus before it for descending.").Produces<ListFeedback.Response>();
        group.MapGet("/similar", (FindSimilarFeedback action, HttpContext context, string text, int? most) => action.RunAsync(context, new FindSimilarFeedback.Request(text, most ?? 4)))
            .WithSummary("Observations that say much the same as a text, best first.").Produces<IReadOnlyList<FindSimilarFeedback.Similar>>();
        group.MapGet("/objectives", (ListFeedbackObjectives action, HttpContext context) => action.RunAsync(context, new ListFeedbackObjectives.Request()))
            .WithSummary("Objectives in force that an observation may speak to.").Produces<IReadOnlyList<ObjectiveChoice>>();
        group.MapGet("/{id:guid}", async (GetFeedback action, HttpContext context, Guid id) =>
                (await action.RunAsync(context.Actor(), new GetFeedback.Request(new FeedbackId(id)), context.RequestAborted)).ToHttp(context, found => context.WithETag(found, found.Version)))
            .WithSummary("One observation with its answers and history.").Produces<GetFeedback.Response>();
        group.MapPost("/{id:guid}/answer", (AnswerFeedback action, HttpContext context, Guid id, Answer body) =>
                action.RunAsync(context, new AnswerFeedback.Request(new FeedbackId(id), body.Decision, body.Text, body.Reason, context.ExpectedVersion())))
            .WithSummary("Answers with a decision and its reason. If-Match guards against somebody else's change.").Produces(StatusCodes.Status204NoContent);
        group.MapPost("/{id:guid}/start", (StartFeedback action, HttpContext context, Guid id) => action.RunAsync(context, new StartFeedback.Request(new FeedbackId(id), context.ExpectedVersion())))
            .WithSummary("Says that one is working on the answer.").Produces(StatusCodes.Status204NoContent);
        group.MapPost("/{id:guid}/assignee", (ReassignFeedback action, HttpContext context, Guid id, Assignment body) =>
                action.RunAsync(context, new ReassignFeedback.Request(new FeedbackId(id), body.PersonId, body.Note, context.ExpectedVersion())))
            .WithSummary("Hands it to somebody who knows better.").Produces(StatusCodes.Status204NoContent);
        group.MapGet("/{id:guid}/answerers", (FindAnswerers action, HttpContext context, Guid id, string? search) => action.RunAsync(context, new FindAnswerers.Request(new FeedbackId(id), search)))
            .WithSummary("To whom it may be handed.").Produces<IReadOnlyList<FindAnswerers.Answerer>>();
        group.MapPost("/{id:guid}/close", (CloseFeedback action, HttpContext context, Guid id) => action.RunAsync(context, new CloseFeedback.Request(new FeedbackId(id), context.ExpectedVersion())))
            .WithSummary("Its author found the answer useful.").Produces(StatusCodes.Status204NoContent);
        group.MapPost("/{id:guid}/reopen", (ReopenFeedback action, HttpContext context, Guid id, Reopening body) =>
                action.RunAsync(context, new ReopenFeedback.Request(new FeedbackId(id), body.Why, context.ExpectedVersion())))
            .WithSummary("Its author says what the answer leaves open.").Produces(StatusCodes.Status204NoContent);
        group.MapPut("/{id:guid}/support", (SupportFeedback action, HttpContext context, Guid id) => action.RunAsync(context, new SupportFeedback.Request(new FeedbackId(id))))
            .WithSummary("Me too.").Produces<SupportFeedback.Response>();
        group.MapDelete("/{id:guid}/support", (SupportFeedback action, HttpContext context, Guid id) => action.RunAsync(context, new SupportFeedback.Request(new FeedbackId(id), false)))
            .WithSummary("Not any more.").Produces<SupportFeedback.Response>();

        var notifications = api.MapGroup("/notifications").WithTags("Notifications");
        notifications.MapGet("/", (ListNotifications action, HttpContext context, int? page, int? pageSize, bool? unread) =>
                action.RunAsync(context, new ListNotifications.Request(new PageRequest(page ?? 1, pageSize ?? 50), unread ?? false)))
            .WithSummary("What the key's owner was told, newest first.").Produces<ListNotifications.Response>();
        notifications.MapPost("/read", (ReadNotifications action, HttpContext context, ReadNotifications.Request request) => action.RunAsync(context, request))
            .WithSummary("Marks some, or all, as read.").Produces<ReadNotifications.Response>();
    }

    public sealed record Answer(FeedbackDecision Decision, string Text, string Reason);

    public sealed record Assignment(PersonId PersonId, string? Note);

    public sealed record Reopening(string Why);
}
