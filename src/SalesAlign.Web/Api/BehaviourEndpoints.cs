using SalesAlign.Application.Goals;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Behaviour;

namespace SalesAlign.Web.Api;

internal static class BehaviourEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var goal = api.MapGroup("/goals/{id:guid}/behaviour").WithTags("Behaviour");
        goal.MapGet("/", (GetBehaviour action, HttpContext context, Guid id, string? segment) => action.RunAsync(context, new GetBehaviour.Request(new GoalId(id), segment)))
            .WithSummary("How a goal's number becomes behaviour: paradigm, driver tree, named accounts, milestones, variables, effort.").Produces<GetBehaviour.Response>();
        goal.MapPut("/", (PlanBehaviour action, HttpContext context, Guid id, Plan body) =>
                action.RunAsync(context, new PlanBehaviour.Request(new GoalId(id), body.Version, body.Choice, body.Probability ?? new ProbabilityTerms(), body.Signatures, body.Measures, body.Efficiency, body.Segments)))
            .WithSummary("Saves the behaviour plan of a goal.");
        goal.MapPost("/preview", (PreviewBehaviour action, HttpContext context, Guid id, Question body) =>
                action.RunAsync(context, new PreviewBehaviour.Request(new GoalId(id), body.Terms ?? new ProbabilityTerms(), body.CallsPerDay, body.Efficiency, body.Indicators)))
            .WithSummary("Runs the driver tree with other rates, time or calls, without saving.").Produces<PreviewBehaviour.Response>();
        goal.MapPut("/knowledge", (KeepKnowledge action, HttpContext context, Guid id, Knowledge body) =>
                action.RunAsync(context, new KeepKnowledge.Request(new GoalId(id), body.Experience, body.NewScenario)))
            .WithSummary("Writes the knowledge card of a project.");
        goal.MapPost("/accounts", (NameAccounts action, HttpContext context, Guid id, Named body) =>
                action.RunAsync(context, new NameAccounts.Request(new GoalId(id), [.. (body.Accounts ?? []).Select(account => new AccountId(account))], body.Owners)))
            .WithSummary("Adds accounts to the named ones.").Produces<NameAccounts.Response>();
        goal.MapPost("/milestones", (PlanMilestone action, HttpContext context, Guid id, MilestoneTerms terms) =>
                action.RunAsync(context, new PlanMilestone.Request(new GoalId(id), null, null, terms)))
            .WithSummary("Plans a milestone.").Produces<PlanMilestone.Response>();
        goal.MapPut("/milestones/{milestone:guid}", (PlanMilestone action, HttpContext context, Guid id, Guid milestone, MilestoneTerms terms) =>
                action.RunAsync(context, new PlanMilestone.Request(new GoalId(id), new ProjectMilestoneId(milestone), context.ExpectedVersion(), terms)))
            .WithSummary("Changes a milestone (If-Match).").Produces<PlanMilestone.Response>();

        var accounts = api.MapGroup("/named-accounts").WithTags("Behaviour");
        accounts.MapPut("/{id:guid}", (ChangeNamedAccount action, HttpContext context, Guid id, Change body) =>
                action.RunAsync(context, new ChangeNamedAccount.Request(new TargetAccountId(id), context.ExpectedVersion(), body.Owners, body.Reached, body.Confirmed)))
            .WithSummary("Says who owns which stage of a named account and ticks what the records cannot know (If-Match).");
        accounts.MapDelete("/{id:guid}", (DropNamedAccount action, HttpContext context, Guid id) =>
                action.RunAsync(context, new DropNamedAccount.Request(new TargetAccountId(id), context.ExpectedVersion())))
            .WithSummary("Takes an account off the named ones.");
        var milestones = api.MapGroup("/milestones").WithTags("Behaviour");
        milestones.MapPut("/{id:guid}/reached", (ReachMilestone action, HttpContext context, Guid id, Reached body) =>
                action.RunAsync(context, new ReachMilestone.Request(new ProjectMilestoneId(id), context.ExpectedVersion(), body.Value, body.On, body.Retrospective)))
            .WithSummary("Marks a milestone as reached, with its retrospective, or takes that back (If-Match).");
        milestones.MapDelete("/{id:guid}", (RemoveMilestone action, HttpContext context, Guid id) =>
                action.RunAsync(context, new RemoveMilestone.Request(new ProjectMilestoneId(id), context.ExpectedVersion())))
            .WithSummary("Takes a milestone out of the plan.");
    }

    /// <param name="Version">As read; 0 or empty for the first plan of a goal.</param>
    internal sealed record Plan(
        uint? Version, ParadigmChoice Choice, ProbabilityTerms? Probability, long? Signatures, IReadOnlyList<PlannedMeasure>? Measures, EfficiencyTerms? Efficiency,
        IReadOnlyList<SegmentChoice>? Segments = null);

    internal sealed record Question(ProbabilityTerms? Terms, decimal? CallsPerDay, EfficiencyTerms? Efficiency, ParadigmIndicators? Indicators);

    internal sealed record Knowledge(string Experience, string NewScenario);

    internal sealed record Named(IReadOnlyList<Guid>? Accounts, StageOwners? Owners);

    internal sealed record Change(StageOwners? Owners, bool? Reached, bool? Confirmed);

    internal sealed record Reached(bool Value, DateOnly? On, string? Retrospective);
}
