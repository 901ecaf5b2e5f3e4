using SalesAlign.Application.Common;
using SalesAlign.Application.Sales;
using SalesAlign.Application.Sales.Pipeline;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Web.Api;

internal static class SalesEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var deals = api.MapGroup("/deals").WithTags("Sales");
        deals.MapGet("/", (ListDeals action, HttpContext context, [AsParameters] DealQuery query, int page = 1, int pageSize = 50, string? sort = null) =>
            action.RunAsync(context, new ListDeals.Request(new PageRequest(page, pageSize, sort), query.Filter)))
            .WithSummary("Deals within the reader's scope, with the sum of what the filter finds.").Produces<ListDeals.Response>();
        deals.MapGet("/export", (ExportDeals action, HttpContext context, [AsParameters] DealQuery query, string? sort = null) =>
            context.CsvAsync("deals.csv", action, target => new ExportDeals.Request(query.Filter, sort, target)))
            .WithSummary("The same as CSV.").Produces(StatusCodes.Status200OK, contentType: "text/csv");
        deals.MapGet("/{id:guid}", (GetDeal action, HttpContext context, Guid id) => action.RunAsync(context, new GetDeal.Request(new DealId(id))))
            .WithSummary("One deal whole: lines, stages entered, splits, invoices and payments, activities and where it comes from.").Produces<GetDeal.Response>();
        deals.MapPut("/{id:guid}/splits", (SetDealSplits action, HttpContext context, Guid id, SplitCorrection correction) =>
            action.RunAsync(context, new SetDealSplits.Request(new DealId(id), correction.Parts, correction.Reason)))
            .WithSummary("Corrects who shares a deal; primary parts make 100 %, none at all makes it its owner's again.").Produces(StatusCodes.Status204NoContent);
        deals.MapGet("/{id:guid}/split-people", (ListSplitPeople action, HttpContext context, Guid id) => action.RunAsync(context, new ListSplitPeople.Request(new DealId(id))))
            .WithSummary("Who may share a deal.").Produces<IReadOnlyList<ListSplitPeople.Item>>();
        api.MapPost("/records/{kind}/{id:guid}/verify", (VerifyRecord action, HttpContext context, ImportKind kind, Guid id) => action.RunAsync(context, new VerifyRecord.Request(kind, id)))
            .WithTags("Sales").WithSummary("Says that an account, a product or a deal has been looked at and is right.").Produces(StatusCodes.Status204NoContent);
        MapStages(api.MapGroup("/pipeline-stages").WithTags("Sales"));

        var products = api.MapGroup("/products").WithTags("Sales");
        products.MapGet("/", (ListProducts action, HttpContext context, string? q = null, string? series = null, int page = 1, int pageSize = 50, string? sort = null) =>
            action.RunAsync(context, new ListProducts.Request(new PageRequest(page, pageSize, sort), q, series)))
            .WithSummary("What the company sells.").Produces<ListProducts.Response>();
        products.MapGet("/{id:guid}", (GetProduct action, HttpContext context, Guid id) => action.RunAsync(context, new GetProduct.Request(new ProductId(id))))
            .WithSummary("One product, what was sold of it and where its facts come from.").Produces<GetProduct.Response>();
        products.MapGet("/export", (ExportProducts action, HttpContext context, string? q = null, string? series = null, string? sort = null) =>
            context.CsvAsync("products.csv", action, target => new ExportProducts.Request(q, series, sort, target)))
            .WithSummary("The same as CSV.").Produces(StatusCodes.Status200OK, contentType: "text/csv");
    }

    private static void MapStages(RouteGroupBuilder stages)
    {
        stages.MapGet("/", (ListPipelineStages action, HttpContext context) => action.RunAsync(context, new ListPipelineStages.Request()))
            .WithSummary("The sales process, stage by stage.").Produces<IReadOnlyList<ListPipelineStages.Item>>();
        stages.MapPost("/", (AddPipelineStage action, HttpContext context, NewStage stage) => action.RunAsync(context, new AddPipelineStage.Request(stage.Meaning, stage.Stage)))
            .WithSummary("Adds a stage behind the last one that means the same.").Produces<PipelineStageId>();
        stages.MapPut("/{id:guid}", (EditPipelineStage action, HttpContext context, Guid id, StageDescription stage) =>
            action.RunAsync(context, new EditPipelineStage.Request(new PipelineStageId(id), stage)))
            .WithSummary("Words a stage anew.").Produces(StatusCodes.Status204NoContent);
        stages.MapPost("/{id:guid}/move", (MovePipelineStage action, HttpContext context, Guid id, bool later = true) =>
            action.RunAsync(context, new MovePipelineStage.Request(new PipelineStageId(id), later)))
            .WithSummary("Moves a stage one place later, or earlier.").Produces(StatusCodes.Status204NoContent);
        stages.MapDelete("/{id:guid}", (RemovePipelineStage action, HttpContext context, Guid id) => action.RunAsync(context, new RemovePipelineStage.Request(new PipelineStageId(id))))
            .WithSummary("Removes a stage that no deal ever entered.").Produces(StatusCodes.Status204NoContent);
    }

    internal sealed record SplitCorrection(IReadOnlyList<SplitPart> Parts, string Reason);

    internal sealed record NewStage(DealStage Meaning, StageDescription Stage);

    internal sealed record DealQuery(string? Q, DealStage? Stage, Guid? Owner, Guid? Account, Guid? Product, DateOnly? ClosedFrom, DateOnly? ClosedTo)
    {
        public DealFilter Filter => new(
            Q, Stage, Owner is { } owner ? new PersonId(owner) : null, Account is { } account ? new AccountId(account) : null, Product is { } product ? new ProductId(product) : null,
            ClosedFrom, ClosedTo);
    }
}
