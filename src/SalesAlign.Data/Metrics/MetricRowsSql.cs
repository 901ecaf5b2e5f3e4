using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Data.Metrics;

/// <summary>A row behind a metric's value and what it adds to both parts of it.</summary>
/// <param name="On">The day by which it belongs to the period.</param>
/// <param name="Since">Of a deal, the day of first contact.</param>
/// <param name="Numerator">For different values that are counted, 1 where the row has one; empty where the row does not count for this part.</param>
public sealed record MetricRow(
    Guid Id, string Label, DateOnly On, decimal? Amount, DateOnly? Since, PersonId? OwnerId, string? Owner, AccountId? AccountId, string? Account, ProductId? ProductId,
    string? Product, string? Series, string? Tier, UnitId? UnitId, string? Unit, decimal? Numerator, decimal? Denominator);

/// <summary>A page of rows with the value of all pages.</summary>
public sealed record MetricRowsRead(IReadOnlyList<MetricRow> Rows, int Total, decimal Numerator, decimal Denominator);

/// <summary>Set-based SQL for the rows behind one value of a metric.</summary>
public static class MetricRowsSql
{
    /// <param name="grouping">Only rows of one value of this grouping.</param>
    /// <param name="group">That value's key; null for rows without a value.</param>
    public static async Task<MetricRowsRead> ReadAsync(
        SalesAlignDbContext db, Metric metric, (DateOnly First, DateOnly Last) span, MetricCut cut, string? grouping, string? group, string? sort, bool descending, int skip, int take,
        DateOnly today, CancellationToken cancel)
    {
        var connection = await MetricValuesSql.OpenAsync(db, cancel);
        var isField = grouping is not null && !MetricFields.OfOrganization.Contains(grouping);
        var statement = new MetricStatement(metric, [span], today, isField ? grouping : null);
        var dataset = DatasetSql.Of(statement.Shape.Dataset);
        var row = dataset.Row;
        var order = sort switch
        {
            "amount" => row.Amount ?? "c.a",
            "owner" => "o.name",
            "account" => "ac.name",
            "product" => "pr.name",
            "label" => row.Label,
            "days" => row.Since is { } since ? $"c.day - {since}" : "c.day",
            "adds" => "c.a",
            _ => "c.day",
        };
        var only = grouping switch
        {
            null => "true",
            "person" => "f.owner_id::text is not distinct from @group",
            "unit" => "s.unit_id::text is not distinct from @group",
            "division" or "region" or "team" =>
                """
                (select l.ancestor_id::text from line l join units above on above.id = l.ancestor_id
                  where l.unit_id = s.unit_id and l.epoch = width_bucket(f.day, (select starts from epochs)) and lower(above.kind) = @kind order by l.depth limit 1) is not distinct from @group
                """,
            _ => "f.grp is not distinct from @group",
        };
        // Of different values that are counted, each row shows whether it has one.
        var a = statement.Shape.Of.Aggregation == MetricAggregation.DistinctCount ? "case when c.a is not null then 1::numeric end" : "c.a";
        var b = statement.Shape.By?.Aggregation == MetricAggregation.DistinctCount ? "case when c.b is not null then 1::numeric end" : "c.b::numeric";
        await using var command = statement.Command(
            connection, (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction(),
            $"""
            with recursive {statement.With},
            chosen as materialized (
              select f.id, f.owner_id, f.day, f.a, f.b, 1 as deals, s.unit_id
              from fact f left join stay s on s.person_id = f.owner_id and f.day between s.first_day and s.last_day
              where {MetricValuesSql.Within} and {only}
            ),
            total as (select {statement.Sums("c")} from chosen c)
            select r.id, {row.Label}, c.day, {row.Amount ?? "null::numeric"}, {row.Since ?? "null::date"}, c.owner_id, o.name, ac.id, ac.name, pr.id, pr.name, pr.series, pr.tier,
              c.unit_id, u.name, {a}, {b}, t.deals::int, coalesce(t.numerator, 0), coalesce(t.denominator, 0)
            from chosen c
            join {row.From} on r.id = c.id
            cross join total t
            left join people o on o.id = c.owner_id
            left join accounts ac on ac.id = {row.Account ?? "null::uuid"}
            left join products pr on pr.id = {row.Product ?? "null::uuid"}
            left join units u on u.id = c.unit_id
            order by {order} {(descending ? "desc nulls last" : "asc nulls last")}, r.id
            offset @skip limit @take
            """);
        MetricValuesSql.AddCut(command, cut);
        command.Parameters.Add(new("group", NpgsqlTypes.NpgsqlDbType.Text) { Value = (object?)group ?? DBNull.Value });
        command.Parameters.AddWithValue("kind", grouping ?? "");
        command.Parameters.AddWithValue("skip", skip);
        command.Parameters.AddWithValue("take", take);

        var rows = new List<MetricRow>();
        var (total, numerator, denominator) = (0, 0m, 0m);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(new(
                reader.GetGuid(0), MetricValuesSql.Text(reader, 1) ?? "", reader.GetFieldValue<DateOnly>(2), MetricValuesSql.Or<decimal>(reader, 3), MetricValuesSql.Or<DateOnly>(reader, 4),
                reader.IsDBNull(5) ? null : new PersonId(reader.GetGuid(5)), MetricValuesSql.Text(reader, 6),
                reader.IsDBNull(7) ? null : new AccountId(reader.GetGuid(7)), MetricValuesSql.Text(reader, 8),
                reader.IsDBNull(9) ? null : new ProductId(reader.GetGuid(9)), MetricValuesSql.Text(reader, 10), MetricValuesSql.Text(reader, 11), MetricValuesSql.Text(reader, 12),
                reader.IsDBNull(13) ? null : new UnitId(reader.GetGuid(13)), MetricValuesSql.Text(reader, 14),
                MetricValuesSql.Or<decimal>(reader, 15), MetricValuesSql.Or<decimal>(reader, 16)));
            (total, numerator, denominator) = (reader.GetInt32(17), reader.GetDecimal(18), reader.GetDecimal(19));
        }
        return new(rows, total, numerator, denominator);
    }
}
