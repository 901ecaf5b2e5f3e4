using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Application.Metrics.Performance;
using SalesAlign.Application.Tests.Goals;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Evaluation;

namespace SalesAlign.Application.Tests.Metrics;

/// <summary>Where there is no value, everybody is told why, and nothing else breaks.</summary>
public sealed class NoValueTests : IAsyncLifetime
{
    private readonly SmallCompany _company = new();

    private Actor Olga => SmallCompany.As(_company.Olga);

    public Task InitializeAsync() => _company.InitializeAsync();

    public Task DisposeAsync() => _company.DisposeAsync();

    [Fact]
    public async Task A_metric_on_a_deleted_field_says_so_everywhere_and_breaks_nothing()
    {
        var sound = await DefineAsync("Sound", UsualMetrics.WonCount());
        var broken = await DefineAsync("Broken", UsualMetrics.WonAmount());
        await _company.ExecuteAsync($"""update metric_versions set definition = replace(definition::text, '"amount"', '"gone"')::jsonb where metric_id = '{broken}'""");

        var listed = (await _company.Get<ListMetrics>().RunAsync(Olga, new ListMetrics.Request())).Value.Metrics;
        Assert.Equal("metric.unknown_field", listed.Single(metric => metric.Id == broken).Broken!.Code);
        Assert.Null(listed.Single(metric => metric.Id == sound).Broken);
        Assert.NotNull((await _company.Get<GetMetric>().RunAsync(Olga, new GetMetric.Request(broken))).Value.Metric.Broken);

        var matrix = (await _company.Get<GetMetricMatrix>().RunAsync(Olga, new GetMetricMatrix.Request(broken, 2026, PeriodKind.Quarter, []))).Value;
        Assert.All(matrix.Rows.SelectMany(row => row.Figures), figure => Assert.Equal((null, NoValue.Broken), (figure.Value, figure.Why)));
        var rows = (await _company.Get<GetMetricRows>().RunAsync(Olga, new GetMetricRows.Request(broken, "2026-Q2", null, null, NotPlaced: false, new PageRequest()))).Value;
        Assert.Equal((NoValue.Broken, 0), (rows.Figure.Why, rows.Rows.Total));
        var values = await _company.Get<GetMetricValues>().RunAsync(Olga, new GetMetricValues.Request(broken, "2026", PeriodKind.Quarter, MetricGrain.Company, null, null, new PageRequest()));
        Assert.Equal("metric.unknown_field", Assert.Single(values.Problems).Code);

        // On a scorecard and a home it stands beside the others, which go on.
        Assert.True((await _company.Get<PinMetric>().RunAsync(Olga, new PinMetric.Request(broken, null, null, IsPinned: true))).IsDone);
        var card = (await _company.Get<GetScorecard>().RunAsync(Olga, new GetScorecard.Request("2026-Q2"))).Value.Rows;
        Assert.Equal((null, true), (card.Single(row => row.Metric.Id == broken).Actual, card.Single(row => row.Metric.Id == broken).Metric.Broken is not null));
        Assert.Equal(3m, card.Single(row => row.Metric.Id == sound).Actual);
        Assert.NotNull((await _company.Get<ListPins>().RunAsync(Olga, new ListPins.Request("2026-Q2"))).Value.Pins.Single().Row.Metric.Broken);
        // Keeping values goes on as well.
        Assert.True((await _company.Get<RecomputeMetricValues>().RunAsync(Olga, new RecomputeMetricValues.Request(null))).IsDone);
        Assert.DoesNotContain(broken, await _company.Get<MetricValueKeeper>().WaitingAsync(default));
    }

    [Fact]
    public async Task Nothing_to_divide_by_and_an_empty_period_say_so()
    {
        // No cost is known of any deal: there is something to divide, and nothing to divide it by.
        var ratio = await DefineAsync("Value per cost", new(
            MetricDataset.Deals, new(MetricAggregation.Sum, "amount"), new(MetricAggregation.Sum, "cost"), Filter.Where("stage", FilterOperator.Equal, "Won"), "closedOn"));
        Assert.Equal((null, NoValue.DividedByZero), await CompanyAsync(ratio, 2026, 0));
        Assert.Equal((null, NoValue.NotYetKnown), await CompanyAsync(ratio, 2026, 3));
        var cycle = await DefineAsync("Cycle", UsualMetrics.AverageCycleDays());
        Assert.Equal((null, NoValue.NoRows), await CompanyAsync(cycle, 2023, 0));
        Assert.Equal((null, NoValue.NotYetKnown), await CompanyAsync(cycle, 2027, 0));
        // Of counts, nothing is nothing: that is a value.
        Assert.Equal((0m, null), await CompanyAsync(await DefineAsync("Count", UsualMetrics.WonCount()), 2023, 0));
    }

    [Fact]
    public async Task Values_are_computed_anew_by_those_who_may()
    {
        var metric = await DefineAsync("Kept", UsualMetrics.WonAmount());
        await _company.Get<MetricValueKeeper>().RefreshAsync(metric, everything: false, default);
        await _company.ExecuteAsync("update kept_metric_values set numerator = numerator + 1");
        Assert.Equal(1L, await _company.ReadAsync<long>("select count(*) from kept_metrics"));
        Assert.Equal(Outcome.Forbidden, (await _company.Get<RecomputeMetricValues>().RunAsync(SmallCompany.As(_company.Anna), new RecomputeMetricValues.Request(metric))).Outcome);
        Assert.Equal(1, (await _company.Get<RecomputeMetricValues>().RunAsync(Olga, new RecomputeMetricValues.Request(metric))).Value.Metrics);
        // What is in doubt is no longer used, whether or not the job has come round.
        Assert.Equal((1_400m, null), await CompanyAsync(metric, 2026, 0));
        Assert.Equal(Outcome.NotFound, (await _company.Get<RecomputeMetricValues>().RunAsync(Olga, new RecomputeMetricValues.Request(MetricId.New()))).Outcome);
    }

    private async Task<(decimal? Value, NoValue? Why)> CompanyAsync(MetricId metric, int year, int quarter)
    {
        var matrix = (await _company.Get<GetMetricMatrix>().RunAsync(Olga, new GetMetricMatrix.Request(metric, year, PeriodKind.Quarter, []))).Value;
        var figure = matrix.Rows[0].Figures[quarter];
        return (figure.Value, figure.Why);
    }

    private async Task<MetricId> DefineAsync(string name, MetricDefinition definition) =>
        (await _company.Get<DefineMetric>().RunAsync(Olga, new DefineMetric.Request(name, null, definition, Direction.HigherIsBetter))).Value;
}
