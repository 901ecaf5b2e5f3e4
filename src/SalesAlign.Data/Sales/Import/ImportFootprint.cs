using Npgsql;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Data.Sales.Import;

/// <summary>Whose figures of which months an import touches; nobody named means everybody, a day left out means without bound.</summary>
public sealed record TouchedFigures(IReadOnlyList<Guid>? People, DateOnly? First, DateOnly? Last, IReadOnlyList<(Guid Person, DateOnly Month)>? Months);

/// <summary>
/// Reads which people and days an import touches, by its rows as they are now and as they were before. Asked after a merge, and before an
/// import is taken back: both times the rows still carry its id.
/// </summary>
public sealed class ImportFootprint(NpgsqlConnection connection, ImportBatchId batch, ImportKind kind)
{
    // To name everyone who is touched by more than this takes longer than to look at everything again.
    private const int MostRows = 100_000;

    private static readonly string[] DealDays = ["engaged_on", "closed_on", "cancelled_on", "expected_close_on"];

    private string Batch => $"'{batch.Value}'::uuid";

    public async Task<TouchedFigures> ReadAsync(int rows, DateOnly? effectiveFrom, CancellationToken cancel)
    {
        if (kind == ImportKind.People) return new TouchedFigures(null, effectiveFrom, null, null);
        if (rows > MostRows) return new TouchedFigures(null, null, null, null);
        if (kind == ImportKind.ExchangeRates) return new TouchedFigures(null, await FirstRateAsync(cancel), null, null);
        var months = new List<(Guid, DateOnly)>();
        var people = new HashSet<Guid>();
        (DateOnly? first, DateOnly? last) = (null, null);
        await using var command = new NpgsqlCommand($"""
            select person, date_trunc('month', day)::date, min(day), max(day) from ({DaysSql()}) touched(person, day)
            where person is not null group by 1, 2 order by 1, 2
            """, connection) { CommandTimeout = 600 };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var person = reader.GetGuid(0);
            people.Add(person);
            if (await reader.IsDBNullAsync(1, cancel)) continue;
            months.Add((person, await reader.GetFieldValueAsync<DateOnly>(1, cancel)));
            var (from, to) = (await reader.GetFieldValueAsync<DateOnly>(2, cancel), await reader.GetFieldValueAsync<DateOnly>(3, cancel));
            if (first is null || from < first) first = from;
            if (last is null || to > last) last = to;
        }
        return new TouchedFigures([.. people], first, last, months);
    }

    private string DaysSql() => kind switch
    {
        ImportKind.Deals => $"""
            {Unpivot($"select d.id, d.owner_id, {string.Join(", ", DealDays.Select(day => "d." + day))} from deals d where d.import_batch_id = {Batch}")}
            union all
            {Unpivot($"select row_id, (before ->> 'owner_id')::uuid, {string.Join(", ", DealDays.Select(day => $"(before ->> '{day}')::date"))} from import_changes where batch_id = {Batch} and table_name = 'deals' and before is not null")}
            """,
        ImportKind.Activities => $"""
            select person_id, "on" from activities where import_batch_id = {Batch}
            union all select (before ->> 'person_id')::uuid, (before ->> 'on')::date from import_changes where batch_id = {Batch} and table_name = 'activities' and before is not null
            """,
        ImportKind.Certifications => $"""
            select person_id, "on" from certifications where import_batch_id = {Batch}
            union all select (before ->> 'person_id')::uuid, (before ->> 'on')::date from import_changes where batch_id = {Batch} and table_name = 'certifications' and before is not null
            """,
        ImportKind.Accounts => Unpivot(OfDeals($"d.account_id in ({Touched("accounts", "id")})")),
        ImportKind.Products => Unpivot(OfDeals($"d.product_id in ({Touched("products", "id")}) or d.id in (select l.deal_id from deal_lines l where l.product_id in ({Touched("products", "id")}))")),
        ImportKind.DealLines => Unpivot(OfDeals($"d.id in ({Touched("deal_lines", "deal_id")})")),
        ImportKind.StageEntries => Unpivot(OfDeals($"d.id in ({Touched("stage_entries", "deal_id")})")) + Own("stage_entries", "entered_on"),
        ImportKind.DealEvents => Unpivot(OfDeals($"d.id in ({Touched("deal_events", "deal_id")})")) + Own("deal_events", "on"),
        ImportKind.DealSplits => Unpivot(OfDeals($"d.id in ({Touched("deal_splits", "deal_id")})")) + $"""

            union all
            select (c.before ->> 'person_id')::uuid, x.day from import_changes c join deals d on d.id = (c.before ->> 'deal_id')::uuid
            cross join lateral (values (d.engaged_on), (d.closed_on), (d.cancelled_on), (d.expected_close_on)) x(day)
            where c.batch_id = {Batch} and c.table_name = 'deal_splits'
            """,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    // Whoever shares a deal is touched with its owner.
    private static string Unpivot(string deals) =>
        $"""
        select p.person, x.day from ({deals}) t(deal, owner, engaged, closed, cancelled, expected)
        cross join lateral (values (t.engaged), (t.closed), (t.cancelled), (t.expected)) x(day)
        cross join lateral (select t.owner as person union all select s.person_id from deal_splits s where s.deal_id = t.deal) p
        """;

    private static string OfDeals(string condition) => $"select d.id, d.owner_id, {string.Join(", ", DealDays.Select(day => "d." + day))} from deals d where {condition}";

    private string Own(string table, string day) =>
        $"""

        union all
        select p.person, r.day from (
          select deal_id as deal, "{day}" as day from {table} where import_batch_id = {Batch}
          union all select (before ->> 'deal_id')::uuid, (before ->> '{day}')::date from import_changes where batch_id = {Batch} and table_name = '{table}' and before is not null) r
        join deals d on d.id = r.deal
        cross join lateral (select d.owner_id as person union all select s.person_id from deal_splits s where s.deal_id = d.id) p
        """;

    private string Touched(string table, string column) =>
        $"select {column} from {table} where import_batch_id = {Batch} union select (before ->> '{column}')::uuid from import_changes where batch_id = {Batch} and table_name = '{table}' and before is not null";

    private async Task<DateOnly?> FirstRateAsync(CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"""
            select min(day) from (
              select min("on") as day from exchange_rates where import_batch_id = {Batch}
              union all select min((before ->> 'on')::date) from import_changes where batch_id = {Batch} and table_name = 'exchange_rates' and before is not null) days
            """, connection);
        return await command.ExecuteScalarAsync(cancel) is DateOnly day ? day : null;
    }
}
