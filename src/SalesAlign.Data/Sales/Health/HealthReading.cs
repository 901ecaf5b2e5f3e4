using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Sales.Health;

namespace SalesAlign.Data.Sales.Health;

/// <summary>What a check found among the records of one person and one import.</summary>
public sealed record HealthPart(HealthCheck Check, Guid? Person, Guid? Batch, long Checked, long Failing);

/// <summary>A record that fails a check, and what is known about why.</summary>
public sealed record HealthRow(Guid Id, string Title, Guid? Person, string? PersonName, Guid? Batch, string? Detail);

/// <summary>Puts all checks to all records in sets: one pass per table, never a query per row.</summary>
public sealed class HealthReading(SalesAlignDbContext db, DateOnly today, int staleDays, string timeZone)
{
    private const int Timeout = 120;

    /// <summary>Tallies by person and import; of <paramref name="people"/> only, where given.</summary>
    public async Task<IReadOnlyList<HealthPart>> TallyAsync(IReadOnlyCollection<Guid>? people, CancellationToken cancel)
    {
        var parts = new List<HealthPart>();
        foreach (var table in HealthRules.Tables)
        {
            var counts = string.Join(", ", table.Rules.Select(rule => $"count(*) filter (where {rule.Concerns}), count(*) filter (where ({rule.Concerns}) and ({rule.Fails}))"));
            await using var command = await CommandAsync($"select {table.Person}, d.import_batch_id, {counts} from {table.From} where {Within(table)} group by 1, 2", people, cancel);
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                var (person, batch) = (Id(reader, 0), Id(reader, 1));
                for (var i = 0; i < table.Rules.Count; i++) parts.Add(new HealthPart(table.Rules[i].Check, person, batch, reader.GetInt64(2 + (2 * i)), reader.GetInt64(3 + (2 * i))));
            }
        }
        return parts;
    }

    /// <summary>A page of the records that fail a check, and how many there are in all.</summary>
    public async Task<(IReadOnlyList<HealthRow> Rows, int Total)> FindAsync(HealthCheck check, IReadOnlyCollection<Guid>? people, int skip, int take, CancellationToken cancel)
    {
        var (table, rule) = HealthRules.Find(check) ?? throw new ArgumentOutOfRangeException(nameof(check), check, "This check is not made in SQL.");
        await using var command = await CommandAsync($"""
            select f.*, p.name, count(*) over () from (
              select d.id, {table.Title} as title, {table.Person} as person, d.import_batch_id, {rule.Detail} as detail
              from {table.From} where ({rule.Concerns}) and ({rule.Fails}) and {Within(table)}) f
            left join people p on p.id = f.person
            order by p.name nulls last, f.title, f.id offset {skip} limit {take}
            """, people, cancel);
        var rows = new List<HealthRow>();
        var total = 0;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(new HealthRow(reader.GetGuid(0), reader.GetString(1), Id(reader, 2), Text(reader, 5), Id(reader, 3), Text(reader, 4)));
            total = checked((int)reader.GetInt64(6));
        }
        return (rows, total);
    }

    /// <summary>Every account with who looks after it, in the order in which they came to be known.</summary>
    public async Task<IReadOnlyList<HealthRow>> AccountsAsync(CancellationToken cancel)
    {
        var accounts = HealthRules.Tables.First(table => table.Kind == Domain.Sales.Import.ImportKind.Accounts);
        await using var command = await CommandAsync(
            $"select d.id, d.name, {accounts.Person}, d.import_batch_id, p.name from {accounts.From} left join people p on p.id = {accounts.Person} order by d.id", null, cancel);
        var rows = new List<HealthRow>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) rows.Add(new HealthRow(reader.GetGuid(0), reader.GetString(1), Id(reader, 2), Text(reader, 4), Id(reader, 3), null));
        return rows;
    }

    private static string Within(HealthTable table) => $"($4::uuid[] is null or {table.Person} = any($4))";

    private async Task<NpgsqlCommand> CommandAsync(string sql, IReadOnlyCollection<Guid>? people, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        // The texts are our own; what comes from outside is a parameter. A parameter that a table has no use for still needs its type.
        return new NpgsqlCommand($"with given as (select $1::date, $2::int, $3::text) {sql}", (NpgsqlConnection)db.Database.GetDbConnection())
        {
            CommandTimeout = Timeout,
            Parameters =
            {
                new() { Value = today, NpgsqlDbType = NpgsqlDbType.Date },
                new() { Value = staleDays, NpgsqlDbType = NpgsqlDbType.Integer },
                new() { Value = timeZone, NpgsqlDbType = NpgsqlDbType.Text },
                new() { Value = people is null ? DBNull.Value : people.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
            },
        };
    }

    private static Guid? Id(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetGuid(column);

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
