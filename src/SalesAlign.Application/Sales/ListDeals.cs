using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;

namespace SalesAlign.Application.Sales;

/// <summary>Deals of those in scope, with the sum of what the filter finds.</summary>
public sealed class ListDeals(UseCaseContext context) : UseCase<ListDeals.Request, ListDeals.Response>(context)
{
    public sealed record Request(PageRequest Page, DealFilter Filter);

    public sealed record Response(PagedList<DealRow> Deals, decimal TotalAmount, string Currency);

    public override Permission Permission => Permission.ViewSales;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var scope = await work.ScopeAsync(await work.TodayAsync(cancel), cancel);
        var currency = (await work.CompanyAsync(cancel)).CurrencyCode;
        // Deals in other currencies are listed, not added: that would need a rate.
        var sum = await DealReader.Matching(work.Db, scope, request.Filter).Where(deal => deal.CurrencyCode == currency).SumAsync(deal => deal.Amount ?? 0, cancel);
        return new Response(await DealReader.Rows(work.Db, scope, request.Filter, request.Page).ToPageAsync(request.Page, cancel), sum, currency);
    }
}
