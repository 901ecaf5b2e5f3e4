using SalesAlign.Application.Common;
using SalesAlign.Application.Goals;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Goals.RollUp;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Web.Api;

internal static class GoalEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/goals").WithTags("Goals");
        group.MapGet("/", (ListGoals action, HttpContext context, string? period, Guid? objective, Guid? unit, Guid? person, GoalState? state, int page = 1, int pageSize = 50) =>
                action.RunAsync(context, new ListGoals.Request(
                    period, objective is { } o ? new ObjectiveId(o) : null, unit is { } u ? new UnitId(u) : null, person is { } p ? new PersonId(p) : null, state, new PageRequest(page, pageSize))))
            .WithSummary("Goals with where each stands.").Produces<PagedList<GoalFacts>>();
        group.MapGet("/tree", (GetGoalTree action, HttpContext context, string period, Guid? unit, Guid? person, Guid? objective) =>
                action.RunAsync(context, new GetGoalTree.Request(
                    period, unit is { } u ? new UnitId(u) : null, person is { } p ? new PersonId(p) : null, objective is { } o ? new ObjectiveId(o) : null)))
            .WithSummary("The goals of a period as a tree.").Produces<GetGoalTree.Response>();
        group.MapGet("/{id:guid}", async (GetGoal action, HttpContext context, Guid id) =>
                (await action.RunAsync(context.Actor(), new GetGoal.Request(new GoalId(id)), context.RequestAborted)).ToHttp(context, found => context.WithETag(found, found.Goal.Version)))
            .WithSummary("One goal with its line of sight and every step of its negotiation.").Produces<GetGoal.Response>();
        group.MapPost("/{id:guid}/agree", (AgreeGoal action, HttpContext context, Guid id) => action.RunAsync(context, new AgreeGoal.Request(new GoalId(id), context.ExpectedVersion())))
            .WithSummary("Whoever carries it accepts the number on offer (If-Match).");
        group.MapPost("/{id:guid}/counter", (CounterGoal action, HttpContext context, Guid id, Proposal body) =>
                action.RunAsync(context, new CounterGoal.Request(new GoalId(id), context.ExpectedVersion(), body.Value, body.Denominator, body.Reason, body.WithParts)))
            .WithSummary("Whoever carries it proposes another number, with a reason (If-Match).");
        group.MapPost("/{id:guid}/decide", (DecideGoal action, HttpContext context, Guid id, Decision body) =>
                action.RunAsync(context, new DecideGoal.Request(new GoalId(id), context.ExpectedVersion(), body.Value, body.Denominator, body.Reason, body.WholeBranch, body.Numbers)))
            .WithSummary("Whoever stands above ends the negotiation, with a reason (If-Match).");
        group.MapDelete("/{id:guid}", (RemoveGoals action, HttpContext context, Guid id, bool confirmed = false) =>
                action.RunAsync(context, new RemoveGoals.Request(new GoalId(id), context.ExpectedVersion(), confirmed)))
            .WithSummary("Removes a goal with all below it; says how many would go until confirmed.");
        group.MapPost("/cascade/preview", (PreviewCascade action, HttpContext context, CascadeTerms terms) => action.RunAsync(context, new PreviewCascade.Request(terms)))
            .WithSummary("Divides an objective's target over the organisation without saving.").Produces<PreviewCascade.Response>();
        group.MapPost("/cascade", (CascadeObjective action, HttpContext context, CascadeObjective.Request request) => action.RunAsync(context, request))
            .WithSummary("Divides an objective's target and keeps the goals.").Produces<CascadeObjective.Response>();
        group.MapPost("/decompose", (DecomposeTarget action, HttpContext context, DecompositionRequest request) => action.RunAsync(context, request))
            .WithSummary("Divides any target over any tree and periods; reads and saves nothing.").Produces<DecompositionResult>();
        group.MapPost("/evaluate", (EvaluateGoals action, HttpContext context, RollUpRequest request) => action.RunAsync(context, request))
            .WithSummary("Says where any goals stand, with roll-up and reasons; reads and saves nothing.").Produces<RollUpResult>();
        GoalChangeEndpoints.Map(group);
    }

    internal sealed record Proposal(decimal Value, decimal? Denominator, string Reason, bool WithParts = false);

    internal sealed record Decision(decimal? Value, decimal? Denominator, string Reason, bool WholeBranch = false, DecideGoal.BranchNumbers Numbers = DecideGoal.BranchNumbers.Offered);
}
