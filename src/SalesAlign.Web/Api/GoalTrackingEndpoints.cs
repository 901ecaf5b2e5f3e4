using SalesAlign.Application.Common;
using SalesAlign.Application.Goals;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Quality;
using SalesAlign.Domain.Goals.RollUp;
using SalesAlign.Domain.Goals.Tracking;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Web.Api;

internal static class GoalTrackingEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/goals").WithTags("Goals");
        MapCheckIns(api, group);
        group.MapGet("/find", (FindGoals action, HttpContext context, string text, string? period, Guid? except) =>
                action.RunAsync(context, new FindGoals.Request(text, period, except is { } e ? new GoalId(e) : null)))
            .WithSummary("Finds goals by words of their owner, objective, metric or period.").Produces<FindGoals.Response>();
        group.MapGet("/gaps", (ListGoalGaps action, HttpContext context, string period, Guid? unit, Guid? person, QualityCheck? lack, int page = 1, int pageSize = 50) =>
                action.RunAsync(context, new ListGoalGaps.Request(
                    period, unit is { } u ? new UnitId(u) : null, person is { } p ? new PersonId(p) : null, lack, new PageRequest(page, pageSize))))
            .WithSummary("Goals by what they lack, with a score for how well each is made.").Produces<ListGoalGaps.Response>();
        group.MapGet("/{id:guid}/quality", (GetGoalQuality action, HttpContext context, Guid id) => action.RunAsync(context, new GetGoalQuality.Request(new GoalId(id))))
            .WithSummary("How well one goal is made, check by check.").Produces<QualityReport>();
        group.MapGet("/{id:guid}/tracking", (GetGoalTracking action, HttpContext context, Guid id) => action.RunAsync(context, new GetGoalTracking.Request(new GoalId(id))))
            .WithSummary("How a goal is tracked and weighed, what it counts to and supports, and its score.").Produces<GetGoalTracking.Response>();
        group.MapPut("/{id:guid}/tracking", (TrackGoal action, HttpContext context, Guid id, Tracking body) =>
                action.RunAsync(context, new TrackGoal.Request(new GoalId(id), body.Version, body.Terms, body.UnpaidReason)))
            .WithSummary("Sets source of progress, baseline, zones, status rule and cadence.");
        group.MapPut("/{id:guid}/weights", (WeighGoals action, HttpContext context, Guid id, Weights body) =>
                action.RunAsync(context, new WeighGoals.Request(new GoalId(id), body.Ratios, body.Changed is { } c ? new GoalId(c) : null, body.Percent)))
            .WithSummary("Weighs the goals below: all by ratios, or one in percent.").Produces<WeighGoals.Response>();
        group.MapPut("/{id:guid}/connections", (ConnectGoal action, HttpContext context, Guid id, Connections body) =>
                action.RunAsync(context, new ConnectGoal.Request(
                    new GoalId(id), context.ExpectedVersion(), body.Parent is { } p ? new GoalId(p) : null, [.. (body.Supports ?? []).Select(other => new GoalId(other))],
                    body.Kinds is null ? null : [.. body.Kinds.Select(chosen => new ConnectGoal.Chosen(new GoalId(chosen.Supports), chosen.Kind))])))
            .WithSummary("Says to which goal it counts, which others it supports and how they lock into each other (If-Match).");
        group.MapPost("/{id:guid}/conclusion", (ConcludeGoal action, HttpContext context, Guid id, Conclusion body) =>
                action.RunAsync(context, new ConcludeGoal.Request(new GoalId(id), body.Score, body.Lesson)))
            .WithSummary("Scores a goal from 0 to 1 after its period, with a lesson, and closes it.");
        group.MapGet("/plan-review", (GetPlanReview action, HttpContext context, PlanRhythm? rhythm, string? period, Guid? unit, Guid? person) =>
                action.RunAsync(context, new GetPlanReview.Request(rhythm ?? PlanRhythm.Weekly, period, unit is { } u ? new UnitId(u) : null, person is { } p ? new PersonId(p) : null)))
            .WithSummary("The review of a week or month: what rolled over, what was planned, what comes next, and how the funnel moved.").Produces<GetPlanReview.Response>();
        group.MapGet("/{id:guid}/actions", (ListGoalActions action, HttpContext context, Guid id, bool openOnly = false) =>
                action.RunAsync(context, new ListGoalActions.Request(new GoalId(id), openOnly)))
            .WithSummary("The plan under a goal.").Produces<ListGoalActions.Response>();
        group.MapPost("/{id:guid}/actions", (PlanAction action, HttpContext context, Guid id, GoalTask task) =>
                action.RunAsync(context, new PlanAction.Request(new GoalId(id), null, null, task)))
            .WithSummary("Plans an action under a goal.").Produces<PlanAction.Response>();
        group.MapPut("/{id:guid}/actions/{action:guid}", (PlanAction useCase, HttpContext context, Guid id, Guid action, GoalTask task) =>
                useCase.RunAsync(context, new PlanAction.Request(new GoalId(id), new GoalActionId(action), context.ExpectedVersion(), task)))
            .WithSummary("Changes an action (If-Match).").Produces<PlanAction.Response>();

        var actions = api.MapGroup("/actions").WithTags("Goals");
        actions.MapGet("/", (ListGoalActions action, HttpContext context, bool openOnly = true) => action.RunAsync(context, new ListGoalActions.Request(null, openOnly)))
            .WithSummary("What the caller has to do under any goal.").Produces<ListGoalActions.Response>();
        actions.MapPut("/{id:guid}/done", (FinishAction action, HttpContext context, Guid id, Done body) => action.RunAsync(context, new FinishAction.Request(new GoalActionId(id), body.Value)))
            .WithSummary("Ticks an action as done, or takes it up again.");
        actions.MapDelete("/{id:guid}", (RemoveAction action, HttpContext context, Guid id) => action.RunAsync(context, new RemoveAction.Request(new GoalActionId(id), context.ExpectedVersion())))
            .WithSummary("Takes an action out of the plan.");
    }

    private static void MapCheckIns(RouteGroupBuilder api, RouteGroupBuilder group)
    {
        group.MapGet("/{id:guid}/check-ins", (ListCheckIns action, HttpContext context, Guid id) => action.RunAsync(context, new ListCheckIns.Request(new GoalId(id))))
            .WithSummary("Every check-in of a goal, the newest first.").Produces<ListCheckIns.Response>();
        var checkIns = api.MapGroup("/check-ins").WithTags("Goals");
        checkIns.MapGet("/round", (GetCheckInRound action, HttpContext context) => action.RunAsync(context, new GetCheckInRound.Request()))
            .WithSummary("The goals that the caller carries now, prefilled for a check-in.").Produces<GetCheckInRound.Response>();
        checkIns.MapPost("/", (CheckInGoals action, HttpContext context, CheckInGoals.Request request) => action.RunAsync(context, request))
            .WithSummary("Says for one or several goals where they stand; all are kept or none.").Produces<CheckInGoals.Response>();
        checkIns.MapPut("/{id:guid}", (CorrectCheckIn action, HttpContext context, Guid id, Correction body) =>
                action.RunAsync(context, new CorrectCheckIn.Request(
                    new CheckInId(id), context.ExpectedVersion(), body.Value, body.Status, body.StatusReason, body.Confidence, body.Note, body.Reason)))
            .WithSummary("Corrects a check-in; after the period's end with a reason (If-Match).");
    }

    /// <param name="Version">As read; 0 or empty for a goal that was never tracked in a way of its own.</param>
    internal sealed record Tracking(uint? Version, TrackingTerms Terms, string? UnpaidReason);

    internal sealed record Weights(IReadOnlyList<WeighGoals.Ratio>? Ratios, Guid? Changed, decimal? Percent);

    internal sealed record Connections(Guid? Parent, IReadOnlyList<Guid>? Supports, IReadOnlyList<ChosenKind>? Kinds = null);

    internal sealed record ChosenKind(Guid Supports, InterlockKind? Kind);

    internal sealed record Conclusion(decimal Score, string Lesson);

    internal sealed record Done(bool Value = true);

    internal sealed record Correction(decimal? Value, RagStatus? Status, string? StatusReason, int Confidence, string? Note, string? Reason);
}
