using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Data.Metrics;

/// <summary>Reads kept values, and whether they are kept at all and up to date.</summary>
public static class KeptValuesSql
{
    /// <summary>Datasets whose touches concern a metric, besides those of everything.</summary>
    internal static string[] SourcesOf(Metric metric) => metric.Definition.Dataset switch
    {
        MetricDataset.Deals or MetricDataset.DealLines or MetricDataset.FirstWins => ["*", "Deals"],
        MetricDataset.Accounts => ["*", "Deals", "Accounts"],
        _ => ["*", metric.Definition.Dataset.ToString()],
    };

    /// <summary>The condition under which something was touched that the values of a kept metric k have not seen.</summary>
    internal const string Unseen = """
        t.dataset = any(@sources) and t.xact >= pg_snapshot_xmin(k.seen::pg_snapshot) and not pg_visible_in_snapshot(t.xact, k.seen::pg_snapshot)
        """;

    /// <summary>Whether values for these periods are among those that are kept: weeks are not, and what does not add up only for whole fiscal periods.</summary>
    public static bool Keeps(Metric metric, IReadOnlyList<Period> periods) => MetricKeeping.IsKept(metric) && periods.All(period => period.Kind != PeriodKind.Week);

    /// <summary>Of these metrics, those whose kept values have seen everything.</summary>
    public static async Task<IReadOnlySet<MetricId>> CurrentAsync(SalesAlignDbContext db, IReadOnlyList<Metric> metrics, int fiscalStartMonth, CancellationToken cancel)
    {
        var connection = await MetricValuesSql.OpenAsync(db, cancel);
        var current = new HashSet<MetricId>();
        foreach (var group in metrics.GroupBy(metric => string.Join(' ', SourcesOf(metric))))
        {
            await using var command = new NpgsqlCommand(
                $"""
                select k.metric_id from unnest(@metrics, @fingerprints) as m(id, fingerprint)
                join kept_metrics k on k.metric_id = m.id and k.fingerprint = m.fingerprint
                where not exists (select from metric_touches t where {Unseen})
                """, connection);
            command.Parameters.AddWithValue("metrics", group.Select(metric => metric.Id.Value).ToArray());
            command.Parameters.AddWithValue("fingerprints", group.Select(metric => MetricKeeping.FingerprintOf(metric, fiscalStartMonth)).ToArray());
            command.Parameters.AddWithValue("sources", SourcesOf(group.First()));
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel)) current.Add(new MetricId(reader.GetGuid(0)));
        }
        return current;
    }

    /// <returns>Null where nothing is kept, or not all that has changed is in it yet.</returns>
    /// <param name="spans">Whole fiscal months or, where values do not add up, whole fiscal periods; in order and without overlap where they add up.</param>
    public static async Task<MetricSumsRead?> ReadAsync(
        SalesAlignDbContext db, Metric metric, string fingerprint, IReadOnlyList<(DateOnly First, DateOnly Last)> spans, IReadOnlyCollection<MetricGrain> grains,
        IReadOnlyCollection<UnitId>? units, IReadOnlyCollection<PersonId>? people, DateOnly today, CancellationToken cancel)
    {
        var connection = await MetricValuesSql.OpenAsync(db, cancel);
        await using var command = new NpgsqlCommand(
            $"""
            select k.data_through from kept_metrics k
            where k.metric_id = @metric and k.fingerprint = @fingerprint and not exists (select from metric_touches t where {Unseen});
            {(metric.AddsUp ? Adding : Standing)}
            """,
            connection, (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
        command.Parameters.AddWithValue("metric", metric.Id.Value);
        command.Parameters.AddWithValue("fingerprint", fingerprint);
        command.Parameters.AddWithValue("sources", SourcesOf(metric));
        command.Parameters.AddWithValue("firsts", spans.Select(span => span.First).ToArray());
        command.Parameters.AddWithValue("lasts", spans.Select(span => span.Last).ToArray());
        command.Parameters.AddWithValue("first", spans.Min(span => span.First));
        command.Parameters.AddWithValue("last", spans.Max(span => span.Last));
        MetricValuesSql.AddLevels(command, grains, units, people);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        if (!await reader.ReadAsync(cancel)) return null;
        var through = MetricValuesSql.Or<DateOnly>(reader, 0);
        await reader.NextResultAsync(cancel);
        var sums = new List<MetricSums>();
        while (await reader.ReadAsync(cancel))
        {
            sums.Add(new(
                (MetricGrain)reader.GetInt32(0), reader.IsDBNull(1) ? null : new UnitId(reader.GetGuid(1)), reader.IsDBNull(2) ? null : new PersonId(reader.GetGuid(2)),
                reader.GetInt32(3) - 1, reader.GetDecimal(4), reader.GetDecimal(5), reader.GetInt64(6)));
        }
        return new(sums, DatasetSql.Of(metric.Definition.Dataset).Through is null ? today : through);
    }

    // A person is the sum of where they were; only members are kept.
    private const string Adding = """
        with kept as (
          select v.*, width_bucket(v.first, @firsts) as nr from kept_metric_values v
          where v.metric_id = @metric and v.first between @first and @last
            and v.grain = any(@grains || case when 3 = any(@grains) then array[4] else array[]::int[] end) and v.last <= (@lasts)[width_bucket(v.first, @firsts)]
        )
        select grain::int, unit_id, person_id, nr, sum(numerator), sum(denominator), sum(count)::bigint from kept
          where grain = any(@grains) and (grain not in (1, 4) or @units is null or unit_id = any(@units))
            and (grain <> 4 or (person_id is not null and (@people is null or person_id = any(@people)))) group by 1, 2, 3, 4
        union all
        select 3, null, person_id, nr, sum(numerator), sum(denominator), sum(count)::bigint from kept
          where grain = 4 and 3 = any(@grains) and person_id is not null and (@people is null or person_id = any(@people)) group by 3, 4
        """;

    private const string Standing = """
        select v.grain::int, v.unit_id, v.person_id, s.nr::int, v.numerator, v.denominator, v.count
        from unnest(@firsts, @lasts) with ordinality as s(first, last, nr)
        join kept_metric_values v on v.metric_id = @metric and v.first = s.first and v.last = s.last and v.grain = any(@grains)
        where (v.grain not in (1, 4) or @units is null or v.unit_id = any(@units)) and (v.grain not in (3, 4) or @people is null or v.person_id = any(@people))
        """;
}
