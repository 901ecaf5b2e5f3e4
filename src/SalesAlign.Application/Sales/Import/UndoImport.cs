using Microsoft.EntityFrameworkCore;
using Npgsql;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Data.Sales.Import;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Sales.Import;

/// <summary>Takes an import back: what it inserted goes, what it changed is as before. Refused while anything later builds on it.</summary>
public sealed class UndoImport(UseCaseContext context, DataChanges changes) : UseCase<UndoImport.Request, Nothing>(context)
{
    public sealed record Request(ImportBatchId Id);

    public override Permission Permission => Permission.ImportData;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        await using var transaction = await work.Db.Database.BeginTransactionAsync(cancel);
        await work.Db.Database.ExecuteSqlAsync($"select 1 from import_batches where id = {request.Id.Value} for update", cancel);
        var batch = await work.Db.ImportBatches.SingleOrDefaultAsync(candidate => candidate.Id == request.Id, cancel);
        if (batch is null) return Result.NotFound;
        batch.Undo(work.Now);
        var undo = new ImportUndo((NpgsqlConnection)work.Db.Database.GetDbConnection(), batch.Id);
        var dependants = await undo.PrepareAsync(cancel);
        if (dependants.Count > 0)
        {
            return Result.Refused(
                dependants[0].IsImport ? "import.later_imports_depend" : "import.others_depend", null,
                string.Join(", ", dependants.Select(dependant => $"{dependant.Name} ({dependant.Rows})")));
        }
        if (batch.Kind == ImportKind.People && await ChangedByHandAsync(work, batch, cancel) is { } changed) return Result.Refused("import.changed_since", null, changed);
        var touched = await new ImportFootprint((NpgsqlConnection)work.Db.Database.GetDbConnection(), batch.Id, batch.Kind)
            .ReadAsync(batch.Inserted + batch.Updated, batch.Setup.EffectiveFrom, cancel);
        await undo.ApplyAsync(cancel);
        await work.Db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        await changes.TellAsync(DataChange.Of(batch.Kind, touched), cancel);
        return default(Nothing);
    }

    // The audit trail knows whether somebody was moved or renamed after the import.
    private static async Task<string?> ChangedByHandAsync(Work work, ImportBatch batch, CancellationToken cancel)
    {
        var key = batch.Id.Value;
        // Undoing has set the entity's own end to now already.
        var finished = (DateTimeOffset)work.Db.Entry(batch).Property(entity => entity.FinishedAt).OriginalValue!;
        var names = await work.Db.Database.SqlQuery<string>(
            $"""
            select distinct a.subject as "Value" from audit_entries a join import_changes c on c.row_id::text = a.subject_id
            where c.batch_id = {key} and a.subject in ('Person', 'Membership', 'Unit', 'UnitPlacement') and a.at > {finished} and a.action <> 'StartImport'
              and not (a.subject = 'Person' and coalesce(a.after, jsonb_build_object()) - 'SignInId' - 'Language' = jsonb_build_object())
            limit 5
            """).ToListAsync(cancel);
        return names.Count == 0 ? null : string.Join(", ", names);
    }
}
