using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Sales;

/// <summary>One product: what was sold of it within the reader's scope, and where its facts come from.</summary>
public sealed class GetProduct(UseCaseContext context) : UseCase<GetProduct.Request, GetProduct.Response>(context)
{
    public sealed record Request(ProductId Id);

    /// <param name="Lines">Deal lines that name it, beside deals whose only product it is.</param>
    public sealed record Response(ProductRow Product, int Lines, string Currency, RecordSource Source);

    public override Permission Permission => Permission.ViewSales;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var company = await work.CompanyAsync(cancel);
        var scope = await work.ScopeAsync(await work.TodayAsync(cancel), cancel);
        var product = await ProductReader.Rows(work.Db, scope, company.CurrencyCode, null, null, new PageRequest(), request.Id).SingleOrDefaultAsync(cancel);
        if (product is null) return Result.NotFound;
        var deals = work.Db.Deals.Within(scope);
        var lines = await work.Db.DealLines.CountAsync(line => line.ProductId == request.Id && deals.Any(deal => deal.Id == line.DealId), cancel);
        return new Response(product, lines, company.CurrencyCode, await RecordSourceReader.ReadAsync(work.Db, ImportKind.Products, request.Id.Value, cancel));
    }
}
