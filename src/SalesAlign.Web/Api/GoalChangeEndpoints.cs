using SalesAlign.Application.Goals;
using SalesAlign.Application.Sales;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Web.Api;

/// <summary>Negotiating a branch, changing what is agreed, several years, moves, joint sets and strategic exceptions.</summary>
internal static class GoalChangeEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/negotiation", (GetNegotiation action, HttpContext context, Guid objective, string period, Guid? unit) =>
                action.RunAsync(context, new GetNegotiation.Request(new ObjectiveId(objective), period, unit is { } u ? new UnitId(u) : null)))
            .WithSummary("Offered, countered and agreed by level, and every number on the table.").Produces<GetNegotiation.Response>();
        group.MapPost("/negotiation/remind", (RemindOwners action, HttpContext context, RemindOwners.Request request) => action.RunAsync(context, request))
            .WithSummary("Reminds those who have not answered, and sets the day by which they are to.").Produces<RemindOwners.Response>();
        group.MapGet("/{id:guid}/feasibility", (GetGoalFeasibility action, HttpContext context, Guid id, decimal? number) => action.RunAsync(context, new GetGoalFeasibility.Request(new GoalId(id), number)))
            .WithSummary("Required run rate and pipeline, and where the number lies among earlier periods.").Produces<GetGoalFeasibility.Response>();
        group.MapPost("/{id:guid}/revise", (ReviseGoal action, HttpContext context, Guid id, Revision body) =>
                action.RunAsync(context, new ReviseGoal.Request(new GoalId(id), context.ExpectedVersion(), body.Value, body.Denominator, body.Reason, body.RespondBy)))
            .WithSummary("Proposes a new version of an agreed goal, with a reason (If-Match).");
        group.MapPost("/{id:guid}/withdraw", (WithdrawGoalChange action, HttpContext context, Guid id, Words body) =>
                action.RunAsync(context, new WithdrawGoalChange.Request(new GoalId(id), context.ExpectedVersion(), body.Reason)))
            .WithSummary("Takes a proposed new version off the table (If-Match).");
        group.MapPost("/{id:guid}/postpone", (PostponeGoal action, HttpContext context, Guid id, Elsewhere body) =>
                action.RunAsync(context, new PostponeGoal.Request(new GoalId(id), context.ExpectedVersion(), body.Period, body.Reason)))
            .WithSummary("Puts a goal into a later period (If-Match).");
        group.MapPost("/{id:guid}/copy", (CopyGoal action, HttpContext context, Guid id, Elsewhere body) => action.RunAsync(context, new CopyGoal.Request(new GoalId(id), body.Period, body.Reason, body.CarryForward)))
            .WithSummary("Copies a goal into another period, or carries forward what was left unreached.");
        group.MapPost("/clone", (CloneCascade action, HttpContext context, CloneCascade.Request request) => action.RunAsync(context, request))
            .WithSummary("Takes an objective's goals of a year into the next as drafts.").Produces<CloneCascade.Response>();
        group.MapPost("/clone/preview", (PreviewClone action, HttpContext context, PreviewClone.Request request) => action.RunAsync(context, request))
            .WithSummary("What a clone would make, whom it leaves out and what is there already, without saving.").Produces<PreviewClone.Response>();
        group.MapPost("/clone/undo", (UndoClone action, HttpContext context, UndoClone.Request request) => action.RunAsync(context, request))
            .WithSummary("Takes back the drafts of a clone that nobody has touched since.").Produces<UndoClone.Response>();
        group.MapPost("/horizon/preview", (PlanHorizon action, HttpContext context, PlanHorizon.Request request) => action.RunAsync(context, request))
            .WithSummary("The way to a target of several years, by year and quarter, without saving.").Produces<PlanHorizon.Response>();
        group.MapPost("/horizon", (SetHorizon action, HttpContext context, SetHorizon.Request request) => action.RunAsync(context, request))
            .WithSummary("Keeps yearly targets as the company's goals.").Produces<SetHorizon.Response>();
        group.MapGet("/moves", (ListMovedOwners action, HttpContext context) => action.RunAsync(context, new ListMovedOwners.Request()))
            .WithSummary("People whose coming goals still count to a unit in which they will not be then.").Produces<ListMovedOwners.Response>();
        group.MapPost("/moves/preview", (PreviewReorganization action, HttpContext context, PreviewReorganization.Request request) => action.RunAsync(context, request))
            .WithSummary("Whose targets change when a person moves.").Produces<PreviewReorganization.Response>();
        group.MapPost("/moves", (ApplyReorganization action, HttpContext context, ApplyReorganization.Request request) => action.RunAsync(context, request))
            .WithSummary("Lets a person's coming goals count to the unit they belong to then.").Produces<ApplyReorganization.Response>();
        MapEvents(group);
        MapJoint(group);
        group.MapGet("/exceptions", (ListStrategicExceptions action, HttpContext context, Guid? goal, Guid? deal) =>
                action.RunAsync(context, new ListStrategicExceptions.Request(goal is { } g ? new GoalId(g) : null, deal is { } d ? new DealId(d) : null)))
            .WithSummary("Strategic exceptions of a goal or a deal.").Produces<IReadOnlyList<ListStrategicExceptions.Row>>();
        group.MapGet("/exceptions/deals", (FindDeals action, HttpContext context, string? text, Guid? person) => action.RunAsync(context, new FindDeals.Request(text ?? "", person is { } p ? new PersonId(p) : null)))
            .WithSummary("Deals that an exception can be asked for, by words of their id, account, product or owner.").Produces<FindDeals.Response>();
        group.MapPost("/exceptions", (AskStrategicException action, HttpContext context, AskStrategicException.Request request) => action.RunAsync(context, request))
            .WithSummary("Asks that a goal be compensated for a deal that is poor for its owner and good for the company.");
        group.MapPost("/exceptions/{id:guid}/decide", (DecideStrategicException action, HttpContext context, Guid id, Verdict body) =>
                action.RunAsync(context, new DecideStrategicException.Request(new StrategicExceptionId(id), body.Granted, body.Reason)))
            .WithSummary("Grants or refuses a strategic exception, with a reason.");
    }

    private static void MapEvents(RouteGroupBuilder group)
    {
        group.MapGet("/events", (ListCalendarEvents action, HttpContext context, int year) => action.RunAsync(context, new ListCalendarEvents.Request(year)))
            .WithSummary("Launches, buying cycles and other events of a fiscal year.").Produces<IReadOnlyList<CascadeEvent>>();
        group.MapPost("/events", (AddCalendarEvent action, HttpContext context, AddCalendarEvent.Request request) => action.RunAsync(context, request))
            .WithSummary("Adds an event that moves the season of a year.");
        group.MapDelete("/events/{id:guid}", (RemoveCalendarEvent action, HttpContext context, Guid id) => action.RunAsync(context, new RemoveCalendarEvent.Request(new CalendarEventId(id))))
            .WithSummary("Takes an event out of the sales calendar.");
    }

    private static void MapJoint(RouteGroupBuilder group)
    {
        group.MapGet("/joint", (ListJointGoalSets action, HttpContext context, string? period) => action.RunAsync(context, new ListJointGoalSets.Request(period)))
            .WithSummary("Joint sets of goals with the one score that both units carry.").Produces<IReadOnlyList<ListJointGoalSets.Set>>();
        group.MapPost("/joint", (AddJointGoalSet action, HttpContext context, AddJointGoalSet.Request request) => action.RunAsync(context, request))
            .WithSummary("Starts a joint set of goals for two units and a half-year.");
        group.MapPost("/joint/{id:guid}/items", (ChangeJointGoalSet action, HttpContext context, Guid id, JointChange body) =>
                action.RunAsync(context, new ChangeJointGoalSet.Request(new JointGoalSetId(id), context.ExpectedVersion(), body.Add, body.Remove)))
            .WithSummary("Adds a goal to a joint set or takes one out, until both have agreed (If-Match).");
        group.MapPost("/joint/{id:guid}/agree", (AgreeJointGoals action, HttpContext context, Guid id) => action.RunAsync(context, new AgreeJointGoals.Request(new JointGoalSetId(id), context.ExpectedVersion())))
            .WithSummary("Agrees for the unit that one manages (If-Match).");
        group.MapPost("/joint/{id:guid}/values", (EnterJointValue action, HttpContext context, Guid id, JointValue body) =>
                action.RunAsync(context, new EnterJointValue.Request(new JointGoalSetId(id), body.Item, body.Value)))
            .WithSummary("Enters the value of a joint goal that no metric measures.");
    }

    internal sealed record Revision(decimal Value, decimal? Denominator, string Reason, DateOnly? RespondBy = null);

    internal sealed record Words(string? Reason);

    internal sealed record Elsewhere(string Period, string Reason, bool CarryForward = false);

    internal sealed record Verdict(bool Granted, string Reason);

    internal sealed record JointChange(AddJointGoalSet.Item? Add = null, Guid? Remove = null);

    internal sealed record JointValue(Guid Item, decimal Value);
}
