using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Data.Metrics;

/// <summary>Sums of one metric for one grain and period; a ratio is numerator ÷ denominator, all else has no denominator.</summary>
/// <param name="Period">Index into the periods asked for.</param>
/// <param name="Count">How many deals (for new customers: accounts) the numbers come from.</param>
public readonly record struct MetricSums(
    MetricGrain Grain, UnitId? UnitId, PersonId? PersonId, int Period, decimal Numerator, decimal Denominator, long Count);

/// <summary>The sums asked for, and the last day on which any deal was closed: beyond it nothing is known.</summary>
public sealed record MetricSumsRead(IReadOnlyList<MetricSums> Sums, DateOnly? DataThrough);

/// <summary>A deal behind a metric's value and what it adds to both parts of it.</summary>
public sealed record MetricDeal(
    DealId Id, string ExternalId, DateOnly ClosedOn, decimal? Amount, DateOnly? EngagedOn, PersonId OwnerId, string Owner, string? Account, string? Product, string? Series,
    string? Tier, UnitId? UnitId, string? Unit, decimal Numerator, decimal Denominator, AccountId? AccountId, ProductId? ProductId);

/// <summary>A page of deals with the totals of all pages.</summary>
public sealed record MetricDealsRead(IReadOnlyList<MetricDeal> Deals, int Total, decimal Numerator, decimal Denominator);

/// <summary>
/// Set-based SQL for metric values: one statement sums the deals by owner, unit of the day and period, and rolls them up the organisation tree
/// as it stood on the day each deal closed. Every measure adds up over disjoint sets of deals: a new customer is counted at the one deal that
/// won the account first, so distinct accounts are counted right at every level.
/// </summary>
public static class MetricValuesSql
{
    // Nobody's organisation is deeper; a circle in the data must not run for ever.
    private const int DeepestUnit = 20;

    /// <param name="periods">In order and without overlap.</param>
    /// <param name="units">Only these units (and their members); null for all.</param>
    /// <param name="people">Only these people in the grains of people; null for all.</param>
    public static async Task<MetricSumsRead> ReadAsync(
        SalesAlignDbContext db, Metric metric, IReadOnlyList<Period> periods, IReadOnlyCollection<MetricGrain> grains, IReadOnlyCollection<UnitId>? units,
        IReadOnlyCollection<PersonId>? people, CancellationToken cancel)
    {
        for (var i = 1; i < periods.Count; i++)
        {
            if (periods[i].First <= periods[i - 1].Last) throw new ArgumentException("Periods must be in order and without overlap.", nameof(periods));
        }
        var connection = await OpenAsync(db, cancel);
        await using var command = new NpgsqlCommand(
            $"""
            with recursive {Placed(metric)},
            base as materialized (
              select f.nr, f.owner_id, s.unit_id, width_bucket(f.closed_on, (select starts from epochs)) as epoch,
                sum(f.numerator) as numerator, sum(f.denominator) as denominator, count(*) as deals
              from fact f left join stay s on s.person_id = f.owner_id and f.closed_on between s.first_day and s.last_day
              group by 1, 2, 3, 4
            )
            select 0 as grain, null::uuid as unit_id, null::uuid as person_id, nr, sum(numerator), sum(denominator), sum(deals)::bigint, null::date
              from base where 0 = any(@grains) group by nr
            union all
            select 1, l.ancestor_id, null, b.nr, sum(b.numerator), sum(b.denominator), sum(b.deals)::bigint, null
              from base b join line l on l.epoch = b.epoch and l.unit_id = b.unit_id
              where 1 = any(@grains) and (@units is null or l.ancestor_id = any(@units)) group by l.ancestor_id, b.nr
            union all
            select 2, null, null, nr, sum(numerator), sum(denominator), sum(deals)::bigint, null
              from base where 2 = any(@grains) and unit_id is null group by nr
            union all
            select 3, null, owner_id, nr, sum(numerator), sum(denominator), sum(deals)::bigint, null
              from base where 3 = any(@grains) and (@people is null or owner_id = any(@people)) group by owner_id, nr
            union all
            select 4, unit_id, owner_id, nr, sum(numerator), sum(denominator), sum(deals)::bigint, null
              from base where 4 = any(@grains) and (@people is null or owner_id = any(@people)) and (@units is null or unit_id = any(@units))
              group by unit_id, owner_id, nr
            union all
            select -1, null, null, 0, 0, 0, 0, greatest(
              (select max(closed_on) from deals where stage = 'Won'), (select max(closed_on) from deals where stage = 'Lost'))
            """,
            connection, (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
        AddPeriods(command, metric, periods);
        command.Parameters.Add(new("grains", NpgsqlDbType.Array | NpgsqlDbType.Integer) { Value = grains.Select(grain => (int)grain).ToArray() });
        command.Parameters.Add(Ids("units", units?.Select(unit => unit.Value)));
        command.Parameters.Add(Ids("people", people?.Select(person => person.Value)));

        var sums = new List<MetricSums>();
        DateOnly? through = null;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var grain = reader.GetInt32(0);
            if (grain < 0)
            {
                through = reader.IsDBNull(7) ? null : reader.GetFieldValue<DateOnly>(7);
                continue;
            }
            sums.Add(new(
                (MetricGrain)grain,
                reader.IsDBNull(1) ? null : new UnitId(reader.GetGuid(1)),
                reader.IsDBNull(2) ? null : new PersonId(reader.GetGuid(2)),
                reader.GetInt32(3) - 1, reader.GetDecimal(4), reader.GetDecimal(5), reader.GetInt64(6)));
        }
        return new(sums, through);
    }

    /// <summary>The deals behind one value, the latest first.</summary>
    /// <param name="unit">A unit with all below it on each deal's day; null for everything.</param>
    /// <param name="notPlaced">Only deals of people who belonged to no unit on the day.</param>
    /// <param name="direct">Only people directly in <paramref name="unit"/>.</param>
    public static async Task<MetricDealsRead> ReadDealsAsync(
        SalesAlignDbContext db, Metric metric, Period period, UnitId? unit, PersonId? person, bool notPlaced, bool direct, string? sort, bool descending, int skip, int take,
        CancellationToken cancel)
    {
        var connection = await OpenAsync(db, cancel);
        var order = sort switch
        {
            "amount" => "d.amount",
            "owner" => "o.name",
            "account" => "a.name",
            "product" => "p.name",
            "days" => "d.closed_on - d.engaged_on",
            _ => "d.closed_on",
        };
        await using var command = new NpgsqlCommand(
            $"""
            with recursive {Placed(metric)},
            chosen as (
              select f.*, s.unit_id
              from fact f left join stay s on s.person_id = f.owner_id and f.closed_on between s.first_day and s.last_day
              where (@person is null or f.owner_id = @person)
                and (not @not_placed or s.unit_id is null)
                and (@unit is null or case when @direct then s.unit_id = @unit else exists (
                  select from line l where l.ancestor_id = @unit and l.unit_id = s.unit_id and l.epoch = width_bucket(f.closed_on, (select starts from epochs))) end)
            )
            select d.id, d.external_id, d.closed_on, d.amount, d.engaged_on, d.owner_id, o.name, a.name, p.name, p.series, p.tier, c.unit_id, u.name,
              c.numerator, c.denominator, (count(*) over ())::int, sum(c.numerator) over (), sum(c.denominator) over (), d.account_id, d.product_id
            from chosen c
            join deals d on d.id = c.id
            join people o on o.id = d.owner_id
            left join accounts a on a.id = d.account_id
            left join products p on p.id = d.product_id
            left join units u on u.id = c.unit_id
            order by {order} {(descending ? "desc nulls last" : "asc nulls last")}, d.id
            offset @skip limit @take
            """,
            connection, (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
        AddPeriods(command, metric, [period]);
        command.Parameters.Add(new("unit", NpgsqlDbType.Uuid) { Value = (object?)unit?.Value ?? DBNull.Value });
        command.Parameters.Add(new("person", NpgsqlDbType.Uuid) { Value = (object?)person?.Value ?? DBNull.Value });
        command.Parameters.AddWithValue("not_placed", notPlaced);
        command.Parameters.AddWithValue("direct", direct);
        command.Parameters.AddWithValue("skip", skip);
        command.Parameters.AddWithValue("take", take);

        var deals = new List<MetricDeal>();
        var (total, numerator, denominator) = (0, 0m, 0m);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            deals.Add(new(
                new DealId(reader.GetGuid(0)), reader.GetString(1), reader.GetFieldValue<DateOnly>(2), Or<decimal>(reader, 3), Or<DateOnly>(reader, 4),
                new PersonId(reader.GetGuid(5)), reader.GetString(6), Text(reader, 7), Text(reader, 8), Text(reader, 9), Text(reader, 10),
                reader.IsDBNull(11) ? null : new UnitId(reader.GetGuid(11)), Text(reader, 12), reader.GetDecimal(13), reader.GetDecimal(14),
                reader.IsDBNull(18) ? null : new AccountId(reader.GetGuid(18)), reader.IsDBNull(19) ? null : new ProductId(reader.GetGuid(19))));
            (total, numerator, denominator) = (reader.GetInt32(15), reader.GetDecimal(16), reader.GetDecimal(17));
        }
        return new(deals, total, numerator, denominator);
    }

    /// <summary>
    /// The common beginning: the deals that count with what they add (fact), every person's unit by day, never two at once (stay), the days from which
    /// the tree of units differs (epochs), and every unit's line of ancestors per epoch (line).
    /// </summary>
    private static string Placed(Metric metric) =>
        $"""
        fact as (
          select d.id, d.owner_id, d.closed_on, width_bucket(d.closed_on, @firsts) as nr, d.numerator::numeric as numerator, d.denominator::numeric as denominator
          from ({Deals(metric)}) d
          where d.closed_on between @first and @last and d.closed_on <= (@lasts)[width_bucket(d.closed_on, @firsts)]
        ),
        stay as materialized (
          select person_id, unit_id, "from" as first_day,
            least(coalesce("to", 'infinity'), coalesce(lead("from") over (partition by person_id order by "from") - 1, 'infinity')) as last_day
          from memberships
        ),
        epochs as materialized (
          select array_prepend(@first, coalesce(array_agg(day order by day), array[]::date[])) as starts
          from (select "from" as day from unit_placements union select "to" + 1 from unit_placements) as changes
          where day > @first and day <= @last
        ),
        line (epoch, starts_on, unit_id, ancestor_id, depth) as (
          select e.nr::int, e.starts_on, u.id, u.id, 0
          from epochs, unnest(epochs.starts) with ordinality as e(starts_on, nr), units u
          union all
          select l.epoch, l.starts_on, l.unit_id, p.parent_id, l.depth + 1
          from line l join unit_placements p on p.unit_id = l.ancestor_id and p.parent_id is not null
            and l.starts_on between p."from" and coalesce(p."to", 'infinity')
          where l.depth < {DeepestUnit}
        )
        """;

    private static string Deals(Metric metric)
    {
        var column = metric.Grouping == ProductGrouping.Tier ? "tier" : "series";
        var join = metric.Grouping is null ? "" : "left join products p on p.id = d.product_id";
        var only = metric.Grouping is null ? "" : $"and p.{column} = @group";
        const string within = "d.stage = 'Won' and d.closed_on between @first and @last";
        return metric.Measure switch
        {
            MetricMeasure.WonAmount => $"select d.id, d.owner_id, d.closed_on, d.amount as numerator, 0 as denominator from deals d {join} where {within} {only}",
            MetricMeasure.WonCount => $"select d.id, d.owner_id, d.closed_on, 1 as numerator, 0 as denominator from deals d {join} where {within} {only}",
            MetricMeasure.SeriesShare =>
                $"""
                select d.id, d.owner_id, d.closed_on, case when p.{column} = @group then d.amount else 0 end as numerator, d.amount as denominator
                from deals d {join} where {within}
                """,
            MetricMeasure.NewCustomers =>
                $"""
                select id, owner_id, closed_on, 1 as numerator, 0 as denominator
                from (
                  select distinct on (d.account_id) d.id, d.owner_id, d.closed_on
                  from deals d {join} where d.stage = 'Won' and d.account_id is not null {only}
                  order by d.account_id, d.closed_on, d.id) as first_wins
                """,
            MetricMeasure.AverageCycleDays =>
                $"""
                select d.id, d.owner_id, d.closed_on, d.closed_on - d.engaged_on as numerator, 1 as denominator
                from deals d {join} where {within} and d.engaged_on is not null {only}
                """,
            _ => throw new ArgumentOutOfRangeException(nameof(metric), metric.Measure, "No SQL for this measure."),
        };
    }

    private static void AddPeriods(NpgsqlCommand command, Metric metric, IReadOnlyList<Period> periods)
    {
        command.Parameters.AddWithValue("firsts", periods.Select(period => period.First).ToArray());
        command.Parameters.AddWithValue("lasts", periods.Select(period => period.Last).ToArray());
        command.Parameters.AddWithValue("first", periods[0].First);
        command.Parameters.AddWithValue("last", periods[^1].Last);
        if (metric.GroupValue is { } group) command.Parameters.AddWithValue("group", group);
    }

    private static async Task<NpgsqlConnection> OpenAsync(SalesAlignDbContext db, CancellationToken cancel)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        // The context closes what it did not open only when it is disposed; it is disposed with the action.
        if (connection.State != ConnectionState.Open) await db.Database.OpenConnectionAsync(cancel);
        return connection;
    }

    private static NpgsqlParameter Ids(string name, IEnumerable<Guid>? ids) =>
        new(name, NpgsqlDbType.Array | NpgsqlDbType.Uuid) { Value = ids is null ? DBNull.Value : ids.ToArray() };

    private static T? Or<T>(DbDataReader reader, int column) where T : struct => reader.IsDBNull(column) ? null : reader.GetFieldValue<T>(column);

    private static string? Text(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
