using SalesAlign.Data.Common;
using SalesAlign.Data.Organization;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics.Performance;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Data.Metrics.Performance;

/// <summary>One stage of one period.</summary>
public sealed record StageSums(PipelineStageId Stage, int Period, StageFigures Figures);

/// <summary>Pipeline and closings of one period, of one value of a dimension where one was asked for.</summary>
public sealed record FunnelSums(int Period, string Key, string Name, FunnelFigures Figures);

/// <summary>Deals of one month of entry by what became of them: how many won at an age in months, lost, or neither (age and outcome empty).</summary>
public sealed record CohortSums(DateOnly Month, DealStage Outcome, int? Age, int Deals);

/// <summary>Set-based SQL for the funnel: it counts entries into stages, never the last state, and places each in the organisation of its day.</summary>
public static class FunnelSql
{
    public static async Task<IReadOnlyList<StageSums>> ReadStagesAsync(SalesAlignDbContext db, Slice slice, IReadOnlyList<Period> periods, CancellationToken cancel)
    {
        await using var command = await db.CommandAsync(
            $"""
            with recursive {PlacementSql.Placed},
            period as (select first_day, last_day, nr::int from unnest(@firsts, @lasts) with ordinality as t(first_day, last_day, nr)),
            entry as (
              select e.deal_id, e.pipeline_stage_id, e.entered_on, lead(e.entered_on) over deal as left_on,
                max(case when g.stage <> 'Lost' then g.position end) over (deal rows between 1 following and unbounded following) > g.position as moved
              from stage_entries e join pipeline_stages g on g.id = e.pipeline_stage_id
              where e.deal_id in (select deal_id from stage_entries where entered_on between @first and @last)
              window deal as (partition by e.deal_id order by e.entered_on, g.position)
            )
            select e.pipeline_stage_id, p.nr, count(distinct e.deal_id)::int, count(distinct e.deal_id) filter (where e.moved)::int,
              count(distinct e.deal_id) filter (where d.stage = 'Won')::int, count(distinct e.deal_id) filter (where d.stage = 'Lost')::int,
              (percentile_cont(0.5) within group (order by e.left_on - e.entered_on))::numeric, avg(e.left_on - e.entered_on), coalesce(sum({DealSql.Estimate}), 0)
            from period p join entry e on e.entered_on between p.first_day and p.last_day
            join deals d on d.id = e.deal_id
            left join products p2 on p2.id = d.product_id
            {PlacementSql.Stay("d.owner_id", "e.entered_on")}
            where {PlacementSql.Within("d.owner_id", "s.unit_id", "e.entered_on")}
            group by 1, 2
            """.Replace("p.list_price", "p2.list_price", StringComparison.Ordinal),
            cancel);
        slice.AddTo(command, periods);
        return await command.RowsAsync(
            row => new StageSums(
                new PipelineStageId(row.GetGuid(0)), row.GetInt32(1) - 1,
                new(row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5), row.Or<decimal>(6), row.Or<decimal>(7), row.GetDecimal(8))),
            cancel);
    }

    /// <summary>How many deals stood in each stage at the end of a period.</summary>
    public static async Task<IReadOnlyDictionary<PipelineStageId, int>> ReadStandingAsync(SalesAlignDbContext db, Slice slice, Period period, CancellationToken cancel)
    {
        await using var command = await db.CommandAsync(
            $"""
            with recursive {PlacementSql.Placed}
            select coalesce(
              (select e.pipeline_stage_id from stage_entries e join pipeline_stages g on g.id = e.pipeline_stage_id
               where e.deal_id = d.id and e.entered_on <= @last order by e.entered_on desc, g.position desc limit 1),
              (select g.id from pipeline_stages g order by g.position limit 1)) as stage, count(*)::int
            from deals d {PlacementSql.Stay("d.owner_id", "@last")}
            where (d.closed_on is null or d.closed_on > @last) and (d.engaged_on is null or d.engaged_on <= @last) and {PlacementSql.Within("d.owner_id", "s.unit_id", "@last")}
            group by 1 having count(*) > 0
            """,
            cancel);
        slice.AddTo(command, [period]);
        var rows = await command.RowsAsync(row => (Stage: row.Or<Guid>(0), Deals: row.GetInt32(1)), cancel);
        return rows.Where(row => row.Stage is not null).ToDictionary(row => new PipelineStageId(row.Stage!.Value), row => row.Deals);
    }

    public static async Task<IReadOnlyList<FunnelSums>> ReadAsync(SalesAlignDbContext db, Slice slice, IReadOnlyList<Period> periods, Dimension? dimension, CancellationToken cancel)
    {
        var (key, name) = dimension is { } by ? (DimensionSql.Key(by), DimensionSql.Name(by)) : ("''", "''");
        await using var command = await db.CommandAsync(
            $"""
            with recursive {PlacementSql.Placed},
            period as (select first_day, last_day, nr::int from unnest(@firsts, @lasts) with ordinality as t(first_day, last_day, nr)),
            fact as (
              select q.nr, d.id, d.closed_on as day, d.stage = 'Won' as won, false as open
              from period q join deals d on d.stage in ('Won', 'Lost') and d.closed_on between q.first_day and q.last_day
              union all
              select q.nr, d.id, q.last_day, false, true
              from period q join deals d on (d.closed_on is null or d.closed_on > q.last_day) and (d.engaged_on is null or d.engaged_on <= q.last_day)
            )
            select f.nr, {key}, max({name}), count(*) filter (where f.open)::int, coalesce(sum(case when f.open then {DealSql.Estimate} end), 0),
              count(*) filter (where f.won)::int, count(*) filter (where not f.open and not f.won)::int, coalesce(sum(case when f.won then {DealSql.Value} end), 0),
              avg(d.closed_on - d.engaged_on) filter (where f.won),
              (percentile_cont(0.5) within group (order by d.closed_on - d.engaged_on) filter (where f.won))::numeric
            from fact f join deals d on d.id = f.id
            {PlacementSql.Stay("d.owner_id", "f.day")}
            {DimensionSql.Joins}
            where {PlacementSql.Within("d.owner_id", "s.unit_id", "f.day")}
            group by 1, 2
            """,
            cancel);
        slice.AddTo(command, periods);
        return await command.RowsAsync(
            row => new FunnelSums(row.GetInt32(0) - 1, row.GetString(1), row.GetString(2), new(
                row.GetInt32(3), row.GetDecimal(4), row.GetInt32(5), row.GetInt32(6), row.GetDecimal(7), row.Or<decimal>(8), row.Or<decimal>(9))),
            cancel);
    }

    /// <summary>Deals by month of first contact and by what became of them until the end of the period.</summary>
    public static async Task<IReadOnlyList<CohortSums>> ReadCohortsAsync(SalesAlignDbContext db, Slice slice, Period period, CancellationToken cancel)
    {
        await using var command = await db.CommandAsync(
            $"""
            with recursive {PlacementSql.Placed}
            select date_trunc('month', d.engaged_on)::date, case when d.closed_on <= @last then d.stage else 'Engaging' end,
              case when d.stage = 'Won' and d.closed_on <= @last then
                ((extract(year from d.closed_on) - extract(year from d.engaged_on)) * 12 + extract(month from d.closed_on) - extract(month from d.engaged_on))::int end, count(*)::int
            from deals d {PlacementSql.Stay("d.owner_id", "d.engaged_on")}
            where d.engaged_on between @first and @last and {PlacementSql.Within("d.owner_id", "s.unit_id", "d.engaged_on")}
            group by 1, 2, 3
            """,
            cancel);
        slice.AddTo(command, [period]);
        return await command.RowsAsync(row => new CohortSums(row.GetFieldValue<DateOnly>(0), Enum.Parse<DealStage>(row.GetString(1)), row.Or<int>(2), row.GetInt32(3)), cancel);
    }
}
