using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Common.Jobs;
using SalesAlign.Application.Sales.Import.Reading;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Sales.Import;

/// <summary>Sends an uploaded file on its way, and keeps how it is read under a name if one is given.</summary>
public sealed class StartImport(UseCaseContext context, ImportOptions options, JobQueue queue) : UseCase<StartImport.Request, ImportBatchId>(context)
{
    /// <summary>Without a setup, the one kept with the import: how an interrupted one is started again.</summary>
    public sealed record Request(ImportBatchId Id, ImportSetup? Setup = null, string? SaveAs = null);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.SaveAs).MaximumLength(100);
            RuleFor(r => r.Setup!.Encoding).Must(encoding => encoding is null || TextFormat.Encodings.Contains(encoding, StringComparer.Ordinal)).When(r => r.Setup is not null)
                .WithErrorCode("import.unknown_encoding");
            RuleFor(r => r.Setup!.Delimiter).Must(delimiter => delimiter is null or { Length: 1 }).When(r => r.Setup is not null).WithErrorCode("import.unknown_delimiter");
        }
    }

    public override Permission Permission => Permission.ImportData;

    protected override async Task<Result<ImportBatchId>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var batch = await work.Db.ImportBatches.SingleOrDefaultAsync(candidate => candidate.Id == request.Id, cancel);
        if (batch is null) return Result.NotFound;
        var path = options.PathOf(batch.Id);
        if (!File.Exists(path)) return Result.Refused("import.file_missing");
        var setup = request.Setup ?? batch.Setup;
        IReadOnlyList<string> headers;
        try
        {
            using var reader = RowReader.Open(path, setup);
            headers = reader.Headers;
        }
        catch (Exception failure) when (ImportReader.IsUnreadable(failure))
        {
            return Result.Refused("import.unreadable");
        }
        var missing = RowParser.Unmapped(batch.Kind, setup, headers);
        if (missing.Count > 0) return Result.Refused([.. missing.Select(field => new Problem("import.column_missing", field, null, field))]);
        var twice = setup.Columns.GroupBy(column => column.Value, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null) return Result.Refused("import.column_twice", twice.Last().Key, twice.Key);

        batch.Read(setup);
        batch.Queue();
        if (!string.IsNullOrWhiteSpace(request.SaveAs))
        {
            var name = request.SaveAs.Trim();
            var saved = await work.Db.SavedMappings.SingleOrDefaultAsync(mapping => mapping.Kind == batch.Kind && mapping.Name == name, cancel);
            var fingerprint = ColumnGuess.Fingerprint(headers);
            if (saved is null) work.Db.Add(new SavedMapping(batch.Kind, name, fingerprint, setup, work.Now));
            else saved.Replace(fingerprint, setup, work.Now);
        }
        await work.Db.SaveChangesAsync(cancel);
        queue.Enqueue<ImportJob>(batch.Id.Value);
        return batch.Id;
    }
}
