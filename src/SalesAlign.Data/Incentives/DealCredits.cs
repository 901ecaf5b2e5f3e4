using System.Runtime.CompilerServices;
using Npgsql;

namespace SalesAlign.Data.Incentives;

/// <summary>A person's part in a deal as it is stored.</summary>
public readonly record struct StoredSplit(Guid Person, decimal Percent, bool Overlay);

/// <summary>An invoice or a payment as it is stored, in the deal's currency.</summary>
public readonly record struct StoredEvent(bool Paid, DateOnly On, decimal Amount, string Key);

/// <summary>A won deal for one person who may be credited with it, with what conditions may ask of it.</summary>
public sealed record DealCredit(
    Guid Person, Guid Deal, string ExternalId, Guid Owner, DateOnly ClosedOn, decimal Amount, decimal? Cost, decimal Quantity, string CurrencyCode, int? CycleDays,
    DateOnly? CancelledOn, string? LeadSource, string? Channel, bool IsCustom,
    string? Product, string? Series, string? Tier, Guid? AccountId, string? Account, string? Sector, string? Location, int? Employees,
    decimal? Revenue, int? YearEstablished, bool NewCustomer, bool HasParent, StoredSplit[] Splits, StoredEvent[] Events);

/// <summary>From when to when a person was above the owner of deals.</summary>
public readonly record struct Superior(Guid Manager, Guid Owner, DateOnly From, DateOnly To);

/// <summary>Which won deals a calculation reads: of these people, on these days.</summary>
/// <param name="People">In the order of PostgreSQL's uuid.</param>
/// <param name="OwnersPastSplits">Whether an owner is read also where the deal's primary parts belong to others.</param>
/// <param name="WithEvents">Whether invoices and payments count, so that deals of earlier days come along.</param>
/// <param name="Superiors">Who was above whom, where managers are credited with their people's deals.</param>
public sealed record DealsToCredit(DateOnly First, DateOnly Last, Guid[] People, bool OwnersPastSplits, bool WithEvents, IReadOnlyList<Superior> Superiors);

/// <summary>Streams won deals by the person who may be credited with them, so that a calculation holds one participant's deals at a time.</summary>
public static class DealCredits
{
    private const string OnTheDays = """d.stage = 'Won' and d.closed_on between $1 and $2""";
    private const string OnTheDaysOrPaid =
        """d.stage = 'Won' and d.closed_on <= $2 and (d.closed_on >= $1 or d.id in (select deal_id from deal_events where "on" between $1 and $2))""";

    // Someone with two parts in a deal, or above its owner in two ways, comes once; the crediting itself sees all parts.
    private static string Query(DealsToCredit read)
    {
        var days = read.WithEvents ? OnTheDaysOrPaid : OnTheDays;
        var split = read.OwnersPastSplits ? "" : "and not exists (select from deal_splits s where s.deal_id = d.id and s.kind = 'Primary')";
        return $"""
            with credited as materialized (
                select d.owner_id as person, d.id as deal from deals d where {days} and d.owner_id = any($3) {split}
                union
                select s.person_id, s.deal_id from deal_splits s join deals d on d.id = s.deal_id where {days} and s.person_id = any($3)
                {(read.Superiors.Count == 0 ? "" : $"""
                union
                select above.manager, d.id
                from unnest($4::uuid[], $5::uuid[], $6::date[], $7::date[]) as above(manager, owner, first, last)
                join deals d on d.owner_id = above.owner
                where {days} and above.manager = any($3) and (d.closed_on between above.first and above.last {(read.WithEvents ? "or d.closed_on < above.first" : "")})
                """)}),
            parts as (
                select deal_id, array_agg(person_id order by id) as people, array_agg(percent order by id) as percents, array_agg(kind = 'Overlay' order by id) as overlays
                from deal_splits where deal_id in (select deal from credited) group by deal_id),
            {(read.WithEvents ? """
            happened as (
                select deal_id, array_agg(kind = 'Paid' order by "on", external_id) as paid, array_agg("on" order by "on", external_id) as days,
                       array_agg(amount order by "on", external_id) as amounts, array_agg(external_id order by "on", external_id) as keys
                from deal_events where "on" <= $2 and deal_id in (select deal from credited) group by deal_id),
            """ : "")}
            first_won as (
                select distinct on (account_id) id
                from deals
                where stage = 'Won' and account_id in (select d.account_id from credited c join deals d on d.id = c.deal)
                order by account_id, closed_on, external_id collate "C")
            select c.person, d.id, d.external_id, d.owner_id, d.closed_on, d.amount, d.cost, d.quantity, d.currency_code, d.closed_on - d.engaged_on,
                   d.cancelled_on, d.lead_source, d.channel, d.is_custom,
                   p.name, p.series, p.tier, a.id, a.name, a.sector, a.location, a.employees, a.revenue, a.year_established, f.id is not null, a.parent_id is not null,
                   parts.people, parts.percents, parts.overlays
                   {(read.WithEvents ? ", happened.paid, happened.days, happened.amounts, happened.keys" : "")}
            from credited c
            join deals d on d.id = c.deal
            left join products p on p.id = d.product_id
            left join accounts a on a.id = d.account_id
            left join first_won f on f.id = d.id
            left join parts on parts.deal_id = d.id
            {(read.WithEvents ? "left join happened on happened.deal_id = d.id" : "")}
            order by c.person
            """;
    }

    public static async IAsyncEnumerable<DealCredit> StreamAsync(NpgsqlConnection connection, DealsToCredit read, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(Query(read), connection)
        {
            CommandTimeout = 1_200,
            Parameters = { new() { Value = read.First }, new() { Value = read.Last }, new() { Value = read.People } },
        };
        if (read.Superiors.Count > 0)
        {
            command.Parameters.Add(new() { Value = read.Superiors.Select(above => above.Manager).ToArray() });
            command.Parameters.Add(new() { Value = read.Superiors.Select(above => above.Owner).ToArray() });
            command.Parameters.Add(new() { Value = read.Superiors.Select(above => above.From).ToArray() });
            command.Parameters.Add(new() { Value = read.Superiors.Select(above => above.To).ToArray() });
        }
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            // The row is there already: only fetching it waits.
            yield return Read(rows, read.WithEvents);
        }
    }

    private static DealCredit Read(NpgsqlDataReader rows, bool withEvents)
    {
        return new DealCredit(
            rows.GetGuid(0), rows.GetGuid(1), rows.GetString(2), rows.GetGuid(3), rows.GetFieldValue<DateOnly>(4), rows.GetDecimal(5), Amount(6), rows.GetDecimal(7), rows.GetString(8),
            Number(9), rows.IsDBNull(10) ? null : rows.GetFieldValue<DateOnly>(10), Text(11), Text(12), rows.GetBoolean(13), Text(14), Text(15), Text(16),
            rows.IsDBNull(17) ? null : rows.GetGuid(17), Text(18), Text(19), Text(20), Number(21), Amount(22), Number(23), rows.GetBoolean(24), rows.GetBoolean(25), Splits(), Events());

        string? Text(int column) => rows.IsDBNull(column) ? null : rows.GetString(column);

        int? Number(int column) => rows.IsDBNull(column) ? null : rows.GetInt32(column);

        decimal? Amount(int column) => rows.IsDBNull(column) ? null : rows.GetDecimal(column);

        StoredSplit[] Splits()
        {
            if (rows.IsDBNull(26)) return [];
            var (people, percents, overlays) = (rows.GetFieldValue<Guid[]>(26), rows.GetFieldValue<decimal[]>(27), rows.GetFieldValue<bool[]>(28));
            var splits = new StoredSplit[people.Length];
            for (var i = 0; i < splits.Length; i++) splits[i] = new(people[i], percents[i], overlays[i]);
            return splits;
        }

        StoredEvent[] Events()
        {
            if (!withEvents || rows.IsDBNull(29)) return [];
            var (paid, days, amounts, keys) =
                (rows.GetFieldValue<bool[]>(29), rows.GetFieldValue<DateOnly[]>(30), rows.GetFieldValue<decimal[]>(31), rows.GetFieldValue<string[]>(32));
            var events = new StoredEvent[paid.Length];
            for (var i = 0; i < events.Length; i++) events[i] = new(paid[i], days[i], amounts[i], keys[i]);
            return events;
        }
    }
}
