using SalesAlign.Data.Common;
using SalesAlign.Data.Organization;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics.Performance;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Data.Metrics.Performance;

/// <summary>A stay in a unit of the sales force, for as long as the unit hung where it did.</summary>
/// <param name="Above">The unit with all above it.</param>
public sealed record PlacedStay(ForceStay Stay, string Name, UnitId UnitId, string Unit, IReadOnlyList<UnitId> Above);

/// <summary>Set-based SQL for the workforce: one statement reads who stood in which sales unit from when to when, with the units above on each day.</summary>
public static class WorkforceSql
{
    /// <param name="span">Stays that touch it; their own days are not cut.</param>
    public static async Task<IReadOnlyList<PlacedStay>> ReadAsync(SalesAlignDbContext db, IReadOnlyList<UnitId>? units, Period span, CancellationToken cancel)
    {
        await using var command = await db.CommandAsync(
            $"""
            with recursive {PlacementSql.Placed},
            epoch as (
              select nr::int, starts_on, lead(starts_on) over (order by starts_on) - 1 as ends_on from epochs, unnest(epochs.starts) with ordinality as e(starts_on, nr)
            ),
            force as (
              select s.person_id, s.unit_id, u.name as unit, s.first_day, s.last_day, min(s.first_day) over (partition by s.person_id) as joined
              from stay s join units u on u.id = s.unit_id and u.function = 'Sales' where s.last_day >= s.first_day
            ),
            piece as (
              select f.person_id, f.unit_id, f.unit, f.joined, e.nr, case when e.nr = 1 then f.first_day else greatest(f.first_day, e.starts_on) end as first_day,
                least(f.last_day, coalesce(e.ends_on, 'infinity')) as last_day
              from force f join epoch e on (e.nr = 1 or f.last_day >= e.starts_on) and (e.ends_on is null or f.first_day <= e.ends_on)
              where f.last_day >= @first and f.first_day <= @last
            ),
            placed as (
              select p.*, array(select l.ancestor_id from line l where l.epoch = p.nr and l.unit_id = p.unit_id) as above from piece p
            )
            select p.person_id, o.name, p.unit_id, p.unit, p.joined, p.first_day, nullif(p.last_day, 'infinity'), coalesce(o.left_on = p.last_day, false), p.above
            from placed p join people o on o.id = p.person_id
            where @units is null or p.above && @units
            """,
            cancel);
        new Slice(units).AddTo(command, [span]);
        return await command.RowsAsync(
            row => new PlacedStay(
                new ForceStay(new PersonId(row.GetGuid(0)), row.GetFieldValue<DateOnly>(5), row.Or<DateOnly>(6), row.GetBoolean(7), row.GetFieldValue<DateOnly>(4)), row.GetString(1),
                new UnitId(row.GetGuid(2)), row.GetString(3), [.. row.GetFieldValue<Guid[]>(8).Select(id => new UnitId(id))]),
            cancel);
    }
}
