using System.Xml;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SalesAlign.Application.Common;
using SalesAlign.Application.Common.Jobs;
using SalesAlign.Application.Sales.Import.Reading;
using SalesAlign.Data.Common;
using SalesAlign.Data.Sales.Import;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Sales.Import;

/// <summary>Reads a file into the database: streamed into staging, then checked, merged and recorded as done in one transaction.</summary>
public sealed class ImportJob(IDbContextFactory<SalesAlignDbContext> databases, NpgsqlDataSource source, ImportOptions options, DataChanges changes, TimeProvider clock) : Job
{
    public override async Task<IReadOnlyList<Guid>> WaitingAsync(CancellationToken cancel) => await InStateAsync(ImportState.Queued, cancel);

    public override async Task<IReadOnlyList<Guid>> RunningAsync(CancellationToken cancel) => await InStateAsync(ImportState.Running, cancel);

    public override async Task RunAsync(Guid id, JobProgress progress, CancellationToken cancel)
    {
        var key = new ImportBatchId(id);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var batch = await db.ImportBatches.SingleAsync(candidate => candidate.Id == key, cancel);
        if (batch.State != ImportState.Queued) return;
        db.Attribution = new Attribution(batch.CreatedBy, nameof(StartImport), clock.GetUtcNow());
        await db.ImportErrors.Where(error => error.BatchId == key).ExecuteDeleteAsync(cancel);
        batch.Start(clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        progress.Enter((int)ImportPhase.Reading);

        using var reader = RowReader.Open(options.PathOf(key), batch.Setup);
        var parser = new RowParser(batch.Kind, batch.Setup, reader.Headers, await CompanyDay.ZoneAsync(db, cancel));
        await using var errorConnection = await source.OpenConnectionAsync(cancel);
        var errors = new ImportErrorWriter(errorConnection, key);
        if (batch.Kind == ImportKind.People) await ImportPeopleAsync(db, batch, reader, parser, errors, progress, cancel);
        else await ImportRowsAsync(db, batch, reader, parser, errors, progress, cancel);
    }

    public override async Task<bool> BeatAsync(Guid id, JobProgress progress, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var key = new ImportBatchId(id);
        var phase = (ImportPhase)progress.Step;
        var now = clock.GetUtcNow();
        // A saved import holds its row until the transaction ends; a heartbeat that waits for it must not write over the result.
        await db.ImportBatches.Where(batch => batch.Id == key && batch.State == ImportState.Running).ExecuteUpdateAsync(
            set => set.SetProperty(batch => batch.HeartbeatAt, now).SetProperty(batch => batch.Phase, phase)
                .SetProperty(batch => batch.RowsRead, progress.Rows).SetProperty(batch => batch.BytesRead, progress.Done),
            cancel);
        return await db.ImportBatches.AnyAsync(batch => batch.Id == key && batch.State == ImportState.Running && batch.CancelRequested, cancel);
    }

    public override Task CancelledAsync(Guid id) => EndAsync(id, batch => batch.Stop(clock.GetUtcNow()));

    public override Task InterruptedAsync(Guid id) => EndAsync(id, batch => batch.Interrupt(clock.GetUtcNow()));

    public override Task FailedAsync(Guid id, Exception failure) => EndAsync(id, batch => batch.Fail(CodeOf(failure), clock.GetUtcNow()));

    private async Task ImportRowsAsync(
        SalesAlignDbContext db, ImportBatch batch, RowReader reader, RowParser parser, ImportErrorWriter errors, JobProgress progress, CancellationToken cancel)
    {
        var currency = await db.Companies.Select(company => company.CurrencyCode).SingleAsync(cancel);
        await db.Database.OpenConnectionAsync(cancel);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var staged = new StagedImport(connection, batch.Id, ImportTarget.Of(batch.Kind, currency), new MergeOptions(parser.Headers, parser.KeyIsName, batch.Setup.CreateMissingAccounts));
        await staged.OpenAsync(cancel);
        var order = staged.Fields.Select(parser.Index).ToArray();
        var values = new StagedValue[order.Length];
        Stage();
        await staged.CompleteAsync(cancel);

        progress.Enter((int)ImportPhase.Matching);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await staged.CheckAsync(cancel);
        var failed = await db.ImportErrors.Where(error => error.BatchId == batch.Id).Select(error => error.Row).Distinct().CountAsync(cancel);
        if (failed > 0) await KnownNames.SuggestAsync(db, batch.Id, batch.Kind, parser.Headers, cancel);
        if (failed > 0 && batch.Setup.AllOrNothing)
        {
            // The errors stay, the rest never was: accounts made on the way go as well.
            await RejectAsync(db, batch.Id, failed, cancel);
            return;
        }
        progress.Enter((int)ImportPhase.Saving);
        var (inserted, updated, unchanged) = await staged.MergeAsync(cancel);
        var touched = inserted + updated == 0 ? null : await new ImportFootprint(connection, batch.Id, batch.Kind).ReadAsync(inserted + updated, null, cancel);
        (await HeldAsync(db, batch.Id, cancel)).Complete(new ImportCounts(inserted, updated, unchanged, failed), clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        if (touched is not null) await changes.TellAsync(DataChange.Of(batch.Kind, touched), cancel);

        void Stage()
        {
            var number = 0;
            RowErrorSink sink = (header, code, value, suggestion) => errors.Add(number, header, code, value, suggestion);
            while (reader.Read())
            {
                cancel.ThrowIfCancellationRequested();
                number = reader.Number;
                if (parser.Parse(reader.Row, sink))
                {
                    for (var i = 0; i < order.Length; i++) values[i] = parser.Values[order[i]];
                    staged.Write(number, parser.Key, values);
                }
                progress.Report(number - 1, reader.Position);
            }
            errors.Flush();
        }
    }

    private async Task ImportPeopleAsync(
        SalesAlignDbContext db, ImportBatch batch, RowReader reader, RowParser parser, ImportErrorWriter errors, JobProgress progress, CancellationToken cancel)
    {
        var rows = new List<PeopleImport.Row>();
        while (reader.Read())
        {
            cancel.ThrowIfCancellationRequested();
            var number = reader.Number;
            if (parser.Parse(reader.Row, (header, code, value, suggestion) => errors.Add(number, header, code, value, suggestion))) rows.Add(PeopleImport.Of(parser, number));
            RuleViolation.Unless(rows.Count <= PeopleImport.MostPeople, "import.too_many_people", PeopleImport.MostPeople);
            progress.Report(number - 1, reader.Position);
        }
        progress.Enter((int)ImportPhase.Matching);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('salesalign.import'))", cancel);
        var from = batch.Setup.EffectiveFrom ?? await ImportDefaults.EffectiveFromAsync(db, CompanyDay.Of(await db.Companies.AsNoTracking().SingleAsync(cancel), clock.GetUtcNow()), cancel);
        var people = new PeopleImport(db, batch.Id, errors, from);
        var counts = await people.ApplyAsync(rows, parser.KeyIsName, parser.Headers, cancel);
        errors.Flush();
        var failed = await db.ImportErrors.Where(error => error.BatchId == batch.Id).Select(error => error.Row).Distinct().CountAsync(cancel);
        if (failed > 0 && batch.Setup.AllOrNothing)
        {
            db.ChangeTracker.Clear();
            await RejectAsync(db, batch.Id, failed, cancel);
            return;
        }
        progress.Enter((int)ImportPhase.Saving);
        await people.KeepBeforeAsync((NpgsqlConnection)db.Database.GetDbConnection(), cancel);
        await db.SaveChangesAsync(cancel);
        (await HeldAsync(db, batch.Id, cancel)).Complete(counts with { Failed = failed }, clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        if (counts.Inserted + counts.Updated > 0) await changes.TellAsync(new DataChange([ImportKind.People], null, from, null), cancel);
    }

    // Errors found by the checks belong to this transaction, so they are carried over it.
    private async Task RejectAsync(SalesAlignDbContext db, ImportBatchId id, int failed, CancellationToken cancel)
    {
        var (found, total) = (await db.ImportErrors.AsNoTracking().Where(error => error.BatchId == id).OrderBy(error => error.Row).Take(100_000).ToListAsync(cancel), failed);
        await db.Database.CurrentTransaction!.RollbackAsync(cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.ImportErrors.Where(error => error.BatchId == id).ExecuteDeleteAsync(cancel);
        var writer = new ImportErrorWriter((NpgsqlConnection)db.Database.GetDbConnection(), id);
        foreach (var error in found) writer.Add(error.Row, error.Column, error.Code, error.Value, error.Suggestion);
        writer.Flush();
        (await HeldAsync(db, id, cancel)).Reject(new ImportCounts(0, 0, 0, total), clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    // Held until the end of the transaction, so that no heartbeat comes between reading and saving.
    private static async Task<ImportBatch> HeldAsync(SalesAlignDbContext db, ImportBatchId id, CancellationToken cancel)
    {
        await db.Database.ExecuteSqlAsync($"select 1 from import_batches where id = {id.Value} for update", cancel);
        return await db.ImportBatches.SingleAsync(batch => batch.Id == id, cancel);
    }

    private async Task EndAsync(Guid id, Action<ImportBatch> end)
    {
        var key = new ImportBatchId(id);
        await using var db = await databases.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var batch = await HeldAsync(db, key, CancellationToken.None);
        if (batch.State is not (ImportState.Running or ImportState.Queued)) return;
        if (batch.State == ImportState.Queued) batch.Start(clock.GetUtcNow());
        db.Attribution = new Attribution(batch.CreatedBy, nameof(ImportJob), clock.GetUtcNow());
        end(batch);
        await db.ImportErrors.Where(error => error.BatchId == key).ExecuteDeleteAsync();
        await StagedImport.DropLeftBehindAsync((NpgsqlConnection)db.Database.GetDbConnection(), key, CancellationToken.None);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private async Task<IReadOnlyList<Guid>> InStateAsync(ImportState state, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var ids = await db.ImportBatches.AsNoTracking().Where(batch => batch.State == state).OrderBy(batch => batch.CreatedAt).Select(batch => batch.Id).ToListAsync(cancel);
        return [.. ids.Select(id => id.Value)];
    }

    private static string CodeOf(Exception failure) => failure switch
    {
        RuleViolation violation => violation.Code,
        FileNotFoundException => "import.file_missing",
        CsvHelperException or XmlException or InvalidDataException or FormatException or DocumentFormat.OpenXml.Packaging.OpenXmlPackageException => "import.unreadable",
        PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.CheckViolation or PostgresErrorCodes.UniqueViolation } => "import.refused_by_database",
        _ => "import.failed",
    };
}
