using Npgsql;
using NpgsqlTypes;
using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Data.Incentives;

/// <summary>Reads the won deals that could be claimed by the channel and by direct selling: set-based, so that only customers who bought one product by both routes come back.</summary>
public static class RoutedDeals
{
    private const string Query = """
        with near as (
            select d.id, d.external_id, d.account_id, d.product_id, d.channel, d.closed_on, d.owner_id,
                   d.channel is null or trim(d.channel) = '' or lower(trim(d.channel)) = lower($3) as direct
            from deals d
            where d.stage = 'Won' and d.cancelled_on is null and d.account_id is not null and d.closed_on between $1 and $2
              and ($4::uuid[] is null or d.account_id = any($4))),
        both_ways as (
            select account_id, product_id from near group by account_id, product_id having bool_or(direct) and bool_or(not direct))
        select n.external_id, n.account_id, n.product_id, n.channel, n.closed_on,
               coalesce((select array_agg(s.person_id order by s.person_id) from deal_splits s where s.deal_id = n.id and s.kind = 'Primary'), array[n.owner_id]) as people, a.name
        from near n
        join both_ways b on b.account_id = n.account_id and b.product_id is not distinct from n.product_id
        join accounts a on a.id = n.account_id
        """;

    /// <param name="of">Of these customers alone; null for all.</param>
    /// <returns>The deals, and their customers' names.</returns>
    public static async Task<(List<RoutedDeal> Deals, Dictionary<Guid, string> Accounts)> ReadAsync(
        NpgsqlConnection connection, DateOnly first, DateOnly last, Guid[]? of, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(Query, connection)
        {
            CommandTimeout = 600,
            Parameters =
            {
                new() { Value = first.AddDays(-CreditOverlaps.Days) }, new() { Value = last }, new() { Value = RoutedDeal.DirectRoute },
                new() { Value = (object?)of ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid },
            },
        };
        var deals = new List<RoutedDeal>();
        var accounts = new Dictionary<Guid, string>();
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            deals.Add(new RoutedDeal(
                rows.GetString(0), rows.GetGuid(1), rows.IsDBNull(2) ? null : rows.GetGuid(2), rows.IsDBNull(3) ? null : rows.GetString(3), rows.GetFieldValue<DateOnly>(4), rows.GetFieldValue<Guid[]>(5)));
            accounts[rows.GetGuid(1)] = rows.GetString(6);
        }
        return (deals, accounts);
    }
}
