using SalesAlign.Data.Common;
using SalesAlign.Data.Organization;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Metrics.Performance;

namespace SalesAlign.Data.Metrics.Performance;

/// <summary>Closed deals of one period and one cell of up to two dimensions.</summary>
/// <param name="Realised">Value of the won deals whose list price is known, and <paramref name="Listed"/> what the list asks for them.</param>
/// <param name="NewCustomers">Accounts won for the first time ever.</param>
public sealed record BoardSums(
    int Period, string Key, string Name, string PartKey, string Part, int Won, int Lost, decimal Amount, decimal Margin, decimal Realised, decimal Listed, int NewCustomers);

/// <summary>An account with what it bought in the period, in the one before, and when it last bought anything.</summary>
/// <param name="FirstWon">Day of the first win ever.</param>
/// <param name="Year">Won in the twelve months up to the end of the period.</param>
/// <param name="YearBefore">Won in the twelve months before those.</param>
public sealed record CustomerSums(
    AccountId Id, string Name, Facts Facts, decimal Now, decimal Before, int Won, int Lost, decimal Year, decimal YearBefore, DateOnly? FirstWon, DateOnly? LastWon, int Open);

/// <summary>Set-based SQL of the boards.</summary>
public static class BoardSql
{
    public static async Task<IReadOnlyList<BoardSums>> ReadAsync(
        SalesAlignDbContext db, Slice slice, IReadOnlyList<Period> periods, Dimension? by, Dimension? then, CancellationToken cancel)
    {
        var (key, name) = by is { } one ? (DimensionSql.Key(one), DimensionSql.Name(one)) : ("''", "''");
        var (partKey, part) = then is { } other ? (DimensionSql.Key(other), DimensionSql.Name(other)) : ("''", "''");
        await using var command = await db.CommandAsync(
            $"""
            with recursive {PlacementSql.Placed},
            period as (select first_day, last_day, nr::int from unnest(@firsts, @lasts) with ordinality as t(first_day, last_day, nr)),
            first_won as (select distinct on (e.account_id) e.id from deals e where e.stage = 'Won' and e.account_id is not null order by e.account_id, e.closed_on, e.id)
            select q.nr, {key}, max({name}), {partKey}, max({part}), count(*) filter (where d.stage = 'Won')::int, count(*) filter (where d.stage = 'Lost')::int,
              coalesce(sum({DealSql.Value}) filter (where d.stage = 'Won'), 0), coalesce(sum({DealSql.Margin}) filter (where d.stage = 'Won'), 0),
              coalesce(sum({DealSql.Value}) filter (where d.stage = 'Won' and p.list_price > 0), 0),
              coalesce(sum(p.list_price * d.quantity) filter (where d.stage = 'Won' and p.list_price > 0 and {DealSql.Value} is not null), 0), count(f.id)::int
            from period q join deals d on d.stage in ('Won', 'Lost') and d.closed_on between q.first_day and q.last_day
            left join first_won f on f.id = d.id
            {PlacementSql.Stay("d.owner_id", "d.closed_on")}
            {DimensionSql.Joins}
            where {PlacementSql.Within("d.owner_id", "s.unit_id", "d.closed_on")}
            group by q.nr, 2, 4
            """,
            cancel);
        slice.AddTo(command, periods);
        return await command.RowsAsync(
            row => new BoardSums(
                row.GetInt32(0) - 1, row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetInt32(5), row.GetInt32(6), row.GetDecimal(7), row.GetDecimal(8),
                row.GetDecimal(9), row.GetDecimal(10), row.GetInt32(11)),
            cancel);
    }

    /// <param name="before">The period to compare with.</param>
    public static async Task<IReadOnlyList<CustomerSums>> ReadCustomersAsync(SalesAlignDbContext db, Slice slice, Period period, Period before, CancellationToken cancel)
    {
        var span = period with { First = period.Last.AddYears(-2).AddDays(1) < before.First ? period.Last.AddYears(-2).AddDays(1) : before.First };
        await using var command = await db.CommandAsync(
            $"""
            with recursive {PlacementSql.Placed},
            deal as (
              select d.account_id, d.stage, d.closed_on, {DealSql.Value} as value
              from deals d {PlacementSql.Stay("d.owner_id", "coalesce(d.closed_on, @last)")}
              where d.account_id is not null and (d.closed_on is null or d.closed_on between @first and @last)
                and {PlacementSql.Within("d.owner_id", "s.unit_id", "coalesce(d.closed_on, @last)")}
            ),
            account as (
              select account_id,
                coalesce(sum(value) filter (where stage = 'Won' and closed_on between @now_first and @last), 0) as now,
                coalesce(sum(value) filter (where stage = 'Won' and closed_on between @before_first and @before_last), 0) as before,
                count(*) filter (where stage = 'Won' and closed_on >= @now_first)::int as won, count(*) filter (where stage = 'Lost' and closed_on >= @now_first)::int as lost,
                coalesce(sum(value) filter (where stage = 'Won' and closed_on > @year_ago), 0) as year,
                coalesce(sum(value) filter (where stage = 'Won' and closed_on <= @year_ago), 0) as year_before,
                max(closed_on) filter (where stage = 'Won') as last_won, count(*) filter (where closed_on is null)::int as open
              from deal group by 1
            )
            select a.id, a.name, a.sector, a.location, a.employees, a.revenue, a.year_established, a.parent_id is not null,
              x.now, x.before, x.won, x.lost, x.year, x.year_before, (select min(e.closed_on) from deals e where e.account_id = a.id and e.stage = 'Won'), x.last_won, x.open
            from account x join accounts a on a.id = x.account_id
            """,
            cancel);
        slice.AddTo(command, [span]);
        command.Parameters.AddWithValue("now_first", period.First);
        command.Parameters.AddWithValue("before_first", before.First);
        command.Parameters.AddWithValue("before_last", before.Last);
        command.Parameters.AddWithValue("year_ago", period.Last.AddYears(-1));
        return await command.RowsAsync(
            row => new CustomerSums(
                new AccountId(row.GetGuid(0)), row.GetString(1),
                AccountFacts.Of(row.Text(2), row.Text(3), row.Or<int>(4), row.Or<decimal>(5), row.Or<int>(6), row.GetBoolean(7), period.Last),
                row.GetDecimal(8), row.GetDecimal(9), row.GetInt32(10), row.GetInt32(11), row.GetDecimal(12), row.GetDecimal(13), row.Or<DateOnly>(14), row.Or<DateOnly>(15), row.GetInt32(16)),
            cancel);
    }
}
