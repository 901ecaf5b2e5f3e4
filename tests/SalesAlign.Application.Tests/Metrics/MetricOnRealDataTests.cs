using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Application.Tests.Goals;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Evaluation;

namespace SalesAlign.Application.Tests.Metrics;

/// <summary>Metrics built as data over the public data set give the figures of the SQL that anyone would write.</summary>
public sealed class MetricOnRealDataTests(RealDataTests.HardwareSeller company) : IClassFixture<RealDataTests.HardwareSeller>
{
    [RealDataTests.RealDataFact]
    public async Task Win_rate_of_a_product_by_region_and_quarter()
    {
        var rate = await DefineAsync("Win rate of GTX Pro", UsualMetrics.WinRate(Filter.Where("product", FilterOperator.Equal, "GTX Pro")));
        var rows = (await company.Get<GetMetricValues>().RunAsync(Olga, new GetMetricValues.Request(
            rate, "2017", PeriodKind.Quarter, MetricGrain.Company, null, null, new PageRequest(), "region"))).Value.Items;
        var found = rows.Select(row => $"{row.GroupName} {row.Period} {row.Figure.Numerator:0}/{row.Figure.Denominator:0}").Order(StringComparer.Ordinal);

        var expected = new List<string>();
        await using var command = company.DataSource.CreateCommand(
            """
            select u.name, extract(quarter from d.closed_on)::int, count(*) filter (where d.stage = 'Won'), count(*)
            from deals d
            join products p on p.id = d.product_id
            join memberships m on m.person_id = d.owner_id
            join unit_placements t on t.unit_id = m.unit_id
            join units u on u.id in (m.unit_id, t.parent_id) and u.kind = 'Region'
            where p.name = 'GTX Pro' and d.stage in ('Won', 'Lost') and d.closed_on between '2017-01-01' and '2017-12-31'
            group by 1, 2
            """);
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync()) expected.Add($"{reader.GetString(0)} 2017-Q{reader.GetInt32(1)} {reader.GetInt64(2)}/{reader.GetInt64(3)}");
        }
        Assert.Equal(12, expected.Count);
        Assert.Equal(expected.Order(StringComparer.Ordinal), found);
        // The rows behind one figure are as many as it counts.
        var some = rows[0];
        var behind = (await company.Get<GetMetricRows>().RunAsync(Olga, new GetMetricRows.Request(
            rate, some.Period, null, null, NotPlaced: false, new PageRequest(), "region", some.Group))).Value;
        Assert.Equal((some.Figure.Value, some.Figure.Count), (behind.Figure.Value, behind.Figure.Count));
        Assert.Equal(some.Figure.Count, behind.Rows.Total);
    }

    [RealDataTests.RealDataFact]
    public async Task Share_of_a_series_in_won_amount()
    {
        var share = await DefineAsync("Share of GTX", UsualMetrics.ShareOfWonAmount(Filter.Where("series", FilterOperator.Equal, "gtx")));
        var rows = (await company.Get<GetMetricValues>().RunAsync(Olga, new GetMetricValues.Request(
            share, "2017", PeriodKind.Quarter, MetricGrain.Company, null, null, new PageRequest()))).Value.Items;
        for (var quarter = 1; quarter <= 4; quarter++)
        {
            var expected = await company.ReadAsync<decimal>(
                $"""
                select sum(d.amount) filter (where p.series = 'GTX') / sum(d.amount)
                from deals d left join products p on p.id = d.product_id
                where d.stage = 'Won' and extract(quarter from d.closed_on) = {quarter} and d.closed_on between '2017-01-01' and '2017-12-31'
                """);
            Assert.Equal(expected, rows.Single(row => row.Period == $"2017-Q{quarter}").Figure.Value!.Value, 12);
        }
        // A year is not the average of its quarters: it is recomputed from their sums.
        var year = (await company.Get<GetMetricValues>().RunAsync(Olga, new GetMetricValues.Request(
            share, "2017", null, MetricGrain.Company, null, null, new PageRequest()))).Value.Items.Single();
        Assert.Equal(rows.Sum(row => row.Figure.Numerator) / rows.Sum(row => row.Figure.Denominator), year.Figure.Value);
    }

    [RealDataTests.RealDataFact]
    public async Task What_does_not_add_up_is_computed_at_every_level()
    {
        Filter won = Filter.Where("stage", FilterOperator.Equal, "Won");
        MetricDefinition Of(MetricAggregation aggregation, string field, string? until = null) => new(MetricDataset.Deals, new(aggregation, field, until), null, won, "closedOn", ["product"]);
        foreach (var (name, definition, sql) in new (string, MetricDefinition, string)[]
        {
            ("Median", Of(MetricAggregation.Median, "amount"), "percentile_cont(0.5) within group (order by amount)::numeric"),
            ("Least", Of(MetricAggregation.Min, "amount"), "min(amount)"),
            ("Greatest", Of(MetricAggregation.Max, "amount"), "max(amount)"),
            ("Average", Of(MetricAggregation.Average, "amount"), "avg(amount)"),
            ("Customers", Of(MetricAggregation.DistinctCount, "account"), "count(distinct account_id)::numeric"),
            ("Longest cycle", Of(MetricAggregation.Max, "engagedOn", "closedOn"), "max(closed_on - engaged_on)::numeric"),
        })
        {
            var metric = await DefineAsync(name, definition);
            var matrix = (await company.Get<GetMetricMatrix>().RunAsync(Olga, new GetMetricMatrix.Request(metric, 2017, PeriodKind.Quarter, []))).Value;
            Assert.Equal(await WonIn("'2017-01-01'", "'2017-12-31'"), matrix.Rows[0].Total.Value!.Value, 6);
            Assert.Equal(await WonIn("'2017-04-01'", "'2017-06-30'"), matrix.Rows[0].Figures[1].Value!.Value, 6);
            var team = matrix.Rows.First(row => row.Depth == 2);
            Assert.Equal(
                await WonIn("'2017-01-01'", "'2017-12-31'", $"and owner_id in (select person_id from memberships where unit_id = '{team.UnitId}')"), team.Total.Value!.Value, 6);

            Task<decimal> WonIn(string first, string last, string? and = null) =>
                company.ReadAsync<decimal>($"select {sql} from deals where stage = 'Won' and closed_on between {first} and {last} {and}");
        }
    }

    private Actor Olga => new(company.Operations.Id, "Olga", "en");

    private async Task<MetricId> DefineAsync(string name, MetricDefinition definition) =>
        (await company.Get<DefineMetric>().RunAsync(Olga, new DefineMetric.Request(name, null, definition, Direction.HigherIsBetter))).Value;
}
