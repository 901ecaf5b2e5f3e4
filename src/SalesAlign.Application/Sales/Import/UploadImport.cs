using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Sales.Import.Reading;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Sales.Import;

/// <summary>Takes a file in, as a stream to disk, and guesses how it is to be read.</summary>
public sealed class UploadImport(UseCaseContext context, ImportOptions options) : UseCase<UploadImport.Request, UploadImport.Response>(context)
{
    public sealed record Request(ImportKind Kind, string FileName, Stream Content);

    /// <summary>The new import; where a saved mapping fitted the file's headers, its name.</summary>
    public sealed record Response(ImportBatchId Id, ImportSetup Setup, string? Mapping);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Kind).IsInEnum();
            RuleFor(r => r.FileName).NotEmpty().MaximumLength(260).WithName("file");
            RuleFor(r => r.FileName).Must(name => !name.EndsWith(".xls", StringComparison.OrdinalIgnoreCase)).WithErrorCode("import.old_workbook");
        }
    }

    public override Permission Permission => Permission.ImportData;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var id = ImportBatchId.New();
        var path = options.PathOf(id);
        try
        {
            long size;
            await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous))
            {
                await request.Content.CopyToAsync(file, cancel);
                size = file.Length;
            }
            if (size == 0) return Refuse("import.empty");
            var (setup, mapping) = await ImportReader.SuggestAsync(work.Db, path, request.Kind, FileFormat.GuessShape(path), cancel);
            using (var reader = RowReader.Open(path, setup))
            {
                if (reader.Headers.Count == 0) return Refuse("import.empty");
            }
            if (request.Kind == ImportKind.People) setup = setup with { EffectiveFrom = await ImportDefaults.EffectiveFromAsync(work.Db, await work.TodayAsync(cancel), cancel) };
            var batch = new ImportBatch(id, request.Kind, Path.GetFileName(request.FileName), size, work.Actor.PersonId, work.Now);
            batch.Read(setup);
            work.Db.Add(batch);
            await work.Db.SaveChangesAsync(cancel);
            return new Response(id, setup, mapping);
        }
        catch (Exception failure) when (ImportReader.IsUnreadable(failure))
        {
            return Refuse("import.unreadable");
        }
        catch
        {
            File.Delete(path);
            throw;
        }

        Refusal Refuse(string code)
        {
            File.Delete(path);
            return Result.Refused(code, "file");
        }
    }
}
