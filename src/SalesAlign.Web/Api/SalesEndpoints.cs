using SalesAlign.Application.Common;
using SalesAlign.Application.Sales;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

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
            .WithSummary("One deal with its activities.").Produces<GetDeal.Response>();

        var products = api.MapGroup("/products").WithTags("Sales");
        products.MapGet("/", (ListProducts action, HttpContext context, string? q = null, string? series = null, int page = 1, int pageSize = 50, string? sort = null) =>
            action.RunAsync(context, new ListProducts.Request(new PageRequest(page, pageSize, sort), q, series)))
            .WithSummary("What the company sells.").Produces<ListProducts.Response>();
        products.MapGet("/export", (ExportProducts action, HttpContext context, string? q = null, string? series = null, string? sort = null) =>
            context.CsvAsync("products.csv", action, target => new ExportProducts.Request(q, series, sort, target)))
            .WithSummary("The same as CSV.").Produces(StatusCodes.Status200OK, contentType: "text/csv");
    }

    internal sealed record DealQuery(string? Q, DealStage? Stage, Guid? Owner, Guid? Account, Guid? Product, DateOnly? ClosedFrom, DateOnly? ClosedTo)
    {
        public DealFilter Filter => new(
            Q, Stage, Owner is { } owner ? new PersonId(owner) : null, Account is { } account ? new AccountId(account) : null, Product is { } product ? new ProductId(product) : null,
            ClosedFrom, ClosedTo);
    }
}
