using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;

namespace SalesAlign.Application.Sales;

/// <summary>What the company sells.</summary>
public sealed class ListProducts(UseCaseContext context) : UseCase<ListProducts.Request, ListProducts.Response>(context)
{
    public sealed record Request(PageRequest Page, string? Search = null, string? Series = null);

    /// <param name="Series">Every series there is, for the filter.</param>
    public sealed record Response(PagedList<ProductRow> Products, IReadOnlyList<string> Series, string Currency);

    public override Permission Permission => Permission.ViewSales;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var company = await work.CompanyAsync(cancel);
        var scope = await work.ScopeAsync(await work.TodayAsync(cancel), cancel);
        var products = await ProductReader.Rows(work.Db, scope, company.CurrencyCode, request.Search, request.Series, request.Page).ToPageAsync(request.Page, cancel);
        var series = await work.Db.Products.AsNoTracking().Where(product => product.Series != null).Select(product => product.Series!).Distinct().OrderBy(name => name).Take(200).ToListAsync(cancel);
        return new Response(products, series, company.CurrencyCode);
    }
}
