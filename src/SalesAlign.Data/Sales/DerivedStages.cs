using Npgsql;
using SalesAlign.Data.Sales.Import;

namespace SalesAlign.Data.Sales;

/// <summary>
/// Keeps the stage history of deals whose source brings none: entered the first stage that means engaging on the day of engagement, and the
/// first that means won or lost on the day of closing. Works in sets, within the caller's transaction.
/// </summary>
public sealed class DerivedStages(NpgsqlConnection connection)
{
    private const int Timeout = 3600;

    /// <summary>Brings the derived entries of deals in step with the deals; <paramref name="deals"/> is an SQL query of their ids.</summary>
    public async Task RefreshAsync(string deals, CancellationToken cancel)
    {
        await ExecuteAsync($"""
            drop table if exists derived_stage_deals;
            create temp table derived_stage_deals on commit drop as select distinct x.id from ({deals}) x(id) where x.id is not null;
            create index on derived_stage_deals (id); analyze derived_stage_deals
            """, cancel);
        await ExecuteAsync($"""
            with expected as (
              {Expected("join derived_stage_deals touched on touched.id = d.id")}
              and not exists (select 1 from stage_entries h join pipeline_stages m on m.id = h.pipeline_stage_id where h.deal_id = d.id and not h.is_derived and m.stage = x.meaning)),
            gone as (
              delete from stage_entries k using derived_stage_deals touched
              where k.deal_id = touched.id and k.is_derived
                and not exists (select 1 from expected e where e.deal_id = k.deal_id and e.pipeline_stage_id = k.pipeline_stage_id and e.entered_on = k.entered_on))
            insert into stage_entries (id, deal_id, pipeline_stage_id, entered_on, is_derived)
            select gen_random_uuid(), deal_id, pipeline_stage_id, entered_on, true from expected
            on conflict (deal_id, pipeline_stage_id, entered_on) do nothing
            """, cancel);
    }

    /// <summary>Derives the history of all deals of an import into an empty table: nothing can be in the way, so nothing is looked for.</summary>
    public async Task FillAsync(string batch, CancellationToken cancel)
    {
        var bare = await BareTable.StripAsync(connection, "stage_entries", cancel);
        await ExecuteAsync($"""
            insert into stage_entries (id, deal_id, pipeline_stage_id, entered_on, is_derived)
            select gen_random_uuid(), e.deal_id, e.pipeline_stage_id, e.entered_on, true from ({Expected("")} and d.import_batch_id = {batch}) e
            """, cancel);
        await bare.RestoreAsync(cancel);
    }

    /// <summary>Moves derived entries to the first stage of their meaning where the order of stages has changed; true when there were any.</summary>
    public async Task<bool> FollowOrderAsync(CancellationToken cancel)
    {
        const string Moved = """
            select k.id, k.deal_id, k.entered_on, f.id as first_id from stage_entries k join pipeline_stages o on o.id = k.pipeline_stage_id
            join (select distinct on (stage) stage, id from pipeline_stages order by stage, position) f on f.stage = o.stage
            where k.is_derived and f.id <> o.id
            """;
        await using var command = new NpgsqlCommand($"""
            delete from stage_entries d using ({Moved}) m, stage_entries t
            where d.id = m.id and t.deal_id = m.deal_id and t.entered_on = m.entered_on and t.pipeline_stage_id = m.first_id;
            update stage_entries k set pipeline_stage_id = m.first_id from ({Moved}) m where k.id = m.id
            """, connection) { CommandTimeout = Timeout };
        return await command.ExecuteNonQueryAsync(cancel) > 0;
    }

    public async Task<bool> IsEmptyAsync(CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select not exists (select 1 from stage_entries)", connection);
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }

    private static string Expected(string join) =>
        $"""
        select d.id as deal_id, s.id as pipeline_stage_id, x.entered_on
        from deals d {join}
        cross join lateral (values ('Engaging', d.engaged_on), (case when d.stage in ('Won', 'Lost') then d.stage end, d.closed_on)) x(meaning, entered_on)
        join (select distinct on (stage) stage, id from pipeline_stages order by stage, position) s on s.stage = x.meaning
        where x.entered_on is not null
        """;

    private async Task ExecuteAsync(string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = Timeout };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
