using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;

namespace SalesAlign.Application.Accounts;

/// <summary>The companies that buy, or might.</summary>
public sealed class ListAccounts(UseCaseContext context) : UseCase<ListAccounts.Request, ListAccounts.Response>(context)
{
    public sealed record Request(PageRequest Page, AccountFilter Filter);

    /// <param name="Sectors">Every sector there is, for the filter.</param>
    public sealed record Response(PagedList<AccountRow> Accounts, IReadOnlyList<string> Sectors, IReadOnlyList<string> Locations, string Currency);

    public override Permission Permission => Permission.ViewSales;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var company = await work.CompanyAsync(cancel);
        var scope = await work.ScopeAsync(await work.TodayAsync(cancel), cancel);
        var accounts = await AccountReader.Rows(work.Db, scope, company.CurrencyCode, request.Filter, request.Page).ToPageAsync(request.Page, cancel);
        var all = work.Db.Accounts.AsNoTracking();
        var sectors = await all.Where(account => account.Sector != null).Select(account => account.Sector!).Distinct().OrderBy(name => name).Take(300).ToListAsync(cancel);
        var locations = await all.Where(account => account.Location != null).Select(account => account.Location!).Distinct().OrderBy(name => name).Take(300).ToListAsync(cancel);
        return new Response(accounts, sectors, locations, company.CurrencyCode);
    }
}
