using SalesAlign.Application.Common;
using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Incentives.Checks;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Web.Api;

internal static class IncentiveEndpoints
{
    /// <summary>The draft of a plan. With a PUT, If-Match says which version was read.</summary>
    public sealed record PlanBody(string Name, DateOnly EffectiveFrom, IReadOnlyList<Component> Components, IReadOnlyList<PayMix>? PayMixes = null);

    /// <summary>The people who take part, or a role whose people all do; one of the two.</summary>
    public sealed record ParticipantsBody(IReadOnlyList<EnrolParticipants.Participation>? People, RoleBody? Role);

    /// <summary>Everybody of a role, in a unit and below it or anywhere; amounts are per fiscal year.</summary>
    public sealed record RoleBody(MembershipRole Role, UnitId? Unit, DateOnly From, DateOnly? To, decimal? YearlyQuota, decimal? YearlyTargetIncentive, bool QuotasFromGoals = false);

    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/incentives").WithTags("Incentives");
        MapPlans(group.MapGroup("/plans"));
        PlanEndpoints.Map(group);
        MapPeriods(group);
        MapStatements(group);
        ClosingEndpoints.Map(group);
        DisputeEndpoints.Map(group);
        RecognitionEndpoints.Map(group);
        group.MapPost("/evaluate", (EvaluateIncentives.Request body, EvaluateIncentives action, HttpContext context) => action.RunAsync(context, body))
            .WithSummary("What components would pay one participant for the given credits, with the derivation of every line. Nothing is saved.")
            .Produces<EvaluateIncentives.Response>()
            .AddOpenApiOperationTransformer(IncentiveExamples.DescribeAsync);
    }

    private static void MapPlans(RouteGroupBuilder plans)
    {
        plans.MapGet("/", (ListIncentivePlans action, HttpContext context) => action.RunAsync(context, new ListIncentivePlans.Request()))
            .WithSummary("The plans, with the version in force.").Produces<IReadOnlyList<ListIncentivePlans.Item>>();
        plans.MapGet("/{id:guid}", async (Guid id, GetIncentivePlan action, HttpContext context) =>
                (await action.RunAsync(context.Actor(), new GetIncentivePlan.Request(new(id)), context.RequestAborted)).ToHttp(context, plan => context.WithETag(plan, plan.Version)))
            .WithSummary("A plan with all versions and, for those who manage pay, its participants.").Produces<GetIncentivePlan.Response>();
        plans.MapPost("/", async (PlanBody body, WriteIncentivePlan action, HttpContext context) =>
                (await action.RunAsync(context.Actor(), new(null, body.Name, body.EffectiveFrom, body.Components, PayMixes: body.PayMixes), context.RequestAborted))
                .ToHttp(context, id => Results.Created($"/api/v1/incentives/plans/{id}", new { id })))
            .WithSummary("A new plan, as a draft.").Produces(StatusCodes.Status201Created);
        plans.MapPut("/{id:guid}", async (Guid id, PlanBody body, WriteIncentivePlan action, HttpContext context) =>
                (await action.RunAsync(context.Actor(), new(new(id), body.Name, body.EffectiveFrom, body.Components, context.ExpectedVersion(), body.PayMixes), context.RequestAborted))
                .ToHttp(context, _ => Results.NoContent()))
            .WithSummary("Writes the plan's draft; where there is none, begins the next version.").Produces(StatusCodes.Status204NoContent);
        plans.MapPost("/{id:guid}/publish", (Guid id, PublishIncentivePlan action, HttpContext context) => action.RunAsync(context, new PublishIncentivePlan.Request(new(id))))
            .WithSummary("Puts the draft in force from its first day.").Produces(StatusCodes.Status204NoContent);
        plans.MapPost("/{id:guid}/participants", (Guid id, ParticipantsBody body, EnrolParticipants people, EnrolRole role, HttpContext context) => body switch
            {
                { Role: { } r, People: null } => role.RunAsync(context, new EnrolRole.Request(new(id), r.Role, r.Unit, r.From, r.To, r.YearlyQuota, r.YearlyTargetIncentive, r.QuotasFromGoals)),
                { Role: null, People: { } p } => people.RunAsync(context, new EnrolParticipants.Request(new(id), p)),
                _ => RefuseParticipantsAsync(new(id), people, context),
            })
            .WithSummary("Takes people, or everybody of a role, into the plan, or changes how they take part.").Produces<EnrolRole.Response>().Produces<int>();
    }

    // Nobody to enrol is refused by the action, and whoever may not enrol at all is told that instead.
    private static async Task<IResult> RefuseParticipantsAsync(IncentivePlanId plan, EnrolParticipants people, HttpContext context)
    {
        var result = await people.RunAsync(context.Actor(), new EnrolParticipants.Request(plan, []), context.RequestAborted);
        return result.Outcome == Outcome.Forbidden ? result.ToHttp(context) : ApiResults.Refused(context, [new Problem("participant.people_or_role")]);
    }

    private static void MapPeriods(RouteGroupBuilder group)
    {
        var periods = group.MapGroup("/periods");
        periods.MapGet("/", (ListIncentivePeriods action, HttpContext context) => action.RunAsync(context, new ListIncentivePeriods.Request()))
            .WithSummary("Pay periods, latest first.").Produces<IReadOnlyList<ListIncentivePeriods.Item>>();
        periods.MapPost("/", async (OpenIncentivePeriod.Request body, OpenIncentivePeriod action, HttpContext context) =>
                (await action.RunAsync(context.Actor(), body, context.RequestAborted)).ToHttp(context, id => Results.Created($"/api/v1/incentives/periods/{id}", new { id })))
            .WithSummary("Opens a month, quarter, half or year for pay, by its key such as 2026-Q3.").Produces(StatusCodes.Status201Created);
        periods.MapGet("/{id:guid}", async (Guid id, GetIncentivePeriod action, HttpContext context) =>
                (await action.RunAsync(context.Actor(), new(new(id)), context.RequestAborted)).ToHttp(context, period => context.WithETag(period, period.Version)))
            .WithSummary("Where a period stands: state, totals by component, findings, last calculations.").Produces<GetIncentivePeriod.Response>();
        periods.MapPost("/{id:guid}/calculate", async (Guid id, Guid? unit, Guid? person, CalculateIncentivePeriod action, HttpContext context) =>
                (await action.RunAsync(
                    context.Actor(), new(new(id), unit is { } u ? new UnitId(u) : null, person is { } p ? new PersonId(p) : null), context.RequestAborted))
                .ToHttp(context, run => Results.Accepted($"/api/v1/incentives/runs/{run}", new { run })))
            .WithSummary("Starts a calculation, which replaces the period's result, for everybody or only for a unit or a person; its progress is at the answer's location.").Produces(StatusCodes.Status202Accepted);
        MapMove<ReviewIncentivePeriod>("review", "Hands a calculated period to review: people see their statements as preliminary.");
        MapMove<ApproveIncentivePeriod>("approve", "Approves a reviewed period; not by whoever calculated it.");
        MapMove<RejectIncentivePeriod>("reject", "Sends a period back from review or approval.");
        MapMove<CloseIncentivePeriod>("close", "Closes an approved period for good.");
        periods.MapGet("/{id:guid}/statements.csv", PayExport.DownloadAsync)
            .WithSummary("Every line of the period's statements that the caller may see, as CSV.").Produces(StatusCodes.Status200OK, contentType: "text/csv");
        group.MapGet("/runs/{id:guid}", (Guid id, GetCalculationRun action, HttpContext context) => action.RunAsync(context, new GetCalculationRun.Request(new(id))))
            .WithSummary("How far a calculation is, and what came out.").Produces<GetCalculationRun.Response>();
        group.MapPost("/runs/{id:guid}/cancel", (Guid id, CancelCalculation action, HttpContext context) => action.RunAsync(context, new CancelCalculation.Request(new(id))))
            .WithSummary("Asks a running calculation to stop; the period keeps the result that it had.").Produces(StatusCodes.Status204NoContent);

        void MapMove<TMove>(string verb, string summary)
            where TMove : MoveIncentivePeriod =>
            periods.MapPost($"/{{id:guid}}/{verb}", (Guid id, TMove action, HttpContext context) =>
                action.RunAsync(context, new MoveIncentivePeriod.Request(new(id), context.ExpectedVersion()))).WithSummary(summary).Produces(StatusCodes.Status204NoContent);
    }

    private static void MapStatements(RouteGroupBuilder group)
    {
        group.MapGet("/statements", (
                Guid? period, Guid? person, string? search, int? page, int? pageSize, string? sort, ListStatements action, HttpContext context) =>
                action.RunAsync(context, new ListStatements.Request(
                    period is { } p ? new IncentivePeriodId(p) : null, person is { } whose ? new PersonId(whose) : null, false, search, new PageRequest(page ?? 1, pageSize ?? 50, sort))))
            .WithSummary("Statements that the caller may see, by period and person; sorted by name, total or lines, with a minus for descending.")
            .Produces<PagedList<ListStatements.Item>>();
        group.MapGet("/statements/{id:guid}", (Guid id, bool? unpaid, int? page, int? pageSize, GetStatement action, HttpContext context) =>
                action.RunAsync(context, new GetStatement.Request(new(id), new PageRequest(page ?? 1, pageSize ?? 100), unpaid == true)))
            .WithSummary("A statement with its lines and their derivation; with unpaid=true only the deals that pay nothing.").Produces<GetStatement.Response>();
        group.MapGet("/statements/{id:guid}/statement.pdf", StatementFiles.PdfAsync)
            .WithSummary("A statement as PDF, in the language of the request and the plan's currency.").Produces(StatusCodes.Status200OK, contentType: "application/pdf");
        group.MapGet("/statements/{id:guid}/statement.xlsx", StatementFiles.WorkbookAsync)
            .WithSummary("A statement as an Excel workbook: lines with their derivation, and standings.")
            .Produces(StatusCodes.Status200OK, contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        group.MapGet("/my-pay", (string? period, GetMyPay action, HttpContext context) => action.RunAsync(context, new GetMyPay.Request(period)))
            .WithSummary("What the caller earns in a period as things stand, and what the next bracket needs.").Produces<GetMyPay.Response>();
        group.MapPost("/estimate", (EstimateNextDeal.Request body, EstimateNextDeal action, HttpContext context) => action.RunAsync(context, body))
            .WithSummary("What one more deal would pay the caller on top of what they have. Nothing is saved.").Produces<EstimateNextDeal.Response>();
        group.MapGet("/estimate/pipeline", (string? period, Guid? deal, EstimatePipeline action, HttpContext context) =>
                action.RunAsync(context, new EstimatePipeline.Request(period, deal is { } id ? new DealId(id) : null)))
            .WithSummary("What each of the caller's open deals would pay, how likely it is, and which are best by pay and by strategy; with the derivation of one where asked.")
            .Produces<EstimatePipeline.Response>();
    }
}
