using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Common.Jobs;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Sales.Import;

/// <summary>Stops an import; whatever it has done so far is not saved.</summary>
public sealed class CancelImport(UseCaseContext context, JobQueue queue) : UseCase<CancelImport.Request, Nothing>(context)
{
    public sealed record Request(ImportBatchId Id);

    public override Permission Permission => Permission.ImportData;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        await using var transaction = await work.Db.Database.BeginTransactionAsync(cancel);
        // The heartbeat writes the same row every second; held, it cannot come between.
        await work.Db.Database.ExecuteSqlAsync($"select 1 from import_batches where id = {request.Id.Value} for update", cancel);
        var batch = await work.Db.ImportBatches.SingleOrDefaultAsync(candidate => candidate.Id == request.Id, cancel);
        if (batch is null) return Result.NotFound;
        batch.Cancel(work.Now);
        await work.Db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        queue.Stop(request.Id.Value);
        return default(Nothing);
    }
}
