using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Data.Common;
using SalesAlign.Data.Sales.Import;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Sales;

/// <summary>Where a record comes from and how fresh it is.</summary>
/// <param name="Batch">The import that wrote it last; null for what was entered or generated.</param>
/// <param name="Row">The row of that import's file.</param>
/// <param name="LatestImportAt">When records of this kind last came in, whether this one was among them or not.</param>
/// <param name="Fields">The import that gave each field its present value.</param>
public sealed record RecordSource(
    ImportBatchId? Batch, string? File, DateTimeOffset? At, int? Row, DateTimeOffset? EnteredAt, DateTimeOffset? LatestImportAt, DateTimeOffset? VerifiedAt, string? VerifiedBy,
    IReadOnlyList<FieldSource> Fields);

/// <summary>The import that gave a field its present value.</summary>
public sealed record FieldSource(string Field, ImportBatchId Batch, string File, DateTimeOffset? At, int? Row);

internal static class RecordSourceReader
{
    /// <summary>Reads the record as it is and as every import found it; a field comes from the latest import that changed it.</summary>
    public static async Task<RecordSource> ReadAsync(SalesAlignDbContext db, ImportKind kind, Guid record, CancellationToken cancel)
    {
        var target = ImportTarget.Of(kind, "XXX");
        // The table's name is one of our own.
        var states = new List<JsonElement> { Parse((await db.Database.SqlQueryRaw<string>(RowSql(target.Table), record).ToListAsync(cancel))[0]) };
        var changes = await db.ImportChanges.AsNoTracking().Where(change => change.TableName == target.Table && change.RowId == record && change.Before != null)
            .Select(change => new { change.BatchId, Before = change.Before! }).ToListAsync(cancel);
        var wanted = changes.Select(change => change.BatchId).Concat(states.Concat(changes.Select(change => Parse(change.Before))).Select(Batch).OfType<Guid>())
            .Distinct().Select(id => new ImportBatchId(id)).ToList();
        var batches = await db.ImportBatches.AsNoTracking().Where(batch => wanted.Contains(batch.Id))
            .Select(batch => new { batch.Id, batch.FileName, batch.FinishedAt }).ToDictionaryAsync(batch => batch.Id.Value, cancel);
        states.AddRange(changes.OrderByDescending(change => batches.GetValueOrDefault(change.BatchId)?.FinishedAt).Select(change => Parse(change.Before)));
        var latest = await db.ImportBatches.AsNoTracking().Where(batch => batch.Kind == kind && batch.State == ImportState.Completed).MaxAsync(batch => batch.FinishedAt, cancel);
        var check = await (
            from done in db.RecordChecks.AsNoTracking()
            join person in db.People on done.By equals person.Id
            where done.Kind == kind && done.RecordId == record
            select new { done.At, person.Name }).SingleOrDefaultAsync(cancel);

        var fields = new List<FieldSource>();
        foreach (var column in target.Columns.Where(column => column.Always is null))
        {
            var state = Origin(states, column.Column);
            if (states[0].GetProperty(column.Column).ValueKind == JsonValueKind.Null || Batch(state) is not { } id || !batches.TryGetValue(id, out var batch)) continue;
            fields.Add(new FieldSource(column.Field, batch.Id, batch.FileName, batch.FinishedAt, Row(state)));
        }
        var own = Batch(states[0]) is { } key ? batches.GetValueOrDefault(key) : null;
        DateTimeOffset? entered = states[0].TryGetProperty("entered_at", out var at) && at.ValueKind == JsonValueKind.String ? at.GetDateTimeOffset() : null;
        return new RecordSource(own?.Id, own?.FileName, own?.FinishedAt, own is null ? null : Row(states[0]), entered, latest, check?.At, check?.Name, fields);
    }

    // States run from now into the past; the value came with the oldest state that already had it, without a break.
    private static JsonElement Origin(List<JsonElement> states, string column)
    {
        var origin = states[0];
        foreach (var state in states.Skip(1))
        {
            if (!state.TryGetProperty(column, out var before) || !JsonElement.DeepEquals(before, states[0].GetProperty(column))) break;
            origin = state;
        }
        return origin;
    }

    private static string RowSql(string table) => $$"""select to_jsonb(t)::text as "Value" from {{table}} t where t.id = {0}""";

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private static Guid? Batch(JsonElement state) => state.TryGetProperty("import_batch_id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetGuid() : null;

    private static int? Row(JsonElement state) => state.TryGetProperty("import_row", out var row) && row.ValueKind == JsonValueKind.Number ? row.GetInt32() : null;
}
