using Npgsql;

namespace SalesAlign.Data.Sales.Import;

/// <summary>
/// A table without its secondary indexes and foreign keys while much is written to it, within one transaction: on a rollback they were never
/// gone, and putting the foreign keys back checks all rows in one go.
/// </summary>
internal sealed class BareTable
{
    private readonly NpgsqlConnection _connection;
    private readonly List<string> _restore;

    private BareTable(NpgsqlConnection connection, List<string> restore)
    {
        _connection = connection;
        _restore = restore;
    }

    public static async Task<BareTable> StripAsync(NpgsqlConnection connection, string table, CancellationToken cancel)
    {
        await ExecuteAsync(connection, $"lock table {table} in access exclusive mode", cancel);
        var drop = new List<string>();
        var restore = new List<string>();
        await using (var command = new NpgsqlCommand(
            $"""
            select format('alter table %s drop constraint %I', conrelid::regclass, conname), format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
            from pg_constraint where conrelid = '{table}'::regclass and contype = 'f'
            union all
            select format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid)
            from pg_index i where i.indrelid = '{table}'::regclass and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)
            """, connection))
        {
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                drop.Add(reader.GetString(0));
                restore.Add(reader.GetString(1));
            }
        }
        foreach (var statement in drop) await ExecuteAsync(connection, statement, cancel);
        // Indexes first: foreign keys and whatever reads next profit from them.
        restore.Sort((one, other) => one.StartsWith("CREATE", StringComparison.Ordinal).CompareTo(other.StartsWith("CREATE", StringComparison.Ordinal)) * -1);
        return new BareTable(connection, restore);
    }

    public async Task RestoreAsync(CancellationToken cancel)
    {
        await ExecuteAsync(_connection, "set local maintenance_work_mem = '256MB'", cancel);
        foreach (var statement in _restore) await ExecuteAsync(_connection, statement, cancel);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 3600 };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
