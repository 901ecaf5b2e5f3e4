using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Sales;

/// <summary>One deal whole: what was sold, the stages it passed, who shares it, what was invoiced and paid, what was done, and where all that comes from.</summary>
public sealed class GetDeal(UseCaseContext context) : UseCase<GetDeal.Request, GetDeal.Response>(context)
{
    public sealed record Request(DealId Id);

    /// <param name="CycleDays">Days from first contact to close; null while it is open or the first contact is unknown.</param>
    /// <param name="Revisions">Corrections of the split by hand, the latest first.</param>
    public sealed record Response(
        DealRow Deal, int? CycleDays, decimal? ListPrice, DealFacts Facts, IReadOnlyList<DealLineRow> Lines, IReadOnlyList<StageStep> Stages, IReadOnlyList<SplitRow> Splits,
        IReadOnlyList<SplitRevisionRow> Revisions, IReadOnlyList<DealEventRow> Events, IReadOnlyList<ActivityRow> Activities, RecordSource Source);

    public override Permission Permission => Permission.ViewSales;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var db = work.Db;
        var today = await work.TodayAsync(cancel);
        var scope = await work.ScopeAsync(today, cancel);
        var found = await DealReader.Rows(db, scope, new DealFilter(Id: request.Id), new PageRequest()).SingleOrDefaultAsync(cancel)
            ?? await SharedAsync(work, scope, request.Id, cancel);
        if (found is null) return Result.NotFound;
        var extra = await db.Deals.AsNoTracking().Where(deal => deal.Id == request.Id)
            .Select(deal => new
            {
                Facts = new DealFacts(deal.Cost, deal.Amount - deal.Cost, deal.ExpectedCloseOn, deal.CancelledOn, deal.LeadSource, deal.Channel, deal.IsCustom, deal.LostReason),
                Price = db.Products.Where(product => product.Id == deal.ProductId).Select(product => product.ListPrice).FirstOrDefault(),
            })
            .SingleAsync(cancel);
        var cycle = found.ClosedOn is { } closed && found.EngagedOn is { } engaged ? closed.DayNumber - engaged.DayNumber : (int?)null;
        return new Response(
            found, cycle, extra.Price, extra.Facts,
            await DealDetails.LinesAsync(db, request.Id, cancel),
            await DealDetails.StagesAsync(db, request.Id, today, cancel),
            await DealDetails.SplitsAsync(db, request.Id, cancel),
            await DealDetails.RevisionsAsync(db, request.Id, cancel),
            await DealDetails.EventsAsync(db, request.Id, cancel),
            await ActivityReader.Rows(db, scope, deal: request.Id).Take(200).ToListAsync(cancel),
            await RecordSourceReader.ReadAsync(db, ImportKind.Deals, request.Id.Value, cancel));
    }

    // Who takes part in a deal may see it, whoever owns it.
    private static async Task<DealRow?> SharedAsync(Work work, Scope scope, DealId id, CancellationToken cancel)
    {
        var people = scope.People.ToList();
        if (!await work.Db.DealSplits.AnyAsync(split => split.DealId == id && people.Contains(split.PersonId), cancel)) return null;
        var all = new Scope(scope.Self, wholeCompany: true, scope.Units, scope.People);
        return await DealReader.Rows(work.Db, all, new DealFilter(Id: id), new PageRequest()).SingleOrDefaultAsync(cancel);
    }
}
