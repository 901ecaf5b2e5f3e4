using SalesAlign.Application.Common;
using SalesAlign.Application.Strategy;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Web.Api;

internal static class StrategyEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var strategies = api.MapGroup("/strategies").WithTags("Strategy");
        strategies.MapGet("/", (ListStrategyVersions action, HttpContext context, int page = 1, int pageSize = 50) =>
                action.RunAsync(context, new ListStrategyVersions.Request(new PageRequest(page, pageSize))))
            .WithSummary("All versions of the strategy, the newest first.").Produces<PagedList<ListStrategyVersions.Row>>();
        strategies.MapGet("/current", (GetStrategy action, HttpContext context, string? period) => ReadAsync(action, context, null, period))
            .WithSummary("The version that holds, with its objectives and where each stands.").Produces<GetStrategy.Response>();
        strategies.MapGet("/{number:int}", (GetStrategy action, HttpContext context, int number, string? period) => ReadAsync(action, context, number, period))
            .WithSummary("One version by its number.").Produces<GetStrategy.Response>();
        strategies.MapPost("/", async (StartStrategy action, HttpContext context, StartStrategy.Request request) =>
                (await action.RunAsync(context.Actor(), request, context.RequestAborted)).ToHttp(context, id => Results.Created("/api/v1/strategies/1", new { id })))
            .WithSummary("The first draft.");
        strategies.MapGet("/draft", async (GetStrategyDraft action, HttpContext context) =>
                (await action.RunAsync(context.Actor(), new GetStrategyDraft.Request(), context.RequestAborted))
                    .ToHttp(context, found => found.Draft is null ? Results.Ok(found) : context.WithETag(found, found.Draft.Version)))
            .WithSummary("The version that is being written, and what still hinders its publication.").Produces<GetStrategyDraft.Response>();
        strategies.MapPut("/versions/{id:guid}", (ReviseStrategyDraft action, HttpContext context, Guid id, StrategyWords words) =>
                action.RunAsync(context, new ReviseStrategyDraft.Request(new StrategyVersionId(id), context.ExpectedVersion(), words)))
            .WithSummary("Changes the words of a draft (If-Match).");
        strategies.MapPost("/versions/{id:guid}/publish", (PublishStrategy action, HttpContext context, Guid id) =>
                action.RunAsync(context, new PublishStrategy.Request(new StrategyVersionId(id), context.ExpectedVersion())))
            .WithSummary("Publishes a draft: unchangeable from then on.");
        strategies.MapPost("/versions/{id:guid}/acknowledge", (AcknowledgeStrategy action, HttpContext context, Guid id) =>
                action.RunAsync(context, new AcknowledgeStrategy.Request(new StrategyVersionId(id))))
            .WithSummary("\"I have read and understood.\"");
        strategies.MapPost("/amendments", (AmendStrategy action, HttpContext context, AmendStrategy.Request request) => action.RunAsync(context, request))
            .WithSummary("Opens the next version as a draft.");
        strategies.MapGet("/current/coverage", (GetAcknowledgementCoverage action, HttpContext context) => action.RunAsync(context, new GetAcknowledgementCoverage.Request()))
            .WithSummary("How many of each unit have acknowledged the strategy.").Produces<GetAcknowledgementCoverage.Response>();
        strategies.MapPost("/versions/{id:guid}/objectives", (AddObjective action, HttpContext context, Guid id, ObjectiveWords words) =>
                action.RunAsync(context, new AddObjective.Request(new StrategyVersionId(id), words)))
            .WithSummary("A new objective in a draft.");
        strategies.MapPut("/versions/{id:guid}/objectives/{objective:guid}", (ReviseObjective action, HttpContext context, Guid id, Guid objective, ObjectiveWords words) =>
                action.RunAsync(context, new ReviseObjective.Request(new StrategyVersionId(id), new ObjectiveId(objective), context.ExpectedVersion(), words)))
            .WithSummary("Changes an objective in a draft (If-Match).");
        strategies.MapDelete("/versions/{id:guid}/objectives/{objective:guid}", (RemoveObjective action, HttpContext context, Guid id, Guid objective) =>
                action.RunAsync(context, new RemoveObjective.Request(new StrategyVersionId(id), new ObjectiveId(objective), context.ExpectedVersion())))
            .WithSummary("Takes an objective out of a draft.");

        var objectives = api.MapGroup("/objectives").WithTags("Strategy");
        objectives.MapGet("/", async (GetStrategy action, HttpContext context, string? period) =>
                (await action.RunAsync(context.Actor(), new GetStrategy.Request(null, period), context.RequestAborted)).ToHttp(context, found => Results.Ok(found.Objectives)))
            .WithSummary("The objectives of the version that holds.").Produces<IReadOnlyList<GetStrategy.ObjectiveLine>>();
        objectives.MapGet("/{id:guid}", (GetObjective action, HttpContext context, Guid id, string? period) => action.RunAsync(context, new GetObjective.Request(new ObjectiveId(id), period)))
            .WithSummary("One objective: how it is worded, where it stands, and how far it is broken down.").Produces<GetObjective.Response>();
    }

    private static async Task<IResult> ReadAsync(GetStrategy action, HttpContext context, int? number, string? period) =>
        (await action.RunAsync(context.Actor(), new GetStrategy.Request(number, period), context.RequestAborted)).ToHttp(context);
}
