using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Sales.Import.Reading;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Sales.Import;

/// <summary>Writes the faulty rows as they stand in the file, with the reason beside each, to be mended and brought in again.</summary>
public sealed class ExportImportErrors(UseCaseContext context, ImportOptions options) : UseCase<ExportImportErrors.Request, Nothing>(context)
{
    /// <param name="Reason">Words the reason for a code, a value and a suggestion in the reader's language.</param>
    public sealed record Request(ImportBatchId Id, Stream Target, Func<string, string?, string?, string> Reason, string ReasonHeader);

    public override Permission Permission => Permission.ImportData;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var batch = await work.Db.ImportBatches.AsNoTracking().SingleOrDefaultAsync(candidate => candidate.Id == request.Id, cancel);
        if (batch is null) return Result.NotFound;
        var path = options.PathOf(batch.Id);
        if (!File.Exists(path)) return Result.Refused("import.file_missing");
        using var reader = RowReader.Open(path, batch.Setup);
        await using var csv = new CsvExport(request.Target);
        await csv.WriteAsync([.. reader.Headers, request.ReasonHeader], cancel);
        // Errors and file are both in the order of rows, so one pass over each is enough.
        await foreach (var row in RowsAsync(work, batch.Id, request.Reason).WithCancellation(cancel))
        {
            while (reader.Number < row.Number && reader.Read())
            {
            }
            if (reader.Number != row.Number) break;
            var cells = new string?[reader.Headers.Count + 1];
            for (var i = 0; i < reader.Headers.Count; i++) cells[i] = i < reader.Row.Length ? reader.Row[i] : null;
            cells[^1] = row.Reason;
            await csv.WriteAsync(cells, cancel);
        }
        return default(Nothing);
    }

    private static async IAsyncEnumerable<(int Number, string Reason)> RowsAsync(Work work, ImportBatchId batch, Func<string, string?, string?, string> wording)
    {
        (int Number, string Reason)? row = null;
        var errors = work.Db.ImportErrors.AsNoTracking().Where(error => error.BatchId == batch).OrderBy(error => error.Row).ThenBy(error => error.Id).AsAsyncEnumerable();
        await foreach (var error in errors)
        {
            var reason = (error.Column is null ? "" : error.Column + ": ") + wording(error.Code, error.Value, error.Suggestion);
            if (row is { } open && open.Number == error.Row)
            {
                row = (open.Number, open.Reason + "; " + reason);
                continue;
            }
            if (row is { } done) yield return done;
            row = (error.Row, reason);
        }
        if (row is { } last) yield return last;
    }
}
