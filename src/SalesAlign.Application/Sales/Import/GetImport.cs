using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Sales.Import;

/// <summary>How an import stands: progress while it runs, what became of its rows afterwards.</summary>
public sealed class GetImport(UseCaseContext context) : UseCase<GetImport.Request, GetImport.Response>(context)
{
    public sealed record Request(ImportBatchId Id);

    /// <param name="Progress">Share of the file that has been read, as a factor; null where it cannot be known.</param>
    public sealed record Response(
        ImportBatchId Id, ImportKind Kind, string FileName, long FileSize, ImportState State, ImportPhase Phase, int RowsRead, decimal? Progress,
        ImportCounts Counts, int Errors, string? Failure, PersonId CreatedBy, string CreatedByName, DateTimeOffset CreatedAt, DateTimeOffset? StartedAt,
        DateTimeOffset? FinishedAt, ImportSetup Setup, bool CanStart, bool CanCancel, bool CanUndo);

    public override Permission Permission => Permission.ImportData;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var found = await work.Db.ImportBatches.AsNoTracking().Where(batch => batch.Id == request.Id)
            .Select(batch => new
            {
                Batch = batch,
                By = work.Db.People.Where(person => person.Id == batch.CreatedBy).Select(person => person.Name).First(),
                Errors = work.Db.ImportErrors.Count(error => error.BatchId == batch.Id),
            })
            .SingleOrDefaultAsync(cancel);
        if (found is null) return Result.NotFound;
        var import = found.Batch;
        decimal? progress = import.State is not ImportState.Running ? null
            : import.Phase == ImportPhase.Reading ? Math.Min(1, import.BytesRead / (decimal)Math.Max(1, import.FileSize)) : 1;
        return new Response(
            import.Id, import.Kind, import.FileName, import.FileSize, import.State, import.Phase, import.RowsRead, progress, import.Counts, found.Errors, import.Failure,
            import.CreatedBy, found.By, import.CreatedAt, import.StartedAt, import.FinishedAt, import.Setup, import.CanStart, import.CanCancel, import.CanUndo);
    }
}
