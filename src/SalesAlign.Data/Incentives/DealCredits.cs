using System.Runtime.CompilerServices;
using Npgsql;

namespace SalesAlign.Data.Incentives;

/// <summary>A won deal with what conditions may ask of it, as the incentive engine needs it.</summary>
public sealed record DealCredit(
    Guid Person, Guid Deal, string ExternalId, DateOnly ClosedOn, decimal Amount, decimal Quantity, string CurrencyCode, int? CycleDays,
    string? Product, string? Series, string? Tier, Guid? AccountId, string? Account, string? Sector, string? Location, int? Employees,
    decimal? Revenue, int? YearEstablished, bool NewCustomer);

/// <summary>Streams won deals by owner and date, so that a calculation holds one participant's deals at a time.</summary>
public static class DealCredits
{
    // A deal is a new customer's when no other won deal of the account comes before it; ties of one day go by external id.
    private const string Query = """
        with first_won as (
            select distinct on (account_id) account_id, id
            from deals
            where stage = 'Won' and account_id in (select account_id from deals where stage = 'Won' and closed_on between $1 and $2 and owner_id = any($3))
            order by account_id, closed_on, external_id collate "C")
        select d.owner_id, d.id, d.external_id, d.closed_on, d.amount, d.quantity, d.currency_code, d.closed_on - d.engaged_on,
               p.name, p.series, p.tier, a.id, a.name, a.sector, a.location, a.employees, a.revenue, a.year_established, f.id is not null
        from deals d
        left join products p on p.id = d.product_id
        left join accounts a on a.id = d.account_id
        left join first_won f on f.id = d.id
        where d.stage = 'Won' and d.closed_on between $1 and $2 and d.owner_id = any($3)
        order by d.owner_id, d.closed_on, d.external_id collate "C"
        """;

    public static async IAsyncEnumerable<DealCredit> StreamAsync(
        NpgsqlConnection connection, DateOnly first, DateOnly last, Guid[] people, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(Query, connection)
        {
            CommandTimeout = 600,
            Parameters = { new() { Value = first }, new() { Value = last }, new() { Value = people } },
        };
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            yield return new DealCredit(
                rows.GetGuid(0), rows.GetGuid(1), rows.GetString(2), rows.GetFieldValue<DateOnly>(3), rows.GetDecimal(4), rows.GetDecimal(5), rows.GetString(6),
                rows.IsDBNull(7) ? null : rows.GetInt32(7), Text(8), Text(9), Text(10), rows.IsDBNull(11) ? null : rows.GetGuid(11), Text(12), Text(13), Text(14),
                rows.IsDBNull(15) ? null : rows.GetInt32(15), rows.IsDBNull(16) ? null : rows.GetDecimal(16), rows.IsDBNull(17) ? null : rows.GetInt32(17), rows.GetBoolean(18));

            string? Text(int column) => rows.IsDBNull(column) ? null : rows.GetString(column);
        }
    }
}
