using NpgsqlTypes;
using SalesAlign.Data.Common;
using SalesAlign.Data.Organization;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics.Performance;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Data.Metrics.Performance;

/// <summary>Which deals are wanted: those of a selection in a period, of one value of a dimension, of one account, in one stage of the pipeline.</summary>
public sealed record DealQuestion(
    DealSelection Selection, Period Period, Dimension? Dimension = null, string? Key = null, AccountId? Account = null, Guid? Stage = null, bool FirstOfAccount = false);

/// <summary>A deal behind a performance figure.</summary>
/// <param name="On">The day by which it belongs to the period.</param>
public sealed record PerformanceDeal(
    DealId Id, string ExternalId, DealStage Stage, DateOnly? EngagedOn, DateOnly? ClosedOn, decimal? Amount, decimal? Margin, PersonId OwnerId, string Owner, AccountId? AccountId,
    string? Account, string? Product, string? Unit, DateOnly On);

/// <summary>A page of deals with the sums of all pages.</summary>
public sealed record PerformanceDealsRead(IReadOnlyList<PerformanceDeal> Deals, int Total, decimal Amount, decimal Margin);

/// <summary>Set-based SQL for the rows behind performance figures: it selects exactly what the figures count.</summary>
public static class DealRowsSql
{
    public static async Task<PerformanceDealsRead> ReadAsync(
        SalesAlignDbContext db, Slice slice, DealQuestion question, string? sort, bool descending, int skip, int take, CancellationToken cancel)
    {
        var order = sort switch
        {
            "amount" => DealSql.Value,
            "margin" => DealSql.Margin,
            "owner" => "o.name",
            "account" => "a.name",
            "product" => "p.name",
            "days" => "coalesce(d.closed_on, @until) - d.engaged_on",
            _ => "f.day",
        };
        var only = question.Dimension is { } dimension ? $"and {DimensionSql.Key(dimension)} = @key" : "";
        await using var command = await db.CommandAsync(
            $"""
            with recursive {PlacementSql.Placed},
            fact as ({Facts(question)})
            select d.id, d.external_id, d.stage, d.engaged_on, d.closed_on, {DealSql.Value}, case when d.stage = 'Won' then {DealSql.Margin} end, d.owner_id, o.name, d.account_id, a.name, p.name,
              u.name, f.day, (count(*) over ())::int, coalesce(sum({DealSql.Value}) over (), 0), coalesce(sum(case when d.stage = 'Won' then {DealSql.Margin} end) over (), 0)
            from fact f join deals d on d.id = f.id
            {PlacementSql.Stay("d.owner_id", "f.day")}
            {DimensionSql.Joins}
            where {PlacementSql.Within("d.owner_id", "s.unit_id", "f.day")} {only}
              and (@account is null or d.account_id = @account)
            order by {order} {(descending ? "desc nulls last" : "asc nulls last")}, d.id
            offset @skip limit @take
            """,
            cancel);
        slice.AddTo(command, [question.Period]);
        command.Parameters.AddWithValue("until", question.Period.Last);
        command.AddText("key", question.Key ?? "");
        command.AddId("account", question.Account?.Value);
        command.AddId("stage", question.Stage);
        command.Parameters.AddWithValue("skip", skip);
        command.Parameters.Add(new("take", NpgsqlDbType.Integer) { Value = take });
        var (total, amount, margin) = (0, 0m, 0m);
        var deals = await command.RowsAsync(
            row =>
            {
                (total, amount, margin) = (row.GetInt32(14), row.GetDecimal(15), row.GetDecimal(16));
                return new PerformanceDeal(
                    new DealId(row.GetGuid(0)), row.GetString(1), Enum.Parse<DealStage>(row.GetString(2)), row.Or<DateOnly>(3), row.Or<DateOnly>(4), row.Or<decimal>(5), row.Or<decimal>(6),
                    new PersonId(row.GetGuid(7)), row.GetString(8), row.Or<Guid>(9) is { } account ? new AccountId(account) : null, row.Text(10), row.Text(11), row.Text(12),
                    row.GetFieldValue<DateOnly>(13));
            },
            cancel);
        return new(deals, total, amount, margin);
    }

    // Each with the day by which it is placed: closed deals on the day they closed, open ones at the end of the period.
    private static string Facts(DealQuestion question)
    {
        var first = question.FirstOfAccount
            ? "and not exists (select from deals e where e.account_id = d.account_id and e.stage = 'Won' and (e.closed_on, e.id) < (d.closed_on, d.id)) and d.account_id is not null"
            : "";
        return question.Selection switch
        {
            DealSelection.Won => $"select d.id, d.closed_on as day from deals d where d.stage = 'Won' and d.closed_on between @first and @last {first}",
            DealSelection.Lost => "select d.id, d.closed_on as day from deals d where d.stage = 'Lost' and d.closed_on between @first and @last",
            DealSelection.Closed => "select d.id, d.closed_on as day from deals d where d.stage in ('Won', 'Lost') and d.closed_on between @first and @last",
            DealSelection.Open => DealSql.OpenAt,
            DealSelection.Entered => DealSql.Entered,
            _ => throw new ArgumentOutOfRangeException(nameof(question), question.Selection, "No SQL for this selection."),
        };
    }
}
