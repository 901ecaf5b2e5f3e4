using System.Runtime.CompilerServices;
using Npgsql;
using SalesAlign.Data.Common;

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
/// <param name="WithFirstWins">Whether it is asked which deals won a new customer; without it none says so.</param>
public sealed record DealsToCredit(
    DateOnly First, DateOnly Last, Guid[] People, bool OwnersPastSplits, bool WithEvents, IReadOnlyList<Superior> Superiors, bool WithFirstWins = true);

/// <summary>
/// Streams won deals by the person who may be credited with them, so that a calculation holds one participant's deals at a time. Someone with two
/// parts in a deal, or above its owner in two ways, gets it once; the crediting itself sees all parts.
/// </summary>
public static class DealCredits
{
    private const string OnTheDays = """d.stage = 'Won' and d.closed_on between $1 and $2""";
    private const string OnTheDaysOrPaid =
        """d.stage = 'Won' and d.closed_on <= $2 and (d.closed_on >= $1 or d.id in (select deal_id from deal_events where "on" between $1 and $2))""";

    private const string Above = "unnest($4::uuid[], $5::uuid[], $6::date[], $7::date[]) as above(manager, owner, first, last)";

    private static string Parts(string of) => $"""
        parts as (
            select deal_id, array_agg(person_id) as people, array_agg(percent) as percents, array_agg(overlay) as overlays, bool_or(not overlay) as shared
            from (select deal_id, person_id, percent, kind = 'Overlay' as overlay from deal_splits {of} order by deal_id, id) part
            group by deal_id)
        """;

    private static string Happened(string of) => $"""
        happened as (
            select deal_id, array_agg(kind = 'Paid') as paid, array_agg("on") as days, array_agg(amount) as amounts, array_agg(external_id) as keys
            from (select * from deal_events where "on" <= $2 {of} order by deal_id, "on", external_id) event
            group by deal_id)
        """;

    private static string FirstWon(string of) => $"""
        first_won as (
            select distinct on (account_id) id
            from deals
            where stage = 'Won' and account_id is not null {of}
            order by account_id, closed_on, external_id collate "C")
        """;

    /// <summary>From the people to their deals: quick where they are few among many.</summary>
    private static string ByPerson(DealsToCredit read)
    {
        const string credited = "deal_id in (select deal from credited)";
        var days = DaysOf(read);
        var split = read.OwnersPastSplits ? "" : "and not exists (select from deal_splits s where s.deal_id = d.id and s.kind = 'Primary')";
        var managers = read.Superiors.Count == 0 ? "" : $"""
            union
            select above.manager, d.id from {Above} join deals d on d.owner_id = above.owner
            where {days} and above.manager = any($3) and {WasAbove(read)}
            """;
        List<string> tables =
        [
            $"""
            credited as materialized (
                select d.owner_id as person, d.id as deal from deals d where {days} and d.owner_id = any($3) {split}
                union
                select s.person_id, s.deal_id from deal_splits s join deals d on d.id = s.deal_id where {days} and s.person_id = any($3)
                {managers})
            """,
            Parts("where " + credited),
        ];
        if (read.WithEvents) tables.Add(Happened("and " + credited));
        if (read.WithFirstWins) tables.Add(FirstWon("and account_id in (select d.account_id from credited c join deals d on d.id = c.deal)"));
        return $"with {string.Join(",\n", tables)}\n{Select(read)} from credited c join deals d on d.id = c.deal left join parts on parts.deal_id = d.id {Joins(read)} order by person";
    }

    /// <summary>From all deals of the days to their people, reading each table once from end to end: quick for many, as the other way looks up every deal by itself.</summary>
    private static string ByDeal(DealsToCredit read)
    {
        var people = read.OwnersPastSplits ? "array_append(people, owner_id)" : "case when shared then people else array_append(people, owner_id) end";
        var managers = read.Superiors.Count == 0 ? "" : $"union all select d.*, above.manager from {Above} join won d on d.owner_id = above.owner where {WasAbove(read)}";
        List<string> tables =
        [
            Parts(""),
            $"won as (select d.*, people, percents, overlays, shared from deals d left join parts on parts.deal_id = d.id where {DaysOf(read)})",
            $"credited as (select *, unnest({people}) as person from won {managers})",
        ];
        if (read.WithEvents) tables.Add(Happened(""));
        if (read.WithFirstWins) tables.Add(FirstWon(""));
        return $"with {string.Join(",\n", tables)}\n{Select(read)} from credited d {Joins(read)} where person = any($3) order by person";
    }

    private static string DaysOf(DealsToCredit read) => read.WithEvents ? OnTheDaysOrPaid : OnTheDays;

    private static string WasAbove(DealsToCredit read) =>
        $"(d.closed_on between above.first and above.last {(read.WithEvents ? "or d.closed_on < above.first" : "")})";

    private static string Select(DealsToCredit read) => $"""
        select person, d.id, d.external_id, d.owner_id, d.closed_on, d.amount, d.cost, d.quantity, d.currency_code, d.closed_on - d.engaged_on,
               d.cancelled_on, d.lead_source, d.channel, d.is_custom,
               p.name, p.series, p.tier, a.id, a.name, a.sector, a.location, a.employees, a.revenue, a.year_established,
               {(read.WithFirstWins ? "f.id is not null" : "false")}, a.parent_id is not null, people, percents, overlays
               {(read.WithEvents ? ", happened.paid, happened.days, happened.amounts, happened.keys" : "")}
        """;

    private static string Joins(DealsToCredit read) => $"""
        left join products p on p.id = d.product_id
        left join accounts a on a.id = d.account_id
        {(read.WithFirstWins ? "left join first_won f on f.id = d.id" : "")}
        {(read.WithEvents ? "left join happened on happened.deal_id = d.id" : "")}
        """;

    public static async IAsyncEnumerable<DealCredit> StreamAsync(NpgsqlConnection connection, DealsToCredit read, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var command = Command(connection, read, ByPerson(read));
        await using var rows = await command.ExecuteReaderAsync(cancel);
        // A row is there already: only fetching it waits.
        while (await rows.ReadAsync(cancel)) yield return Read(rows, read.WithEvents);
    }

    /// <summary>The same for everybody or nearly so, in a transaction of its own at the moment that others read as well.</summary>
    public static async IAsyncEnumerable<DealCredit> StreamAsync(Snapshot moment, DealsToCredit read, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var connection = await moment.OpenAsync(cancel);
        // The planner takes each row of an index for one that is at hand; here that would be every row of the table, in no order.
        await using (var pass = new NpgsqlCommand("set local enable_indexscan = off; set local enable_incremental_sort = off", connection)) await pass.ExecuteNonQueryAsync(cancel);
        await using var command = Command(connection, read, ByDeal(read));
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var seen = new HashSet<Guid>();
        var person = Guid.Empty;
        while (await rows.ReadAsync(cancel))
        {
            var whose = rows.GetGuid(0);
            if (whose != person) seen.Clear();
            person = whose;
            if (seen.Add(rows.GetGuid(1))) yield return Read(rows, read.WithEvents);
        }
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, DealsToCredit read, string query)
    {
        var command = new NpgsqlCommand(query, connection)
        {
            CommandTimeout = 1_200,
            Parameters = { new() { Value = read.First }, new() { Value = read.Last }, new() { Value = read.People } },
        };
        if (read.Superiors.Count == 0) return command;
        command.Parameters.Add(new() { Value = read.Superiors.Select(above => above.Manager).ToArray() });
        command.Parameters.Add(new() { Value = read.Superiors.Select(above => above.Owner).ToArray() });
        command.Parameters.Add(new() { Value = read.Superiors.Select(above => above.From).ToArray() });
        command.Parameters.Add(new() { Value = read.Superiors.Select(above => above.To).ToArray() });
        return command;
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
