using Npgsql;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Data.Sales.Import;

/// <summary>Something that would lose its footing if an import were taken back: a table or a later import, and how many of its rows.</summary>
public sealed record ImportDependant(string Name, bool IsImport, long Rows);

/// <summary>Takes an import back in sets: deletes what it inserted, restores what it changed, within the caller's transaction.</summary>
public sealed class ImportUndo(NpgsqlConnection connection, ImportBatchId batch)
{
    // What refers to others comes before what it refers to.
    private static readonly string[] Tables = ["certifications", "activities", "deal_lines", "stage_entries", "deal_splits", "deal_events", "deals", "accounts", "products", "exchange_rates", "memberships", "unit_placements", "people", "units"];

    private static readonly string[] Stamped =
        ["certifications", "activities", "deal_lines", "stage_entries", "deal_splits", "deal_events", "deals", "accounts", "products", "exchange_rates"];

    // Who may sign in, in which language, and who has left is decided in the application, not by the file.
    private static readonly Dictionary<string, string[]> Untouched = new(StringComparer.Ordinal) { ["people"] = ["sign_in_id", "language", "left_on"] };

    /// <summary>Everything that depends on the import; empty when it can be taken back.</summary>
    public async Task<IReadOnlyList<ImportDependant>> PrepareAsync(CancellationToken cancel)
    {
        await ExecuteAsync($"""
            select pg_advisory_xact_lock(hashtext('salesalign.import'));
            create temp table import_undo on commit drop as
            select table_name::text, row_id, before from import_changes where batch_id = '{batch.Value}'
            {string.Concat(Stamped.Select(table => $"""

                 union all select '{table}', t.id, null from {table} t where t.import_batch_id = '{batch.Value}'
                   and not exists (select 1 from import_changes c where c.batch_id = '{batch.Value}' and c.table_name = '{table}' and c.row_id = t.id)
                 """))};
            create temp table import_undo_deals on commit drop as
            select row_id as id from import_undo where table_name = 'deals' and before is not null
            union select s.deal_id from import_undo u join stage_entries s on s.id = u.row_id where u.table_name = 'stage_entries'
            union select (before ->> 'deal_id')::uuid from import_undo where table_name = 'stage_entries' and before is not null;
            insert into import_undo select 'stage_entries', s.id, null from import_undo u join stage_entries s on s.deal_id = u.row_id and s.is_derived
            where u.table_name = 'deals' and u.before is null;
            create index on import_undo (row_id); analyze import_undo
            """, cancel);

        var dependants = new List<ImportDependant>();
        await AddAsync(dependants, true, $"""
            select b.file_name, count(*) from import_changes c join import_batches b on b.id = c.batch_id
            where c.batch_id <> '{batch.Value}' and b.state = 'Completed' and (
              c.before ->> 'import_batch_id' = '{batch.Value}'
              or (b.finished_at > (select finished_at from import_batches where id = '{batch.Value}')
                and exists (select 1 from import_undo u where u.row_id = c.row_id and u.table_name = c.table_name)))
            group by b.id, b.file_name
            """, cancel);
        if (dependants.Count > 0) return dependants;

        foreach (var (table, column, target) in await ReferencesAsync(cancel))
        {
            var alsoUndone = Tables.Contains(table, StringComparer.Ordinal)
                ? $" and not exists (select 1 from import_undo o where o.row_id = r.id and o.table_name = '{table}' and o.before is null)"
                : "";
            await AddAsync(dependants, false, $"""
                select '{table}', count(*) from "{table}" r join import_undo u on u.row_id = r."{column}" and u.table_name = '{target}' and u.before is null
                where true{alsoUndone} having count(*) > 0
                """, cancel);
        }
        return [.. dependants.GroupBy(dependant => dependant.Name, StringComparer.Ordinal).Select(group => group.First() with { Rows = group.Sum(dependant => dependant.Rows) })];
    }

    public async Task ApplyAsync(CancellationToken cancel)
    {
        foreach (var table in Tables)
        {
            await ExecuteAsync($"delete from {table} t using import_undo u where u.table_name = '{table}' and u.before is null and u.row_id = t.id", cancel);
        }
        foreach (var table in Tables.Reverse())
        {
            var columns = await ColumnsAsync(table, cancel);
            var sets = string.Join(", ", columns.Where(column => column != "id" && !Untouched.GetValueOrDefault(table, []).Contains(column, StringComparer.Ordinal))
                .Select(column => $"\"{column}\" = excluded.\"{column}\""));
            await ExecuteAsync($"""
                insert into {table} ({string.Join(", ", columns.Select(column => $"\"{column}\""))})
                select {string.Join(", ", columns.Select(column => $"(p.r).\"{column}\""))}
                from (select jsonb_populate_record(null::{table}, before) as r from import_undo where table_name = '{table}' and before is not null) p
                on conflict (id) do update set {sets}
                """, cancel);
        }
        // Derived history follows the deals back to where they were.
        await new DerivedStages(connection).RefreshAsync("select u.id from import_undo_deals u join deals d on d.id = u.id", cancel);
        await ExecuteAsync($"delete from import_changes where batch_id = '{batch.Value}'", cancel);
    }

    private async Task<List<(string Table, string Column, string Target)>> ReferencesAsync(CancellationToken cancel)
    {
        // The catalogue knows every table that refers to ours, also those of features made later.
        await using var command = new NpgsqlCommand("""
            select r.relname, a.attname, t.relname from pg_constraint c
            join pg_class r on r.oid = c.conrelid join pg_class t on t.oid = c.confrelid
            join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
            where c.contype = 'f' and t.relname = any($1) and t.relnamespace = current_schema()::regnamespace and array_length(c.conkey, 1) = 1
            """, connection) { Parameters = { new() { Value = Tables } } };
        var references = new List<(string, string, string)>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) references.Add((reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        return references;
    }

    private async Task<List<string>> ColumnsAsync(string table, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "select column_name from information_schema.columns where table_schema = current_schema() and table_name = $1 order by ordinal_position", connection)
        {
            Parameters = { new() { Value = table } },
        };
        var columns = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) columns.Add(reader.GetString(0));
        return columns;
    }

    private async Task AddAsync(List<ImportDependant> dependants, bool isImport, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) dependants.Add(new ImportDependant(reader.GetString(0), isImport, reader.GetInt64(1)));
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 1800 };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
