using SalesAlign.Data.Common;
using SalesAlign.Data.Metrics.Performance;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Accounts.Discovery;

namespace SalesAlign.Data.Accounts;

/// <summary>Set-based SQL: what was won and lost at every account between two days, as discovery needs it.</summary>
public static class CustomerHistorySql
{
    public static async Task<IReadOnlyList<CustomerHistory>> ReadAsync(SalesAlignDbContext db, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        await using var command = await db.CommandAsync(
            $"""
            select a.sector, a.location, a.employees, a.revenue, a.year_established, a.parent_id is not null, h.won, h.lost, h.amount, h.margin, h.days, h.cycles
            from (
              select d.account_id, count(*) filter (where d.stage = 'Won')::int as won, count(*) filter (where d.stage = 'Lost')::int as lost,
                coalesce(sum({DealSql.Value}) filter (where d.stage = 'Won'), 0) as amount, coalesce(sum({DealSql.Margin}) filter (where d.stage = 'Won'), 0) as margin,
                coalesce(sum(d.closed_on - d.engaged_on) filter (where d.stage = 'Won'), 0)::int as days,
                count(*) filter (where d.stage = 'Won' and d.engaged_on is not null)::int as cycles
              from deals d where d.stage in ('Won', 'Lost') and d.account_id is not null and d.closed_on between @first and @last group by 1) h
            join accounts a on a.id = h.account_id
            """,
            cancel);
        command.Parameters.AddWithValue("first", first);
        command.Parameters.AddWithValue("last", last);
        return await command.RowsAsync(
            row => new CustomerHistory(
                AccountFacts.Of(row.Text(0), row.Text(1), row.Or<int>(2), row.Or<decimal>(3), row.Or<int>(4), row.GetBoolean(5), last),
                row.GetInt32(6), row.GetInt32(7), row.GetDecimal(8), row.GetDecimal(9), row.GetInt32(10), row.GetInt32(11)),
            cancel);
    }
}
