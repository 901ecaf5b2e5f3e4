using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Sales.Import;

/// <summary>How much there is of each kind of data, and when it last came in.</summary>
public sealed class GetDataFreshness(UseCaseContext context) : UseCase<GetDataFreshness.Request, GetDataFreshness.Response>(context)
{
    public sealed record Request;

    public sealed record Response(IReadOnlyList<Kind> Kinds);

    /// <param name="Rows">What is kept of the kind now, whether imported or not.</param>
    public sealed record Kind(ImportKind Name, long Rows, DateTimeOffset? LastImportAt, ImportBatchId? LastImport);

    public override Permission Permission => Permission.ImportData;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var ends = await work.Db.ImportBatches.AsNoTracking().Where(batch => batch.State == ImportState.Completed)
            .GroupBy(batch => batch.Kind).Select(group => group.Max(batch => batch.FinishedAt)).ToListAsync(cancel);
        var last = await work.Db.ImportBatches.AsNoTracking().Where(batch => batch.State == ImportState.Completed && ends.Contains(batch.FinishedAt))
            .Select(batch => new { batch.Kind, batch.FinishedAt, batch.Id }).ToListAsync(cancel);
        var counts = new Dictionary<ImportKind, long>
        {
            [ImportKind.People] = await work.Db.People.LongCountAsync(cancel),
            [ImportKind.Accounts] = await work.Db.Accounts.LongCountAsync(cancel),
            [ImportKind.Products] = await work.Db.Products.LongCountAsync(cancel),
            [ImportKind.Deals] = await work.Db.Deals.LongCountAsync(cancel),
            [ImportKind.Activities] = await work.Db.Activities.LongCountAsync(cancel),
            [ImportKind.DealLines] = await work.Db.DealLines.LongCountAsync(cancel),
            [ImportKind.StageEntries] = await work.Db.StageEntries.LongCountAsync(cancel),
            [ImportKind.DealSplits] = await work.Db.DealSplits.LongCountAsync(cancel),
            [ImportKind.DealEvents] = await work.Db.DealEvents.LongCountAsync(cancel),
            [ImportKind.ExchangeRates] = await work.Db.ExchangeRates.LongCountAsync(cancel),
            [ImportKind.Certifications] = await work.Db.Certifications.LongCountAsync(cancel),
        };
        return new Response([.. counts.Select(pair => new Kind(pair.Key, pair.Value, last.Find(batch => batch.Kind == pair.Key)?.FinishedAt, last.Find(batch => batch.Kind == pair.Key)?.Id))]);
    }
}
