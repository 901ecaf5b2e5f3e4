using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;

namespace SalesAlign.Application.Sales;

/// <summary>Writes the deals that a filter finds as CSV, row by row, with the field names that an import recognises.</summary>
public sealed class ExportDeals(UseCaseContext context) : UseCase<ExportDeals.Request, Nothing>(context)
{
    public sealed record Request(DealFilter Filter, string? Sort, Stream Target);

    public override Permission Permission => Permission.ViewSales;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var scope = await work.ScopeAsync(await work.TodayAsync(cancel), cancel);
        await using var csv = new CsvExport(request.Target);
        await csv.WriteAsync(["external_id", "owner", "product", "account", "stage", "engaged_on", "closed_on", "amount", "quantity", "currency"], cancel);
        await foreach (var deal in DealReader.Rows(work.Db, scope, request.Filter, new PageRequest(Sort: request.Sort)).AsAsyncEnumerable().WithCancellation(cancel))
        {
            await csv.WriteAsync([deal.ExternalId, deal.Owner, deal.Product, deal.Account, deal.Stage, deal.EngagedOn, deal.ClosedOn, deal.Amount, deal.Quantity, deal.Currency], cancel);
        }
        return default(Nothing);
    }
}
