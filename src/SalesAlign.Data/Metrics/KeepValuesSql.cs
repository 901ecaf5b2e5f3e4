using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;

namespace SalesAlign.Data.Metrics;

/// <summary>How a refresh of kept values went.</summary>
/// <param name="Pieces">People and months that were computed anew; null where everything was.</param>
public sealed record KeptRefresh(int? Pieces, long Rows);

/// <summary>
/// Set-based SQL that brings kept values up to date. Where values add up, only members of units are computed from rows, and only those that were touched;
/// units and the company are then summed from the members of the touched months. Runs in the caller's transaction, which must be repeatable read, so
/// that touches, rows and the snapshot that is noted are of one moment.
/// </summary>
public static class KeepValuesSql
{
    private static readonly PeriodKind[] Kinds = [PeriodKind.Month, PeriodKind.Quarter, PeriodKind.Half, PeriodKind.Year];

    public static async Task<KeptRefresh> RefreshAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Metric metric, FiscalCalendar calendar, DateOnly today, DateTimeOffset now, bool everything, CancellationToken cancel)
    {
        var fingerprint = MetricKeeping.FingerprintOf(metric, calendar.StartMonth);
        var sources = KeptValuesSql.SourcesOf(metric);
        var touched = everything ? null : await TouchedAsync(connection, transaction, metric, fingerprint, sources, cancel);
        KeptRefresh refresh;
        if (touched is { Count: 0 }) refresh = new(0, 0);
        else if (touched is not null && MetricKeeping.IsLocal(metric)) refresh = await PiecesAsync(connection, transaction, metric, calendar, touched, today, cancel);
        else refresh = await EverythingAsync(connection, transaction, metric, calendar, today, cancel);

        await ExecuteAsync(
            connection, transaction,
            $"""
            insert into kept_metrics (metric_id, fingerprint, seen, data_through, kept_at)
            values (@metric, @fingerprint, pg_current_snapshot()::text, {DatasetSql.Of(metric.Definition.Dataset).Through ?? "null::date"}, @now)
            on conflict (metric_id) do update set fingerprint = excluded.fingerprint, seen = excluded.seen, data_through = excluded.data_through, kept_at = excluded.kept_at
            """,
            cancel, new("metric", metric.Id.Value), new("fingerprint", fingerprint), new("now", now));
        return refresh;
    }

    /// <summary>Forgets touches that every kept metric has seen.</summary>
    public static Task ForgetSeenAsync(NpgsqlConnection connection, CancellationToken cancel) => ExecuteAsync(
        connection, null, "delete from metric_touches where xact < coalesce((select min(pg_snapshot_xmin(seen::pg_snapshot)::text::bigint)::text::xid8 from kept_metrics), '0'::xid8)", cancel);

    /// <returns>The people and days that were touched since; null where everything is to be computed.</returns>
    private static async Task<List<(Guid Person, DateOnly First, DateOnly Last)>?> TouchedAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Metric metric, string fingerprint, string[] sources, CancellationToken cancel)
    {
        await using var known = new NpgsqlCommand("select exists (select from kept_metrics where metric_id = @metric and fingerprint = @fingerprint)", connection, transaction);
        known.Parameters.AddWithValue("metric", metric.Id.Value);
        known.Parameters.AddWithValue("fingerprint", fingerprint);
        if (await known.ExecuteScalarAsync(cancel) is not true) return null;
        await using var command = new NpgsqlCommand(
            $"select distinct t.person_id, t.month from metric_touches t join kept_metrics k on k.metric_id = @metric where {KeptValuesSql.Unseen}", connection, transaction);
        command.Parameters.AddWithValue("metric", metric.Id.Value);
        command.Parameters.AddWithValue("sources", sources);
        var pieces = new List<(Guid Person, DateOnly First, DateOnly Last)>();
        var whole = new HashSet<Guid>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            if (reader.IsDBNull(0)) return null;
            var person = reader.GetGuid(0);
            if (reader.IsDBNull(1)) whole.Add(person);
            else if (reader.GetFieldValue<DateOnly>(1) is var month) pieces.Add((person, month, month.AddMonths(1).AddDays(-1)));
        }
        // Whoever is computed in full is not computed once more by the month.
        pieces.RemoveAll(piece => whole.Contains(piece.Person));
        pieces.AddRange(whole.Select(person => (person, DateOnly.MinValue, DateOnly.MaxValue)));
        return pieces;
    }

    private static async Task<KeptRefresh> EverythingAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Metric metric, FiscalCalendar calendar, DateOnly today, CancellationToken cancel)
    {
        await ExecuteAsync(connection, transaction, "delete from kept_metric_values where metric_id = @metric", cancel, new NpgsqlParameter("metric", metric.Id.Value));
        if (await RangeAsync(connection, transaction, metric, cancel) is not var (first, last)) return new(null, 0);
        var months = Months(calendar, first, last);
        if (metric.AddsUp)
        {
            var rows = await MembersAsync(connection, transaction, new MetricStatement(metric, months, today), metric, null, cancel);
            return new(null, rows + await LevelsAsync(connection, transaction, metric, months[0].First, months[^1].Last, cancel));
        }
        var spans = Kinds.SelectMany(kind => Of(kind)).Distinct().ToList();
        var statement = new MetricStatement(metric, spans, today);
        await using var command = statement.Command(
            connection, transaction,
            $"""
            with recursive {statement.With},
            {MetricValuesSql.Levels(statement)}
            insert into kept_metric_values (metric_id, grain, first, last, unit_id, person_id, numerator, denominator, count)
            select @metric, grain, (@firsts)[nr], (@lasts)[nr], unit_id, person_id, numerator, denominator, deals from levels
            """);
        MetricValuesSql.AddLevels(command, Enum.GetValues<MetricGrain>(), null, null);
        command.Parameters.AddWithValue("metric", metric.Id.Value);
        command.CommandTimeout = 0;
        return new(null, await command.ExecuteNonQueryAsync(cancel));

        IEnumerable<(DateOnly First, DateOnly Last)> Of(PeriodKind kind)
        {
            for (var period = calendar.Containing(kind, first); period.First <= last; period = calendar.Next(period)) yield return (period.First, period.Last);
        }
    }

    private static async Task<KeptRefresh> PiecesAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, Metric metric, FiscalCalendar calendar, List<(Guid Person, DateOnly First, DateOnly Last)> touched, DateOnly today,
        CancellationToken cancel)
    {
        await using (var delete = new NpgsqlCommand(
            """
            delete from kept_metric_values v using unnest(@touched_people, @touched_firsts, @touched_lasts) as t(person_id, first, last)
            where v.metric_id = @metric and v.grain = 4 and v.person_id = t.person_id and v.first between t.first and t.last
            """, connection, transaction))
        {
            delete.Parameters.AddWithValue("metric", metric.Id.Value);
            AddTouched(delete, touched);
            await delete.ExecuteNonQueryAsync(cancel);
        }
        var (first, last) = (touched.Min(piece => piece.First), touched.Max(piece => piece.Last));
        if (first == DateOnly.MinValue)
        {
            // All months of a person are those of which anything is known, or was.
            if (await RangeAsync(connection, transaction, metric, cancel) is not var (from, to)) return await EverythingAsync(connection, transaction, metric, calendar, today, cancel);
            var (keptFirst, keptLast) = await KeptRangeAsync(connection, transaction, metric, cancel) ?? (from, to);
            (first, last) = (from < keptFirst ? from : keptFirst, to > keptLast ? to : keptLast);
        }
        var months = Months(calendar, first, last);
        var rows = await MembersAsync(connection, transaction, new MetricStatement(metric, months, today, touchedOnly: true), metric, touched, cancel);
        return new(touched.Count, rows + await LevelsAsync(connection, transaction, metric, months[0].First, months[^1].Last, cancel));
    }

    private static List<(DateOnly First, DateOnly Last)> Months(FiscalCalendar calendar, DateOnly first, DateOnly last)
    {
        var months = new List<(DateOnly First, DateOnly Last)>();
        for (var month = calendar.Containing(PeriodKind.Month, first); month.First <= last; month = calendar.Next(month)) months.Add((month.First, month.Last));
        return months;
    }

    // A year nobody can have meant, such as 9999 for "open", would make a million months.
    private static async Task<(DateOnly First, DateOnly Last)?> RangeAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Metric metric, CancellationToken cancel)
    {
        var dataset = DatasetSql.Of(metric.Definition.Dataset);
        (DateOnly First, DateOnly Last)? range = null;
        foreach (var on in metric.Rules.Select(rule => rule.Definition.On!).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var field = dataset.Field(on);
            var join = field.Needs is { } alias ? dataset.Joins[alias] : "";
            await using var command = new NpgsqlCommand(
                $"select min(day), max(day) from (select {field.Value} as day from {dataset.Table} {join}) days where day between '1950-01-01' and '2150-12-31'", connection, transaction);
            await using var reader = await command.ExecuteReaderAsync(cancel);
            await reader.ReadAsync(cancel);
            if (reader.IsDBNull(0)) continue;
            var (first, last) = (reader.GetFieldValue<DateOnly>(0), reader.GetFieldValue<DateOnly>(1));
            range = range is { } known ? (first < known.First ? first : known.First, last > known.Last ? last : known.Last) : (first, last);
        }
        return range;
    }

    private static async Task<(DateOnly First, DateOnly Last)?> KeptRangeAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Metric metric, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select min(first), max(last) from kept_metric_values where metric_id = @metric and grain = 0", connection, transaction);
        command.Parameters.AddWithValue("metric", metric.Id.Value);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return reader.IsDBNull(0) ? null : (reader.GetFieldValue<DateOnly>(0), reader.GetFieldValue<DateOnly>(1));
    }

    private static async Task<int> MembersAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, MetricStatement statement, Metric metric, List<(Guid Person, DateOnly First, DateOnly Last)>? touched,
        CancellationToken cancel)
    {
        await using var command = statement.Command(
            connection, transaction,
            $"""
            with recursive {statement.With},
            base as (
              select f.nr, f.owner_id, s.unit_id, width_bucket(f.day, (select starts from epochs)) as epoch, {statement.Base}
              from fact f left join stay s on s.person_id = f.owner_id and f.day between s.first_day and s.last_day
              {statement.BaseGroup(4)}
            )
            insert into kept_metric_values (metric_id, grain, first, last, unit_id, person_id, tree_on, numerator, denominator, count)
            select @metric, 4, (@firsts)[nr], (@lasts)[nr], unit_id, owner_id, (select starts from epochs)[epoch], a, b, deals from base
            """);
        command.Parameters.AddWithValue("metric", metric.Id.Value);
        if (touched is not null) AddTouched(command, touched);
        command.CommandTimeout = 0;
        return await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Units, the company and what is not placed, from the members of these months, each under the tree of its own day.</summary>
    private static Task<int> LevelsAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, Metric metric, DateOnly first, DateOnly last, CancellationToken cancel) => ExecuteAsync(
        connection, transaction,
        string.Create(CultureInfo.InvariantCulture, $"""
        delete from kept_metric_values where metric_id = @metric and grain in (0, 1, 2) and first between @first and @last;
        with recursive member as materialized (
          select first, last, unit_id, tree_on, sum(numerator) as numerator, sum(denominator) as denominator, sum(count) as count
          from kept_metric_values where metric_id = @metric and grain = 4 and first between @first and @last group by 1, 2, 3, 4
        ),
        tree as (select distinct tree_on as day from member),
        line (day, unit_id, ancestor_id, depth) as (
          select tree.day, u.id, u.id, 0 from tree, units u
          union all
          select l.day, l.unit_id, p.parent_id, l.depth + 1
          from line l join unit_placements p on p.unit_id = l.ancestor_id and p.parent_id is not null and l.day between p."from" and coalesce(p."to", 'infinity')
          where l.depth < {MetricStatement.DeepestUnit}
        )
        insert into kept_metric_values (metric_id, grain, first, last, unit_id, person_id, numerator, denominator, count)
        select @metric, 0, first, last, null::uuid, null::uuid, sum(numerator), sum(denominator), sum(count) from member group by first, last
        union all
        select @metric, 1, m.first, m.last, l.ancestor_id, null, sum(m.numerator), sum(m.denominator), sum(m.count)
          from member m join line l on l.day = m.tree_on and l.unit_id = m.unit_id group by m.first, m.last, l.ancestor_id
        union all
        select @metric, 2, first, last, null, null, sum(numerator), sum(denominator), sum(count) from member where unit_id is null group by first, last
        """),
        cancel, new("metric", metric.Id.Value), new("first", first), new("last", last));

    private static void AddTouched(NpgsqlCommand command, List<(Guid Person, DateOnly First, DateOnly Last)> touched)
    {
        command.Parameters.AddWithValue("touched_people", touched.Select(piece => piece.Person).ToArray());
        command.Parameters.Add(new("touched_firsts", NpgsqlDbType.Array | NpgsqlDbType.Date) { Value = touched.Select(piece => piece.First).ToArray() });
        command.Parameters.Add(new("touched_lasts", NpgsqlDbType.Array | NpgsqlDbType.Date) { Value = touched.Select(piece => piece.Last).ToArray() });
    }


    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, NpgsqlTransaction? transaction, string text, CancellationToken cancel, params NpgsqlParameter[] parameters)
    {
        await using var command = new NpgsqlCommand(text, connection, transaction) { CommandTimeout = 0 };
        command.Parameters.AddRange(parameters);
        return await command.ExecuteNonQueryAsync(cancel);
    }
}
