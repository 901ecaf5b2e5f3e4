using SalesAlign.Application.Alerts;
using SalesAlign.Application.Alerts.Watching;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Alerts.Detection;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Web.Api;

internal static class AlertEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        MapRules(api.MapGroup("/alerts/rules").WithTags("Alerts"));
        MapCases(api.MapGroup("/alerts/cases").WithTags("Alerts"));
    }

    private static void MapRules(RouteGroupBuilder group)
    {
        group.MapGet("/", (ListAlertRules action, HttpContext context) => action.RunAsync(context, new ListAlertRules.Request()))
            .WithSummary("What is watched, and how much each rule found when it was last looked at.").Produces<IReadOnlyList<AlertRuleFacts>>();
        group.MapGet("/choices", (GetAlertChoices action, HttpContext context) => action.RunAsync(context, new GetAlertChoices.Request()))
            .WithSummary("Metrics and units that a rule of the key's owner can be about.").Produces<GetAlertChoices.Response>();
        group.MapGet("/{id:guid}", async (GetAlertRule action, HttpContext context, Guid id) =>
                (await action.RunAsync(context.Actor(), new GetAlertRule.Request(new AlertRuleId(id)), context.RequestAborted)).ToHttp(context, rule => context.WithETag(rule, rule.Version)))
            .WithSummary("One rule.").Produces<AlertRuleFacts>();
        group.MapPost("/", async (WriteAlertRule action, HttpContext context, Rule body) =>
                (await action.RunAsync(context.Actor(), body.As(null, null), context.RequestAborted)).ToHttp(context, id => Results.Created($"/api/v1/alerts/rules/{id}", new { id })))
            .WithSummary("Makes a rule.").Produces(StatusCodes.Status201Created);
        group.MapPut("/{id:guid}", (WriteAlertRule action, HttpContext context, Guid id, Rule body) =>
                action.RunAsync(context, body.As(new AlertRuleId(id), context.ExpectedVersion())))
            .WithSummary("Changes a rule; its cases stay as they are. If-Match guards against somebody else's change.").Produces<AlertRuleId>();
        group.MapDelete("/{id:guid}", (RemoveAlertRule action, HttpContext context, Guid id) => action.RunAsync(context, new RemoveAlertRule.Request(new AlertRuleId(id), context.ExpectedVersion())))
            .WithSummary("Takes a rule away; its cases stay.").Produces(StatusCodes.Status204NoContent);
        group.MapPost("/preview", (PreviewAlertRule action, HttpContext context, PreviewAlertRule.Request request) => action.RunAsync(context, request))
            .WithSummary("What a rule would raise today, without keeping it.").Produces<PreviewAlertRule.Response>();
        group.MapPost("/evaluate", (EvaluateAlerts action, HttpContext context) => action.RunAsync(context, new EvaluateAlerts.Request()))
            .WithSummary("Looks at all rules now.").Produces<AlertRoundResult>();
    }

    private static void MapCases(RouteGroupBuilder group)
    {
        group.MapGet("/", (ListAlertCases action, HttpContext context, int? page, int? pageSize, string? sort, CaseView? view, AlertGrade? grade, CaseState? state, bool? ended, bool? late,
                Guid? ruleId, Guid? unitId, Guid? personId, string? search) =>
                action.RunAsync(context, new ListAlertCases.Request(
                    new PageRequest(page ?? 1, pageSize ?? 50, sort), view ?? CaseView.All, grade, state, ended ?? false, late ?? false, ruleId is { } rule ? new AlertRuleId(rule) : null,
                    unitId is { } unit ? new UnitId(unit) : null, personId is { } person ? new PersonId(person) : null, search)))
            .WithSummary("Cases that the key's owner may see, the worst first. Sort: due, detected, subject; a minus before it for descending.").Produces<ListAlertCases.Response>();
        group.MapPost("/", async (OpenAlertCase action, HttpContext context, OpenAlertCase.Request request) =>
                (await action.RunAsync(context.Actor(), request, context.RequestAborted)).ToHttp(context, id => Results.Created($"/api/v1/alerts/cases/{id}", new { id })))
            .WithSummary("Makes a case of a deviation in a goal or a metric.").Produces(StatusCodes.Status201Created);
        group.MapGet("/people", (FindCasePeople action, HttpContext context, string? search) => action.RunAsync(context, new FindCasePeople.Request(search)))
            .WithSummary("To whom a case or an action may be given.").Produces<IReadOnlyList<FindCasePeople.Item>>();
        group.MapGet("/{id:guid}", async (GetAlertCase action, HttpContext context, Guid id) =>
                (await action.RunAsync(context.Actor(), new GetAlertCase.Request(new AlertCaseId(id)), context.RequestAborted)).ToHttp(context, found => context.WithETag(found, found.Version)))
            .WithSummary("One case with all that is known of it.").Produces<GetAlertCase.Response>();
        group.MapGet("/{id:guid}/evidence", (FindCaseEvidence action, HttpContext context, Guid id, string? search) => action.RunAsync(context, new FindCaseEvidence.Request(new AlertCaseId(id), search)))
            .WithSummary("Deals and observations that may bear it out.").Produces<IReadOnlyList<CaseEvidence>>();
        group.MapPut("/{id:guid}/evidence", (LinkCaseEvidence action, HttpContext context, Guid id, IReadOnlyList<CaseEvidence> body) =>
                action.RunAsync(context, new LinkCaseEvidence.Request(new AlertCaseId(id), body, context.ExpectedVersion())))
            .WithSummary("What bears it out, as a whole.").Produces(StatusCodes.Status204NoContent);
        group.MapPut("/{id:guid}/causes", (ExplainCase action, HttpContext context, Guid id, Causes body) =>
                action.RunAsync(context, new ExplainCase.Request(new AlertCaseId(id), body.Whys, body.Found, context.ExpectedVersion())))
            .WithSummary("The five whys and the fishbone, as far as they have come.").Produces(StatusCodes.Status204NoContent);
        group.MapPost("/{id:guid}/analyse", (AnalyseCase action, HttpContext context, Guid id) => action.RunAsync(context, new AnalyseCase.Request(new AlertCaseId(id), context.ExpectedVersion())))
            .WithSummary("The causes are known.").Produces(StatusCodes.Status204NoContent);
        group.MapPut("/{id:guid}/options", (WeighCaseOptions action, HttpContext context, Guid id, IReadOnlyList<ResponseOption> body) =>
                action.RunAsync(context, new WeighCaseOptions.Request(new AlertCaseId(id), body, context.ExpectedVersion())))
            .WithSummary("Possible responses with feasibility and impact from 1 to 5.").Produces(StatusCodes.Status204NoContent);
        group.MapPost("/{id:guid}/decide", (DecideCase action, HttpContext context, Guid id, Decision body) =>
                action.RunAsync(context, new DecideCase.Request(new AlertCaseId(id), body.Option, body.Reason, body.Pilot, context.ExpectedVersion())))
            .WithSummary("Chooses a response, with a pilot where there is one.").Produces(StatusCodes.Status204NoContent);
        group.MapPost("/{id:guid}/actions", (AddCaseAction action, HttpContext context, Guid id, NewAction body) =>
                action.RunAsync(context, new AddCaseAction.Request(new AlertCaseId(id), body.Text, body.Owner, body.DueOn, context.ExpectedVersion())))
            .WithSummary("Gives somebody something to do about it.").Produces(StatusCodes.Status204NoContent);
        group.MapPost("/{id:guid}/actions/{actionId:guid}/done", (MarkCaseAction action, HttpContext context, Guid id, Guid actionId, bool? done) =>
                action.RunAsync(context, new MarkCaseAction.Request(new AlertCaseId(id), actionId, done ?? true, context.ExpectedVersion())))
            .WithSummary("An action is done, or with done=false not after all.").Produces(StatusCodes.Status204NoContent);
        group.MapDelete("/{id:guid}/actions/{actionId:guid}", (DropCaseAction action, HttpContext context, Guid id, Guid actionId) =>
                action.RunAsync(context, new DropCaseAction.Request(new AlertCaseId(id), actionId, context.ExpectedVersion())))
            .WithSummary("Takes back an action that nobody has done.").Produces(StatusCodes.Status204NoContent);
        group.MapPost("/{id:guid}/act", (ActOnCase action, HttpContext context, Guid id) => action.RunAsync(context, new ActOnCase.Request(new AlertCaseId(id), context.ExpectedVersion())))
            .WithSummary("All actions are done.").Produces(StatusCodes.Status204NoContent);
        group.MapPost("/{id:guid}/check", (CheckCase action, HttpContext context, Guid id, Words body) =>
                action.RunAsync(context, new CheckCase.Request(new AlertCaseId(id), body.Text, context.ExpectedVersion())))
            .WithSummary("Reads the measure again and writes down whether it came back.").Produces(StatusCodes.Status204NoContent);
        group.MapPost("/{id:guid}/close", (CloseCase action, HttpContext context, Guid id, Words body) =>
                action.RunAsync(context, new CloseCase.Request(new AlertCaseId(id), body.Text, context.ExpectedVersion())))
            .WithSummary("Settles it with a lesson.").Produces(StatusCodes.Status204NoContent);
        group.MapPost("/{id:guid}/dismiss", (DismissCase action, HttpContext context, Guid id, Words body) =>
                action.RunAsync(context, new DismissCase.Request(new AlertCaseId(id), body.Text, context.ExpectedVersion())))
            .WithSummary("It is not worth dealing with, and why.").Produces(StatusCodes.Status204NoContent);
        group.MapPost("/{id:guid}/reopen", (ReopenCase action, HttpContext context, Guid id, Words body) =>
                action.RunAsync(context, new ReopenCase.Request(new AlertCaseId(id), body.Text, context.ExpectedVersion())))
            .WithSummary("Back to the causes, and why.").Produces(StatusCodes.Status204NoContent);
        group.MapPost("/{id:guid}/owner", (HandOverCase action, HttpContext context, Guid id, Handing body) =>
                action.RunAsync(context, new HandOverCase.Request(new AlertCaseId(id), body.PersonId, body.Note, context.ExpectedVersion())))
            .WithSummary("Hands it to somebody else.").Produces(StatusCodes.Status204NoContent);
    }

    public sealed record Rule(string Name, AlertWatch Watch, UnitId? ScopeUnitId, AlertOwner Owner, AlertCadence Cadence, bool IsEnabled = true)
    {
        internal WriteAlertRule.Request As(AlertRuleId? id, uint? version) => new(id, Name, Watch, ScopeUnitId, Owner, Cadence, IsEnabled, version);
    }

    public sealed record Causes(IReadOnlyList<string> Whys, IReadOnlyList<CaseCause> Found);

    public sealed record Decision(Guid Option, string Reason, CasePilot? Pilot);

    public sealed record NewAction(string Text, PersonId Owner, DateOnly DueOn);

    public sealed record Words(string Text);

    public sealed record Handing(PersonId PersonId, string? Note);
}
