using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Data.Metrics;

/// <summary>One metric's parts for one grain and period; a ratio is numerator ÷ denominator, all else has no denominator.</summary>
/// <param name="Period">Index into the periods asked for.</param>
/// <param name="Count">How many rows the numbers come from.</param>
public readonly record struct MetricSums(
    MetricGrain Grain, UnitId? UnitId, PersonId? PersonId, int Period, decimal Numerator, decimal Denominator, long Count);

/// <summary>The sums asked for, and the last day of which the dataset knows anything.</summary>
public sealed record MetricSumsRead(IReadOnlyList<MetricSums> Sums, DateOnly? DataThrough);

/// <summary>One metric's parts for one value of a grouping and one period.</summary>
/// <param name="Key">What tells the group apart; null for rows without a value.</param>
public readonly record struct MetricGroupSums(string? Key, string? Label, int Period, decimal Numerator, decimal Denominator, long Count);

/// <summary>Which rows are looked at: those of a unit with all below it on each row's day, of a person, of nobody placed.</summary>
/// <param name="IsDirect">Only people directly in the unit.</param>
public sealed record MetricCut(UnitId? Unit = null, PersonId? Person = null, bool IsNotPlaced = false, bool IsDirect = false)
{
    public static MetricCut Everything { get; } = new();
}

/// <summary>
/// Set-based SQL for metric values: one statement sums the rows by owner, unit of the day and period, and rolls them up the organisation tree as it
/// stood on each row's day. What adds up is summed once and then rolled up; what does not, such as a median, is computed from its rows at every level.
/// </summary>
public static class MetricValuesSql
{
    /// <param name="units">Only these units (and their members); null for all.</param>
    /// <param name="people">Only these people in the grains of people; null for all.</param>
    /// <param name="spans">What is asked about, each from its first to its last day; may overlap.</param>
    public static async Task<MetricSumsRead> ReadAsync(
        SalesAlignDbContext db, Metric metric, IReadOnlyList<(DateOnly First, DateOnly Last)> spans, IReadOnlyCollection<MetricGrain> grains,
        IReadOnlyCollection<UnitId>? units, IReadOnlyCollection<PersonId>? people, DateOnly today, CancellationToken cancel)
    {
        var connection = await OpenAsync(db, cancel);
        var statement = new MetricStatement(metric, spans, today);
        await using var command = statement.Command(
            connection, (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction(),
            $"""
            with recursive {statement.With},
            {Levels(statement)}
            select grain, unit_id, person_id, nr, numerator, denominator, deals, null::date from levels
            union all
            select -1, null, null, 0, 0, 0, 0, {DatasetSql.Of(statement.Shape.Dataset).Through ?? "@today"}
            """);
        AddLevels(command, grains, units, people);

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

    /// <summary>The same values told apart by a field, a person or a level of the organisation.</summary>
    /// <param name="grouping">One of <see cref="MetricFields.GroupingsOf"/>; anything else is refused.</param>
    public static async Task<IReadOnlyList<MetricGroupSums>> ReadGroupsAsync(
        SalesAlignDbContext db, Metric metric, IReadOnlyList<(DateOnly First, DateOnly Last)> spans, string grouping, MetricCut cut, DateOnly today, CancellationToken cancel)
    {
        var connection = await OpenAsync(db, cancel);
        var isField = !MetricFields.OfOrganization.Contains(grouping);
        var statement = new MetricStatement(metric, spans, today, isField ? grouping : null);
        var (key, label, join) = grouping switch
        {
            "person" => ("f.owner_id::text", "o.name", "left join people o on o.id = f.owner_id"),
            "unit" => ("s.unit_id::text", "u.name", "left join units u on u.id = s.unit_id"),
            "division" or "region" or "team" => ("u.id::text", "u.name",
                """
                left join lateral (
                  select above.id, above.name from line l join units above on above.id = l.ancestor_id
                  where l.unit_id = s.unit_id and l.epoch = width_bucket(f.day, (select starts from epochs)) and lower(above.kind) = @kind order by l.depth limit 1) u on true
                """),
            _ => ("f.grp", "f.label", ""),
        };
        await using var command = statement.Command(
            connection, (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction(),
            $"""
            with recursive {statement.With},
            base as (
              select f.nr, {key} as key, {label} as label, {statement.Base}
              from fact f left join stay s on s.person_id = f.owner_id and f.day between s.first_day and s.last_day
              {join}
              where {Within}
              {statement.BaseGroup(3)}
            )
            select b.key, min(b.label), b.nr, {statement.Sums("b")} from base b group by b.key, b.nr
            """);
        AddCut(command, cut);
        command.Parameters.AddWithValue("kind", grouping);

        var groups = new List<MetricGroupSums>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            groups.Add(new(Text(reader, 0), Text(reader, 1), reader.GetInt32(2) - 1, reader.GetDecimal(3), reader.GetDecimal(4), reader.GetInt64(5)));
        }
        return groups;
    }

    /// <summary>The condition of a cut over a fact f with its stay s.</summary>
    internal const string Within = """
        (@person is null or f.owner_id = @person)
            and (not @not_placed or s.unit_id is null)
            and (@unit is null or case when @direct then s.unit_id = @unit else exists (
              select from line l where l.ancestor_id = @unit and l.unit_id = s.unit_id and l.epoch = width_bucket(f.day, (select starts from epochs))) end)
        """;

    internal static void AddCut(NpgsqlCommand command, MetricCut cut)
    {
        command.Parameters.Add(new("unit", NpgsqlDbType.Uuid) { Value = (object?)cut.Unit?.Value ?? DBNull.Value });
        command.Parameters.Add(new("person", NpgsqlDbType.Uuid) { Value = (object?)cut.Person?.Value ?? DBNull.Value });
        command.Parameters.AddWithValue("not_placed", cut.IsNotPlaced);
        command.Parameters.AddWithValue("direct", cut.IsDirect);
    }

    /// <summary>From facts to values at every level; grains not asked for cost nothing.</summary>
    internal static string Levels(MetricStatement statement) => $"""
        base as materialized (
          select f.nr, f.owner_id, s.unit_id, width_bucket(f.day, (select starts from epochs)) as epoch, {statement.Base}
          from fact f left join stay s on s.person_id = f.owner_id and f.day between s.first_day and s.last_day
          {statement.BaseGroup(4)}
        ),
        levels as (
          select 0 as grain, null::uuid as unit_id, null::uuid as person_id, b.nr, {statement.Sums("b")} from base b where 0 = any(@grains) group by b.nr
          union all
          select 1, l.ancestor_id, null, b.nr, {statement.Sums("b")}
            from base b join line l on l.epoch = b.epoch and l.unit_id = b.unit_id
            where 1 = any(@grains) and (@units is null or l.ancestor_id = any(@units)) group by l.ancestor_id, b.nr
          union all
          select 2, null, null, b.nr, {statement.Sums("b")} from base b where 2 = any(@grains) and b.unit_id is null group by b.nr
          union all
          select 3, null, b.owner_id, b.nr, {statement.Sums("b")}
            from base b where 3 = any(@grains) and b.owner_id is not null and (@people is null or b.owner_id = any(@people)) group by b.owner_id, b.nr
          union all
          select 4, b.unit_id, b.owner_id, b.nr, {statement.Sums("b")}
            from base b where 4 = any(@grains) and b.owner_id is not null and (@people is null or b.owner_id = any(@people)) and (@units is null or b.unit_id = any(@units))
            group by b.unit_id, b.owner_id, b.nr
        )
        """;

    internal static void AddLevels(NpgsqlCommand command, IReadOnlyCollection<MetricGrain> grains, IReadOnlyCollection<UnitId>? units, IReadOnlyCollection<PersonId>? people)
    {
        command.Parameters.Add(new("grains", NpgsqlDbType.Array | NpgsqlDbType.Integer) { Value = grains.Select(grain => (int)grain).ToArray() });
        command.Parameters.Add(Ids("units", units?.Select(unit => unit.Value)));
        command.Parameters.Add(Ids("people", people?.Select(person => person.Value)));
    }

    internal static async Task<NpgsqlConnection> OpenAsync(SalesAlignDbContext db, CancellationToken cancel)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        // The context closes what it did not open only when it is disposed; it is disposed with the action.
        if (connection.State != ConnectionState.Open) await db.Database.OpenConnectionAsync(cancel);
        return connection;
    }

    internal static NpgsqlParameter Ids(string name, IEnumerable<Guid>? ids) =>
        new(name, NpgsqlDbType.Array | NpgsqlDbType.Uuid) { Value = ids is null ? DBNull.Value : ids.ToArray() };

    internal static T? Or<T>(DbDataReader reader, int column) where T : struct => reader.IsDBNull(column) ? null : reader.GetFieldValue<T>(column);

    internal static string? Text(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
