using SalesAlign.Application.Common;
using SalesAlign.Application.Incentives.Recognition;
using SalesAlign.Domain.Incentives.Recognition;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Web.Api;

internal static class RecognitionEndpoints
{
    public sealed record WorthBody(int Points);

    public static void Map(RouteGroupBuilder incentives)
    {
        incentives.MapGet("/contests", (string? period, GetContests action, HttpContext context) => action.RunAsync(context, new GetContests.Request(period)))
            .WithSummary("The contests of a period with live ranks by attainment, of those whom the caller may see.").Produces<GetContests.Response>();
        var honours = incentives.MapGroup("/honours");
        honours.MapGet("/", (Guid? person, HonourReason? reason, int? page, int? pageSize, ListHonours action, HttpContext context) =>
                action.RunAsync(context, new ListHonours.Request(person is { } whose ? new PersonId(whose) : null, reason, new PageRequest(page ?? 1, pageSize ?? 50))))
            .WithSummary("Honours, the latest first, with who has most points in twelve months and what each reason is worth.").Produces<ListHonours.Response>();
        honours.MapPost("/", async (GiveHonour.Request body, GiveHonour action, HttpContext context) =>
                (await action.RunAsync(context.Actor(), body, context.RequestAborted)).ToHttp(context, id => Results.Created($"/api/v1/incentives/honours/{id}", new { id })))
            .WithSummary("Honours somebody in the caller's part of the organisation; the points are what the reason is worth.").Produces(StatusCodes.Status201Created);
        honours.MapGet("/choices", (GetHonourChoices action, HttpContext context) => action.RunAsync(context, new GetHonourChoices.Request()))
            .WithSummary("Whom the caller may honour, and the objectives that it may have helped.").Produces<GetHonourChoices.Response>();
        honours.MapDelete("/{id:guid}", (Guid id, WithdrawHonour action, HttpContext context) => action.RunAsync(context, new WithdrawHonour.Request(new(id))))
            .WithSummary("Takes back an honour that the caller gave.").Produces(StatusCodes.Status204NoContent);
        honours.MapPut("/worths/{reason}", (HonourReason reason, WorthBody body, SetHonourWorth action, HttpContext context) => action.RunAsync(context, new SetHonourWorth.Request(reason, body.Points)))
            .WithSummary("Says how many points a reason is worth from now on.").Produces(StatusCodes.Status204NoContent);
    }
}
