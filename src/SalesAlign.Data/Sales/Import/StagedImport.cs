using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Data.Sales.Import;

/// <summary>What a merge may do besides merging.</summary>
/// <param name="Headers">Header in the file of each field that is mapped, by which errors name the column.</param>
/// <param name="KeyIsName">The file has no key of its own: what is known by the same name is the same thing.</param>
public sealed record MergeOptions(IReadOnlyDictionary<string, string> Headers, bool KeyIsName, bool CreateMissingAccounts);

/// <summary>
/// Rows on their way in: streamed by binary COPY into an unlogged table, then checked and merged in sets. Everything from
/// <see cref="MergeAsync"/> on belongs to the caller's transaction; the staging table is thrown away whatever happens.
/// </summary>
public sealed class StagedImport(NpgsqlConnection connection, ImportBatchId batch, ImportTarget target, MergeOptions options) : IAsyncDisposable
{
    public const string StagePrefix = "import_stage_";

    // A million rows on a slow disk take minutes; an hour means that something hangs.
    private const int Timeout = 3600;

    private const int FirstFill = 20_000;

    private readonly string _stage = StagePrefix + batch.Value.ToString("N");
    private readonly TargetColumn[] _columns = [.. target.Columns.Where(column => column.Always is null && options.Headers.ContainsKey(column.Field))];
    private NpgsqlBinaryImporter? _writer;

    /// <summary>Fields in the order in which <see cref="Write"/> takes their values.</summary>
    public IReadOnlyList<string> Fields => [.. _columns.Select(column => column.Field)];

    public async Task OpenAsync(CancellationToken cancel)
    {
        var columns = string.Concat(_columns.Select(column => $", {Quote(column.Field)} {SqlType(column.Type)}"));
        await ExecuteAsync($"drop table if exists {_stage}; create unlogged table {_stage} (row_no int not null, id uuid not null, external_id text not null{columns})", cancel);
        _writer = await connection.BeginBinaryImportAsync(
            $"copy {_stage} (row_no, id, external_id{string.Concat(_columns.Select(column => ", " + Quote(column.Field)))}) from stdin (format binary)", cancel);
        _writer.Timeout = TimeSpan.FromSeconds(Timeout);
    }

    /// <summary>One row. Ids are made here so that they grow with time and new rows land side by side in the index.</summary>
    public void Write(int row, string key, ReadOnlySpan<StagedValue> values)
    {
        var writer = _writer!;
        writer.StartRow();
        writer.Write(row, NpgsqlDbType.Integer);
        writer.Write(Guid.CreateVersion7(), NpgsqlDbType.Uuid);
        writer.Write(key, NpgsqlDbType.Text);
        foreach (var value in values)
        {
            if (!value.HasValue)
            {
                writer.WriteNull();
                continue;
            }
            switch (value.Type)
            {
                case StagedType.Text: writer.Write(value.Text!, NpgsqlDbType.Text); break;
                case StagedType.Number: writer.Write(value.Number, NpgsqlDbType.Numeric); break;
                case StagedType.Whole: writer.Write(value.Whole, NpgsqlDbType.Integer); break;
                case StagedType.Instant: writer.Write(value.Instant, NpgsqlDbType.TimestampTz); break;
                default: writer.Write(value.Date, NpgsqlDbType.Date); break;
            }
        }
    }

    /// <summary>Ends the streaming; without it nothing of what was written stays.</summary>
    public async Task CompleteAsync(CancellationToken cancel)
    {
        await _writer!.CompleteAsync(cancel);
        await _writer.DisposeAsync();
        _writer = null;
        await ExecuteAsync($"analyze {_stage}", cancel);
    }

    /// <summary>Finds the references and lists the rows that cannot be taken over; they leave the staging table.</summary>
    public async Task CheckAsync(CancellationToken cancel)
    {
        await ExecuteAsync("select pg_advisory_xact_lock(hashtext('salesalign.import')); set local work_mem = '64MB'", cancel);
        if (options.KeyIsName)
        {
            await ExecuteAsync($"""
                update {_stage} s set external_id = k.external_id
                from (select lower(name) as name, min(external_id) as external_id from {target.Table} group by 1 having count(*) = 1) k
                where k.name = lower(s.name) and s.external_id <> k.external_id
                """, cancel);
        }
        if (target.IsKeyedByItself)
        {
            await ExecuteAsync($"""
                insert into import_errors (batch_id, "row", "column", code, value)
                select {Batch}, s.row_no, {Header(options.KeyIsName ? "name" : ImportFields.ExternalId)}, 'import.duplicate_in_file', s.external_id
                from {_stage} s join (select external_id, min(row_no) as first from {_stage} group by 1 having count(*) > 1) d
                  on d.external_id = s.external_id and s.row_no > d.first
                """, cancel);
        }
        foreach (var check in target.Checks.Where(check => options.Headers.ContainsKey(check.Field) && !options.Headers.ContainsKey(check.Unmapped)))
        {
            await ExecuteAsync($"""
                insert into import_errors (batch_id, "row", "column", code, value)
                select {Batch}, s.row_no, {Header(check.Field)}, '{check.Code}', s.{Quote(check.Field)}::text
                from {_stage} s join {target.Table} t on t.external_id = s.external_id where {check.Broken}
                """, cancel);
        }
        foreach (var column in _columns.Where(column => column.Lookup is not null && !IsOwn(column))) await ResolveAsync(column, cancel);
        await CheckResolvedAsync(cancel);
        // Only now, so that every error of a row is told at once.
        await RemoveFaultyAsync(cancel);
        if (target.Whole is { } whole) await CheckWholeAsync(whole, cancel);
        foreach (var column in _columns.Where(IsOwn)) await ResolveAsync(column, cancel);
    }

    /// <summary>Brings the staged rows in, keeping how changed ones stood before.</summary>
    public async Task<(int Inserted, int Updated, int Unchanged)> MergeAsync(CancellationToken cancel)
    {
        var filled = Filled;
        var kept = string.Join(", ", filled.Select(column => $"t.{Quote(column.Column)}"));
        var staged = string.Join(", ", filled.Select(Expression));
        var (source, same) = (Source, Same);
        var keyed = target.Key.Contains(ImportFields.ExternalId, StringComparer.Ordinal);
        var total = await CountAsync($"select count(*) from {_stage}", cancel);

        var updated = await ExecuteAsync($"""
            insert into import_changes (batch_id, table_name, row_id, before)
            select {Batch}, '{target.Table}', t.id, to_jsonb(t) from {source} join {target.Table} t on {same}
            where ({kept}) is distinct from ({staged})
            """, cancel);

        var defaults = target.Columns.Where(column => column.WhenEmpty is not null && !filled.Contains(column)).ToArray();
        var names = (keyed ? "external_id, " : "") + string.Join(", ", filled.Concat(defaults).Select(column => Quote(column.Column)));
        var values = (keyed ? "s.external_id, " : "") + string.Join(", ", filled.Select(Expression).Concat(defaults.Select(column => column.WhenEmpty)));
        var sets = string.Join(", ", filled.Select(column => $"{Quote(column.Column)} = excluded.{Quote(column.Column)}"));
        var select = $"select s.id, {values}, {Batch}, s.row_no from {source} left join {target.Table} t on {same}";
        var removed = await RemoveReplacedAsync(cancel);
        if (await IsFirstFillAsync(total, cancel))
        {
            // A row at a time, keeping five indexes and three foreign keys costs several times what building and checking them at once does.
            var bare = await BareTable.StripAsync(connection, target.Table, cancel);
            if (updated > 0)
            {
                await ExecuteAsync($"""
                    update {target.Table} k set {string.Join(", ", filled.Select(column => $"{Quote(column.Column)} = {Expression(column)}"))}, import_batch_id = {Batch}, import_row = s.row_no
                    from {source} join {target.Table} t on {same} where k.id = t.id and ({kept}) is distinct from ({staged})
                    """, cancel);
            }
            var inserted = await ExecuteAsync($"insert into {target.Table} (id, {names}, import_batch_id, import_row) {select} where t.id is null", cancel);
            await bare.RestoreAsync(cancel);
            await DeriveStagesAsync(updated == 0, cancel);
            return (inserted, updated + removed, total - inserted - updated);
        }
        // Rows that are as they should be are left out before the conflict: even a conflict without change locks and dirties its row.
        var touched = await ExecuteAsync($"""
            insert into {target.Table} as k (id, {names}, import_batch_id, import_row)
            {select}
            where t.id is null or ({kept}) is distinct from ({staged})
            on conflict ({string.Join(", ", target.Key.Select(Quote))}) do update set {sets}, import_batch_id = excluded.import_batch_id, import_row = excluded.import_row
            where ({string.Join(", ", filled.Select(column => $"k.{Quote(column.Column)}"))})
              is distinct from ({string.Join(", ", filled.Select(column => $"excluded.{Quote(column.Column)}"))})
            """, cancel);
        if (touched > 0) await DeriveStagesAsync(false, cancel);
        return (touched - updated, updated + removed, total - touched);
    }

    public async ValueTask DisposeAsync()
    {
        if (_writer is not null) await _writer.DisposeAsync();
        await ExecuteAsync($"drop table if exists {_stage}", CancellationToken.None);
    }

    /// <summary>Throws away what an import left behind that was killed.</summary>
    public static async Task DropLeftBehindAsync(NpgsqlConnection connection, ImportBatchId batch, CancellationToken cancel)
    {
        await using var drop = new NpgsqlCommand($"drop table if exists {StagePrefix}{batch.Value:N}", connection);
        await drop.ExecuteNonQueryAsync(cancel);
    }

    private string Batch => $"'{batch.Value}'::uuid";

    private bool IsOwn(TargetColumn column) => column.Lookup is { } lookup && Table(lookup) == target.Table;

    // What can be told only when it is known to what a row refers.
    private async Task CheckResolvedAsync(CancellationToken cancel)
    {
        if (!target.IsKeyedByItself)
        {
            var keys = target.Key.Select(KeyExpression).ToArray();
            await ExecuteAsync($"""
                insert into import_errors (batch_id, "row", "column", code, value)
                select {Batch}, x.row_no, {Header(target.KeyField)}, 'import.duplicate_in_file', x.told
                from (
                  select s.row_no, {(options.Headers.ContainsKey(target.KeyField) && _columns.Any(column => column.Field == target.KeyField) ? $"s.{Quote(target.KeyField)}::text" : "s.external_id")} as told,
                    row_number() over (partition by {string.Join(", ", keys)} order by s.row_no) as place
                  from {Source} where {string.Join(" and ", keys.Select(key => key + " is not null"))}) x
                where x.place > 1
                """, cancel);
        }
        foreach (var pair in target.Distinct.Where(pair => options.Headers.ContainsKey(pair.Field) && options.Headers.ContainsKey(pair.Other)))
        {
            await ExecuteAsync($"""
                insert into import_errors (batch_id, "row", "column", code, value)
                select {Batch}, s.row_no, {Header(pair.Field)}, '{pair.Code}', s.{Quote(pair.Field)} from {Source} where f_{pair.Field}.id = f_{pair.Other}.id
                """, cancel);
        }
    }

    private async Task CheckWholeAsync(TargetWhole whole, CancellationToken cancel)
    {
        var (value, group, of) = ($"s.{Quote(whole.Field)}", KeyExpression(whole.Within), KeyExpression(whole.Of));
        await ExecuteAsync($"""
            insert into import_errors (batch_id, "row", "column", code, value)
            select {Batch}, x.row_no, {Header(whole.Field)}, '{whole.Code}', trim_scale(x.made)::text
            from (select s.row_no, sum({value}) over (partition by {group}) as made from {Source} where {of} = {whole.Is}) x
            where x.made <> {whole.Total.ToString(CultureInfo.InvariantCulture)}
            """, cancel);
        await RemoveFaultyAsync(cancel);
    }

    private async Task<int> RemoveReplacedAsync(CancellationToken cancel)
    {
        if (target.ReplacedWithin.Count == 0) return 0;
        var within = string.Join(" and ", target.ReplacedWithin.Select(column => $"t.{Quote(column)} = {KeyExpression(column)}"));
        return await ExecuteAsync($"""
            with gone as (
              delete from {target.Table} t
              where exists (select 1 from {Source} where {within}) and not exists (select 1 from {Source} where {Same})
              returning t.*)
            insert into import_changes (batch_id, table_name, row_id, before) select {Batch}, '{target.Table}', id, to_jsonb(gone) from gone
            """, cancel);
    }

    private async Task DeriveStagesAsync(bool allNew, CancellationToken cancel)
    {
        var stages = new DerivedStages(connection);
        if (target.Table is "stage_entries") await stages.RefreshAsync($"select deal_id from stage_entries where import_batch_id = {Batch}", cancel);
        if (target.Table is not "deals") return;
        if (allNew && await stages.IsEmptyAsync(cancel)) await stages.FillAsync(Batch, cancel);
        else await stages.RefreshAsync($"select id from deals where import_batch_id = {Batch}", cancel);
    }

    private async Task ResolveAsync(TargetColumn column, CancellationToken cancel)
    {
        var found = "import_found_" + column.Field;
        var own = IsOwn(column);
        for (var bad = -1; bad != 0;)
        {
            await ExecuteAsync($"drop table if exists {found}; create temp table {found} on commit drop as {FoundSql(column, own)}; analyze {found}", cancel);
            if (column.Lookup == Lookup.Accounts && options.CreateMissingAccounts && !own)
            {
                await ExecuteAsync($"""
                    with made as (
                      insert into accounts (id, external_id, name, import_batch_id)
                      select gen_random_uuid(), name, name, {Batch} from {found} where id is null and many is null and length(name) <= 200
                      returning id, external_id)
                    update {found} f set id = made.id from made where made.external_id = f.name
                    """, cancel);
            }
            bad = await ExecuteAsync($"""
                insert into import_errors (batch_id, "row", "column", code, value)
                select {Batch}, s.row_no, {Header(column.Field)}, case when f.many > 1 then 'import.ambiguous' else 'import.unknown_reference' end, f.name
                from {found} f join {_stage} s on s.{Quote(column.Field)} = f.name where f.id is null
                """, cancel);
            if (!own) return;
            // A row that leaves may have been what others referred to.
            if (bad > 0) await RemoveFaultyAsync(cancel);
        }
        await ExecuteAsync($"""
            insert into import_errors (batch_id, "row", "column", code, value)
            select {Batch}, s.row_no, {Header(column.Field)}, 'account.own_parent', f.name
            from {found} f join {_stage} s on s.{Quote(column.Field)} = f.name and f.id = (select coalesce(t.id, s.id) from (select 1) one left join {target.Table} t on t.external_id = s.external_id)
            """, cancel);
        await RemoveFaultyAsync(cancel);
    }

    private string FoundSql(TargetColumn column, bool own)
    {
        var names = $"(select distinct {Quote(column.Field)} as name from {_stage} where {Quote(column.Field)} is not null) d";
        if (column.Lookup == Lookup.Deals) return $"select d.name, e.id, null::int as many from {names} left join deals e on e.external_id = d.name";
        if (column.Lookup == Lookup.PipelineStages)
        {
            return $"select d.name, case when n.many = 1 then n.id end as id, n.many from {names} left join (select lower(name) as name, min(id::text)::uuid as id, count(*)::int as many from pipeline_stages group by 1) n on n.name = lower(d.name)";
        }
        var table = Table(column.Lookup!.Value);
        // Rows of the file may refer to each other in any order, so they count as known under the id they have or are going to have.
        var known = own
            ? $"""
               (select t.id, t.external_id, t.name from {table} t where not exists (select 1 from {_stage} s where s.external_id = t.external_id)
                union all select coalesce(t.id, s.id), s.external_id, s.name from {_stage} s left join {table} t on t.external_id = s.external_id)
               """
            : table;
        return $"""
            select d.name, coalesce(e.id, case when n.many = 1 then n.id end) as id, n.many
            from {names}
            left join {known} e on e.external_id = d.name
            left join (select lower(k.name) as name, min(k.id::text)::uuid as id, count(*)::int as many from {known} k group by 1) n
              on e.id is null and n.name = lower(d.name)
            """;
    }

    private static string Join(TargetColumn column) => $" left join import_found_{column.Field} f_{column.Field} on f_{column.Field}.name = s.{Quote(column.Field)}";

    private static string Expression(TargetColumn column) =>
        column.Always is { } always ? always
        : column.Lookup is not null ? $"f_{column.Field}.id"
        : column.WhenEmpty is { } otherwise ? $"coalesce({Staged(column)}, {otherwise})"
        : Staged(column);

    private static string Staged(TargetColumn column) => $"s.{Quote(column.Field)}{(column.Cast is { } type ? "::" + type : "")}";

    // What a column of the key becomes in a row of the file.
    private string KeyExpression(string key) =>
        key == ImportFields.ExternalId ? "s.external_id"
        : Array.Find(_columns, column => column.Column == key) is { } mapped ? Expression(mapped)
        : target.Columns.First(column => column.Column == key).WhenEmpty!;

    private string Same => string.Join(" and ", target.Key.Select(key => $"t.{Quote(key)} = {KeyExpression(key)}"));

    private string Source => $"{_stage} s{string.Concat(_columns.Where(column => column.Lookup is not null).Select(Join))}";

    private TargetColumn[] Filled => [.. _columns, .. target.Columns.Where(column => column.Always is not null)];

    private string Header(string field) => options.Headers.TryGetValue(field, out var header) ? Literal(header) : "null";

    private static string Table(Lookup lookup) => lookup switch
    {
        Lookup.People => "people",
        Lookup.Accounts => "accounts",
        Lookup.Products => "products",
        Lookup.PipelineStages => "pipeline_stages",
        _ => "deals",
    };

    private static string SqlType(StagedType type) => type switch
    {
        StagedType.Text => "text",
        StagedType.Number => "numeric",
        StagedType.Whole => "int",
        StagedType.Instant => "timestamptz",
        _ => "date",
    };

    private static string Quote(string name) => $"\"{name}\"";

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    // Readers wait while a table is bare, so only where the file is large and most of the table's rows are going to come from it.
    private async Task<bool> IsFirstFillAsync(int staged, CancellationToken cancel) =>
        staged >= FirstFill && await CountAsync($"select count(*) from (select 1 from {target.Table} limit {staged / 4}) rows_there", cancel) < staged / 4;

    private Task<int> RemoveFaultyAsync(CancellationToken cancel) =>
        ExecuteAsync($"delete from {_stage} s using import_errors e where e.batch_id = {Batch} and e.\"row\" = s.row_no", cancel);

    private async Task<int> ExecuteAsync(string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = Timeout };
        return Math.Max(0, await command.ExecuteNonQueryAsync(cancel));
    }

    private async Task<int> CountAsync(string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = Timeout };
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture);
    }
}
