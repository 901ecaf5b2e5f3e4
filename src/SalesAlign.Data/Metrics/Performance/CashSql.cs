using Npgsql;
using NpgsqlTypes;
using SalesAlign.Data.Common;
using SalesAlign.Data.Organization;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics.Performance;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Data.Metrics.Performance;

/// <summary>What was won and invoiced in a period and is owed at its end, of one value of a dimension.</summary>
/// <param name="Period">Index into the periods asked for.</param>
/// <param name="Cycle">Days from first contact to the win, summed over <paramref name="Timed"/> won deals.</param>
public sealed record CashSums(int Period, string Key, string Name, decimal Won, int Cycle, int Timed, decimal Invoiced, decimal Receivables);

/// <summary>A deal of which something is invoiced and not paid.</summary>
/// <param name="Since">The first invoice.</param>
public sealed record ReceivableRow(
    DealId Id, string ExternalId, AccountId? AccountId, string? Account, PersonId OwnerId, string Owner, string? Unit, DateOnly Since, decimal Invoiced, decimal Paid, decimal Owed);

public sealed record ReceivablesRead(IReadOnlyList<ReceivableRow> Deals, int Total, decimal Owed, decimal Average);

/// <summary>Set-based SQL for cash tied up: deals, their invoices and payments belong where the deal was won, on the day it was won.</summary>
public static class CashSql
{
    public static async Task<IReadOnlyList<CashSums>> ReadAsync(SalesAlignDbContext db, Slice slice, IReadOnlyList<Period> periods, Dimension by, CancellationToken cancel)
    {
        await using var command = await db.CommandAsync(
            $"""
            with recursive {PlacementSql.Placed},
            period as (select first_day, last_day, nr::int from unnest(@firsts, @lasts) with ordinality as t(first_day, last_day, nr)),
            money as materialized (
              select e.deal_id, e."on", case when e.kind = 'Invoiced' then {DealSql.EventValue} else 0 end as invoiced, case when e.kind = 'Paid' then {DealSql.EventValue} else 0 end as paid
              from deal_events e join deals d on d.id = e.deal_id where e."on" <= @last
            ),
            fact as (
              select q.nr, d.id, {DealSql.Value} as won, case when d.engaged_on <= d.closed_on then d.closed_on - d.engaged_on end as cycle, 0 as invoiced, 0 as owed
              from period q join deals d on d.stage = 'Won' and d.closed_on between q.first_day and q.last_day
              union all
              select q.nr, m.deal_id, 0, null, sum(m.invoiced) filter (where m."on" >= q.first_day), sum(m.invoiced - m.paid)
              from period q join money m on m."on" <= q.last_day group by q.nr, m.deal_id
            )
            select f.nr, {DimensionSql.Key(by)}, max({DimensionSql.Name(by)}), coalesce(sum(f.won), 0), coalesce(sum(f.cycle), 0)::int, count(f.cycle)::int,
              coalesce(sum(f.invoiced), 0), coalesce(sum(f.owed), 0)
            from fact f join deals d on d.id = f.id
            {PlacementSql.Stay("d.owner_id", "d.closed_on")}
            {DimensionSql.Joins}
            where {PlacementSql.Within("d.owner_id", "s.unit_id", "d.closed_on")}
            group by f.nr, 2
            """,
            cancel);
        await PlaceAsync(db, command, slice, periods, cancel);
        return await command.RowsAsync(
            row => new CashSums(row.GetInt32(0) - 1, row.GetString(1), row.GetString(2), row.GetDecimal(3), row.GetInt32(4), row.GetInt32(5), row.GetDecimal(6), row.GetDecimal(7)), cancel);
    }

    /// <summary>What is owed at the end of the period, the longest waiting first unless told otherwise.</summary>
    public static async Task<ReceivablesRead> ReadReceivablesAsync(
        SalesAlignDbContext db, Slice slice, Period period, Dimension? by, string? key, string? sort, bool descending, int skip, int take, CancellationToken cancel)
    {
        var order = sort switch { "owed" => "x.owed", "invoiced" => "x.invoiced", "account" => "a.name", "owner" => "o.name", _ => "x.since" };
        var only = by is { } dimension ? $"and {DimensionSql.Key(dimension)} = @key" : "";
        await using var command = await db.CommandAsync(
            $"""
            with recursive {PlacementSql.Placed},
            owing as (
              select d.id, min(e."on") filter (where e.kind = 'Invoiced') as since, coalesce(sum({DealSql.EventValue}) filter (where e.kind = 'Invoiced'), 0) as invoiced,
                coalesce(sum({DealSql.EventValue}) filter (where e.kind = 'Paid'), 0) as paid
              from deal_events e join deals d on d.id = e.deal_id where e."on" <= @last group by d.id
            ),
            x as (select id, coalesce(since, @last) as since, invoiced, paid, invoiced - paid as owed from owing where invoiced <> paid)
            select d.id, d.external_id, d.account_id, a.name, d.owner_id, o.name, u.name, x.since, x.invoiced, x.paid, x.owed, (count(*) over ())::int, sum(x.owed) over (),
              coalesce(sum(x.owed * (@last - x.since)) over () / nullif(sum(x.owed) over (), 0), 0)
            from x join deals d on d.id = x.id
            {PlacementSql.Stay("d.owner_id", "d.closed_on")}
            {DimensionSql.Joins}
            where {PlacementSql.Within("d.owner_id", "s.unit_id", "d.closed_on")} {only}
            order by {order} {(descending ? "desc" : "asc")} nulls last, d.id
            offset @skip limit @take
            """,
            cancel);
        await PlaceAsync(db, command, slice, [period], cancel);
        command.AddText("key", key ?? "");
        command.Parameters.AddWithValue("skip", skip);
        command.Parameters.Add(new("take", NpgsqlDbType.Integer) { Value = take });
        var (total, owed, average) = (0, 0m, 0m);
        var rows = await command.RowsAsync(
            row =>
            {
                (total, owed, average) = (row.GetInt32(11), row.GetDecimal(12), row.GetDecimal(13));
                return new ReceivableRow(
                    new DealId(row.GetGuid(0)), row.GetString(1), row.Or<Guid>(2) is { } account ? new AccountId(account) : null, row.Text(3), new PersonId(row.GetGuid(4)), row.GetString(5),
                    row.Text(6), row.GetFieldValue<DateOnly>(7), row.GetDecimal(8), row.GetDecimal(9), row.GetDecimal(10));
            },
            cancel);
        return new(rows, total, owed, average);
    }

    // What is owed may have been won long before the periods: the organisation must be known from the first deal on.
    private static async Task PlaceAsync(SalesAlignDbContext db, NpgsqlCommand command, Slice slice, IReadOnlyList<Period> periods, CancellationToken cancel)
    {
        slice.AddTo(command, periods);
        await using var earliest = await db.CommandAsync("select min(closed_on) from deals", cancel);
        var first = (await earliest.RowsAsync(row => row.Or<DateOnly>(0), cancel))[0];
        if (first < periods.Min(period => period.First)) command.Parameters["first"].Value = first.Value;
    }
}
