using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Sales;

/// <summary>One deal with its activities, and the import that wrote it last.</summary>
public sealed class GetDeal(UseCaseContext context) : UseCase<GetDeal.Request, GetDeal.Response>(context)
{
    public sealed record Request(DealId Id);

    /// <param name="CycleDays">Days from first contact to close; null while it is open or the first contact is unknown.</param>
    public sealed record Response(DealRow Deal, int? CycleDays, decimal? ListPrice, IReadOnlyList<ActivityRow> Activities, ImportBatchId? ImportBatchId, string? ImportFile);

    public override Permission Permission => Permission.ViewSales;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var scope = await work.ScopeAsync(await work.TodayAsync(cancel), cancel);
        var found = await DealReader.Rows(work.Db, scope, new DealFilter(Id: request.Id), new PageRequest()).SingleOrDefaultAsync(cancel);
        if (found is null) return Result.NotFound;
        var extra = await work.Db.Deals.AsNoTracking().Where(deal => deal.Id == request.Id)
            .Select(deal => new
            {
                deal.ImportBatchId,
                File = work.Db.ImportBatches.Where(batch => batch.Id == deal.ImportBatchId).Select(batch => batch.FileName).FirstOrDefault(),
                Price = work.Db.Products.Where(product => product.Id == deal.ProductId).Select(product => product.ListPrice).FirstOrDefault(),
            })
            .SingleAsync(cancel);
        var activities = await ActivityReader.Rows(work.Db, scope, deal: request.Id).Take(200).ToListAsync(cancel);
        var cycle = found.ClosedOn is { } closed && found.EngagedOn is { } engaged ? closed.DayNumber - engaged.DayNumber : (int?)null;
        return new Response(found, cycle, extra.Price, activities, extra.ImportBatchId, extra.File);
    }
}
