using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;

namespace SalesAlign.Application.Sales;

/// <summary>Writes the products as CSV.</summary>
public sealed class ExportProducts(UseCaseContext context) : UseCase<ExportProducts.Request, Nothing>(context)
{
    public sealed record Request(string? Search, string? Series, string? Sort, Stream Target);

    public override Permission Permission => Permission.ViewSales;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var company = await work.CompanyAsync(cancel);
        var scope = await work.ScopeAsync(await work.TodayAsync(cancel), cancel);
        await using var csv = new CsvExport(request.Target);
        await csv.WriteAsync(["external_id", "name", "series", "tier", "list_price", "deals", "won", "won_amount"], cancel);
        await foreach (var product in ProductReader.Rows(work.Db, scope, company.CurrencyCode, request.Search, request.Series, new PageRequest(Sort: request.Sort)).AsAsyncEnumerable().WithCancellation(cancel))
        {
            await csv.WriteAsync([product.ExternalId, product.Name, product.Series, product.Tier, product.ListPrice, product.Deals, product.Won, product.WonAmount], cancel);
        }
        return default(Nothing);
    }
}
