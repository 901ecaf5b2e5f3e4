using SalesAlign.Data.Common;
using SalesAlign.Data.Organization;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Performance;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Data.Metrics.Performance;

/// <summary>The efficiency figures of the whole slice (grain company), of a unit within it, or of a person within it.</summary>
/// <param name="Period">Index into the periods asked for.</param>
public sealed record EfficiencySums(MetricGrain Grain, UnitId? UnitId, PersonId? PersonId, int Period, EfficiencyFigures Figures);

/// <summary>Set-based SQL for the efficiency model: one statement counts closed deals by owner, unit of the day and period, and rolls them up.</summary>
public static class EfficiencySql
{
    /// <param name="periods">In any order; they may not overlap.</param>
    public static async Task<IReadOnlyList<EfficiencySums>> ReadAsync(SalesAlignDbContext db, Slice slice, IReadOnlyList<Period> periods, CancellationToken cancel)
    {
        await using var command = await db.CommandAsync(
            $"""
            with recursive {PlacementSql.Placed},
            period as (select first_day, last_day, nr::int from unnest(@firsts, @lasts) with ordinality as t(first_day, last_day, nr)),
            base as materialized (
              select p.nr, d.owner_id, s.unit_id, {PlacementSql.Epoch("d.closed_on")} as epoch, count(*) as closed, count(*) filter (where d.stage = 'Won') as won,
                coalesce(sum({DealSql.Margin}) filter (where d.stage = 'Won'), 0) as profit, count(*) filter (where d.stage = 'Won' and {DealSql.Cost} is null) as costless
              from period p join deals d on d.stage in ('Won', 'Lost') and d.closed_on between p.first_day and p.last_day
              {PlacementSql.Stay("d.owner_id", "d.closed_on")}
              where {PlacementSql.Within("d.owner_id", "s.unit_id", "d.closed_on")}
              group by 1, 2, 3, 4
            )
            select 0, null::uuid, null::uuid, nr, count(distinct owner_id)::int, sum(closed)::int, sum(won)::int, round(sum(profit), 4), sum(costless)::int from base group by nr
            union all
            select 1, l.ancestor_id, null, b.nr, count(distinct b.owner_id)::int, sum(b.closed)::int, sum(b.won)::int, round(sum(b.profit), 4), sum(b.costless)::int
              from base b join line l on l.epoch = b.epoch and l.unit_id = b.unit_id group by l.ancestor_id, b.nr
            union all
            select 3, null, owner_id, nr, 1, sum(closed)::int, sum(won)::int, round(sum(profit), 4), sum(costless)::int from base group by owner_id, nr
            """,
            cancel);
        slice.AddTo(command, periods);
        return await command.RowsAsync(
            row => new EfficiencySums(
                (MetricGrain)row.GetInt32(0), row.Or<Guid>(1) is { } unit ? new UnitId(unit) : null, row.Or<Guid>(2) is { } person ? new PersonId(person) : null, row.GetInt32(3) - 1,
                new(row.GetInt32(4), row.GetInt32(5), row.GetInt32(6), row.GetDecimal(7), row.GetInt32(8))),
            cancel);
    }
}
