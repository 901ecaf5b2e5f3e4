using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;

namespace SalesAlign.Application.Accounts;

/// <summary>Writes the accounts that a filter finds as CSV, with the field names that an import recognises.</summary>
public sealed class ExportAccounts(UseCaseContext context) : UseCase<ExportAccounts.Request, Nothing>(context)
{
    public sealed record Request(AccountFilter Filter, string? Sort, Stream Target);

    public override Permission Permission => Permission.ViewSales;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var company = await work.CompanyAsync(cancel);
        var scope = await work.ScopeAsync(await work.TodayAsync(cancel), cancel);
        await using var csv = new CsvExport(request.Target);
        await csv.WriteAsync(["external_id", "name", "sector", "year_established", "revenue", "employees", "location", "parent", "open_deals", "won_deals", "won_amount"], cancel);
        await foreach (var account in AccountReader.Rows(work.Db, scope, company.CurrencyCode, request.Filter, new PageRequest(Sort: request.Sort)).AsAsyncEnumerable().WithCancellation(cancel))
        {
            await csv.WriteAsync(
                [
                    account.ExternalId, account.Name, account.Sector, account.YearEstablished, account.Revenue, account.Employees, account.Location, account.Parent,
                    account.OpenDeals, account.WonDeals, account.WonAmount,
                ],
                cancel);
        }
        return default(Nothing);
    }
}
