using Microsoft.Extensions.Localization;
using SalesAlign.Application.Common;
using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Checks;
using SalesAlign.Domain.Incentives.Simulation;
using SalesAlign.Web.Incentives;
using SalesAlign.Web.Incentives.Plans;

namespace SalesAlign.Web.Api;

/// <summary>Checking, approving, trying and signing incentive plans.</summary>
internal static class PlanEndpoints
{
    /// <summary>A finding against the strategy, and why it is accepted.</summary>
    public sealed record WaiverBody(string Code, Guid? Objective, string Reason);

    /// <summary>The name as typed, and the fingerprint of the document as read.</summary>
    public sealed record SignatureBody(string TypedName, string Fingerprint);

    /// <summary>Which deals serve an objective; without a condition its metric tells.</summary>
    public sealed record ServingBody(Filter? Which);

    public static void Map(RouteGroupBuilder group)
    {
        MapWriting(group);
        MapSimulations(group);
        MapDocuments(group.MapGroup("/plans/{id:guid}"));
    }

    private static void MapWriting(RouteGroupBuilder group)
    {
        group.MapGet("/templates", (Guid? plan, ListComponentTemplates action, HttpContext context) =>
                action.RunAsync(context, new ListComponentTemplates.Request(plan is { } id ? new IncentivePlanId(id) : null)))
            .WithSummary("The usual components to begin from, filled in with sizes and names of this company, and drawn.").Produces<IReadOnlyList<ListComponentTemplates.Item>>();
        group.MapGet("/choices", (GetIncentiveChoices action, HttpContext context) => action.RunAsync(context, new GetIncentiveChoices.Request()))
            .WithSummary("What conditions, gates and links can name: products, series, metrics, objectives.").Produces<GetIncentiveChoices.Response>();
        group.MapPost("/draw", (DrawPayout.Request body, DrawPayout action, HttpContext context) => action.RunAsync(context, body))
            .WithSummary("What a component of any kind pays for more and more of what it counts, and where pay jumps. Nothing is saved.").Produces<PayoutShape>();
        group.MapPost("/check", (CheckIncentivePlan.Request body, CheckIncentivePlan action, HttpContext context) => action.RunAsync(context, body))
            .WithSummary("What is doubtful about a plan as a whole. Nothing is saved.").Produces<CheckIncentivePlan.Response>();
        var plan = group.MapGroup("/plans/{id:guid}");
        plan.MapPost("/approve", (Guid id, ApproveIncentivePlan action, HttpContext context) => action.RunAsync(context, new ApproveIncentivePlan.Request(new(id), context.ExpectedVersion())))
            .WithSummary("Agrees to the draft; not by whoever wrote it.").Produces(StatusCodes.Status204NoContent);
        plan.MapGet("/changes", (Guid id, int version, int? before, ComparePlanVersions action, HttpContext context) =>
                action.RunAsync(context, new ComparePlanVersions.Request(new(id), version, before)))
            .WithSummary("What a version changes against the one before, or another.").Produces<ComparePlanVersions.Response>();
        plan.MapGet("/fit", (Guid id, GetStrategyFit action, HttpContext context) => action.RunAsync(context, new GetStrategyFit.Request(new(id))))
            .WithSummary("Pay share beside weight and steering ratio per objective, and what pays against the strategy.").Produces<GetStrategyFit.Response>();
        plan.MapGet("/effect", (Guid id, int? version, GetPlanEffect action, HttpContext context) => action.RunAsync(context, new GetPlanEffect.Request(new(id), version)))
            .WithSummary("What changed since a published version came into force, against as many days before: people, orders, mix, margin and cost of sales.").Produces<PlanEffect>();
        plan.MapGet("/effect.csv", (Guid id, int? version, ExportPlanEffect action, HttpContext context) =>
                context.CsvAsync("plan-effect.csv", action, stream => new ExportPlanEffect.Request(new(id), version, stream)))
            .WithSummary("The same as CSV, one figure per row.").Produces(StatusCodes.Status200OK, contentType: "text/csv");
        plan.MapPost("/waivers", (Guid id, WaiverBody body, WaiveFitFinding action, HttpContext context) => action.RunAsync(context, new WaiveFitFinding.Request(new(id), body.Code, body.Objective, body.Reason)))
            .WithSummary("Accepts a finding against the strategy in the draft, with the reason.").Produces(StatusCodes.Status204NoContent);
        group.MapPut("/serving-deals/{objective:guid}", (Guid objective, ServingBody body, SayServingDeals action, HttpContext context) => action.RunAsync(context, new SayServingDeals.Request(new(objective), body.Which)))
            .WithSummary("Says which deals serve an objective; without a condition its metric tells again.").Produces(StatusCodes.Status204NoContent);
        plan.MapPost("/quotas-from-goals", (Guid id, Guid? person, TakeQuotasFromGoals action, HttpContext context) =>
                action.RunAsync(context, new TakeQuotasFromGoals.Request(new(id), person is { } whose ? new(whose) : null)))
            .WithSummary("Brings participants' quotas in line with the goals that they agreed to.").Produces<TakeQuotasFromGoals.Response>();
    }

    private static void MapSimulations(RouteGroupBuilder group)
    {
        group.MapPost("/simulate", (SimulateIncentives.Request body, SimulateIncentives action, HttpContext context) => action.RunAsync(context, body))
            .WithSummary("Runs the rules in force and up to four drafts over past periods' real deals, with a shifted mix where asked. Nothing is saved.")
            .Produces<SimulationResult>().AddOpenApiOperationTransformer(IncentiveExamples.DescribeSimulateAsync);
        var simulations = group.MapGroup("/simulations");
        simulations.MapPost("/", async (StartSimulation.Request body, StartSimulation action, HttpContext context) =>
                (await action.RunAsync(context.Actor(), body, context.RequestAborted)).ToHttp(context, id => Results.Accepted($"/api/v1/incentives/simulations/{id}", new { id })))
            .WithSummary("Starts a simulation that runs by itself; its progress and result are at the answer's location.").Produces(StatusCodes.Status202Accepted);
        simulations.MapGet("/{id:guid}", (Guid id, GetSimulation action, HttpContext context) => action.RunAsync(context, new GetSimulation.Request(new(id))))
            .WithSummary("How far a simulation is, and what it found; single persons for those who manage pay.").Produces<GetSimulation.Response>();
        simulations.MapPost("/{id:guid}/cancel", (Guid id, CancelSimulation action, HttpContext context) => action.RunAsync(context, new CancelSimulation.Request(new(id))))
            .WithSummary("Asks a simulation under way to stop.").Produces(StatusCodes.Status204NoContent);
        simulations.MapGet("/{id:guid}/people.csv", (Guid id, ExportSimulation action, HttpContext context) =>
                context.CsvAsync("simulation.csv", action, stream => new ExportSimulation.Request(new(id), stream)))
            .WithSummary("What each person would earn by each set of rules, as CSV.").Produces(StatusCodes.Status200OK, contentType: "text/csv");
        group.MapGet("/plans/{id:guid}/simulations", (Guid id, ListSimulations action, HttpContext context) => action.RunAsync(context, new ListSimulations.Request(new(id))))
            .WithSummary("The last simulations of a plan.").Produces<IReadOnlyList<ListSimulations.Item>>();
    }

    private static void MapDocuments(RouteGroupBuilder plan)
    {
        plan.MapGet("/document", (Guid id, Guid? person, GetPlanDocument action, HttpContext context) =>
                action.RunAsync(context, new GetPlanDocument.Request(new(id), person is { } whose ? new(whose) : null)))
            .WithSummary("The caller's plan document, or a participant's for those who manage pay.").Produces<GetPlanDocument.Response>();
        plan.MapGet("/document.pdf", PdfAsync).WithSummary("The same as a PDF in the reader's language.").Produces(StatusCodes.Status200OK, contentType: "application/pdf");
        plan.MapPost("/document/sign", (Guid id, SignatureBody body, AcceptPlanDocument action, HttpContext context) =>
                action.RunAsync(context, new AcceptPlanDocument.Request(new(id), body.TypedName, body.Fingerprint)))
            .WithSummary("Signs the caller's own plan document.").Produces(StatusCodes.Status204NoContent);
        plan.MapGet("/signatures", (Guid id, ListPlanSignatures action, HttpContext context) => action.RunAsync(context, new ListPlanSignatures.Request(new(id))))
            .WithSummary("Who has signed the plan document, and who has not.").Produces<ListPlanSignatures.Response>();
        plan.MapPost("/signatures/remind", (Guid id, RemindPlanSignatures action, HttpContext context) => action.RunAsync(context, new RemindPlanSignatures.Request(new(id))))
            .WithSummary("Reminds those who have not signed; answers how many.").Produces<int>();
    }

    private static async Task<IResult> PdfAsync(
        Guid id, Guid? person, GetPlanDocument action, GetIncentiveChoices choices, IStringLocalizer<PlanText> text, IStringLocalizer<IncentiveText> words, HttpContext context)
    {
        var result = await action.RunAsync(context.Actor(), new GetPlanDocument.Request(new(id), person is { } whose ? new(whose) : null), context.RequestAborted);
        if (!result.TryGet(out var document)) return result.ToHttp(context);
        var known = await choices.RunAsync(context.Actor(), new GetIncentiveChoices.Request(), context.RequestAborted);
        var pdf = new PlanDocumentPdf(text, words).Of(document, known.TryGet(out var found) ? found : null);
        return Results.File(pdf.ToBytes(), "application/pdf", $"plan-{document.Version}.pdf");
    }
}
