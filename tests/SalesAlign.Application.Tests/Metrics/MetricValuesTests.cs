using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Application.Tests.Goals;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Tests.Metrics;

public sealed class MetricValuesTests(SmallCompany company) : IClassFixture<SmallCompany>
{
    private static readonly Filter Premium = Filter.Where("tier", FilterOperator.Equal, "Premium");

    [Fact]
    public async Task Won_amount_follows_people_and_units_on_the_day_of_each_deal()
    {
        var metric = await DefineAsync("Won", UsualMetrics.WonAmount());
        var matrix = (await MatrixAsync(company.Olga, metric, 2026, company.Gamma.Id, company.Alpha.Id)).Value;

        Assert.Equal(["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"], matrix.Periods.Select(period => period.Key));
        Assert.Equal([1_400m, 1_611m, null, null], Values(matrix, "Acme"));
        Assert.Equal([1_400m, 600m, null, null], Values(matrix, "North"));
        Assert.Equal([0m, 900m, null, null], Values(matrix, "South"));
        Assert.Equal([1_100m, 600m, null, null], Values(matrix, "Alpha"));
        Assert.Equal([300m, 0m, null, null], Values(matrix, "Beta"));
        // Mia stands under both teams, with what she closed while she was there.
        Assert.Equal(
            [(company.Alpha.Id, 700m), (company.Gamma.Id, 900m)],
            matrix.Rows.Where(row => row.Name == "Mia Mover").Select(row => (row.UnitId!.Value, row.Total.Value!.Value)).OrderBy(row => row.Item2));
        Assert.Equal(111m, matrix.Rows.Single(row => row.Grain == MetricGrain.NotPlaced).Total.Value);
        Assert.Equal(new DateOnly(2026, 5, 3), matrix.DataThrough);
        // Unit totals and what is not placed make up the company.
        var units = matrix.Rows.Where(row => row.Name is "North" or "South").Sum(row => row.Total.Value!.Value);
        Assert.Equal(await company.ReadAsync<decimal>("select sum(amount) from deals where stage = 'Won' and closed_on >= '2026-01-01'"), units + 111m);

        // A year ago Beta hung under South.
        var before = (await MatrixAsync(company.Olga, metric, 2025)).Value;
        Assert.Equal(6_000m, before.Rows.Single(row => row.Name == "South").Total.Value);
        Assert.Equal(8_000m, before.Rows.Single(row => row.Name == "North").Total.Value);
    }

    [Fact]
    public async Task A_share_and_a_cycle_are_recomputed_from_sums_at_every_level()
    {
        var share = (await MatrixAsync(company.Emil, await DefineAsync("Premium share", UsualMetrics.ShareOfWonAmount(Premium)), 2026)).Value;
        Assert.Equal(1_600m / 3_011m, share.Rows.Single(row => row.Name == "Acme").Total.Value);
        Assert.Equal(1_600m / 2_000m, share.Rows.Single(row => row.Name == "North").Total.Value);
        Assert.Equal([null, 0m, null, null], Values(share, "South"));

        var cycle = (await MatrixAsync(company.Emil, await DefineAsync("Cycle", UsualMetrics.AverageCycleDays()), 2026)).Value;
        var expected = await company.ReadAsync<decimal>("select sum(closed_on - engaged_on)::numeric / count(*) from deals where stage = 'Won' and closed_on >= '2026-01-01'");
        Assert.Equal(expected, cycle.Rows.Single(row => row.Name == "Acme").Total.Value!.Value, 10);
        Assert.Equal((10m + 20m) / 2, cycle.Rows.Single(row => row.Name == "Alpha").Figures[0].Value);
    }

    [Fact]
    public async Task A_new_customer_counts_once_at_every_level()
    {
        var all = (await MatrixAsync(company.Emil, await DefineAsync("New customers", UsualMetrics.NewCustomers()), 2026)).Value;
        Assert.Equal(2m, all.Rows.Single(row => row.Name == "Acme").Total.Value);
        Assert.Equal(1m, all.Rows.Single(row => row.Name == "North").Total.Value);
        Assert.Equal(1m, all.Rows.Single(row => row.Name == "South").Total.Value);

        // Customer 1 bought before, but its first premium deal is new.
        var premium = (await MatrixAsync(company.Emil, await DefineAsync("New premium customers", UsualMetrics.NewCustomers(Premium)), 2026)).Value;
        Assert.Equal(2m, premium.Rows.Single(row => row.Name == "Acme").Total.Value);
        Assert.Equal(2m, premium.Rows.Single(row => row.Name == "North").Total.Value);
    }

    [Fact]
    public async Task The_deals_behind_a_value_add_up_to_it()
    {
        var metric = await DefineAsync("Won amount with rows", UsualMetrics.WonAmount());
        var north = (await DealsAsync(company.Olga, metric, "2026-Q1", company.North.Id, null)).Value;
        Assert.Equal(1_400m, north.Figure.Value);
        Assert.Equal(["D11", "D10", "D8"], north.Rows.Items.OrderBy(deal => deal.Amount).Select(deal => deal.Label));
        Assert.Equal(1_400m, north.Rows.Items.Sum(deal => deal.Numerator));

        var page = (await DealsAsync(company.Olga, metric, "2026", null, null, new PageRequest(2, 4, "amount"))).Value;
        Assert.Equal((6, 2, 3_011m), (page.Rows.Total, page.Rows.Items.Count, page.Figure.Value));
        Assert.Equal([700m, 900m], page.Rows.Items.Select(deal => deal.Amount!.Value));

        var rolf = (await company.Get<GetMetricRows>().RunAsync(
            SmallCompany.As(company.Olga), new GetMetricRows.Request(metric, "2026", null, null, NotPlaced: true, new PageRequest()))).Value;
        Assert.Equal(["Rolf Roamer"], rolf.Rows.Items.Select(deal => deal.Owner));
        // While she was in Alpha only.
        Assert.Equal(700m, (await DealsAsync(company.Olga, metric, "2026", company.Alpha.Id, company.Mia.Id)).Value.Figure.Value);
    }

    [Fact]
    public async Task Everybody_sees_their_own_part()
    {
        var metric = await DefineAsync("Scoped", UsualMetrics.WonAmount());
        var manager = (await MatrixAsync(company.Anna, metric, 2026, company.Alpha.Id, company.Gamma.Id)).Value;
        Assert.Equal(["Alpha", "Ada Alpha", "Anna Alpha", "Mia Mover"], manager.Rows.Select(row => row.Name));

        var rep = (await MatrixAsync(company.Mia, metric, 2026)).Value;
        Assert.Equal([("Mia Mover", 1_600m)], rep.Rows.Select(row => (row.Name, row.Total.Value!.Value)));

        Assert.Equal(Outcome.NotFound, (await DealsAsync(company.Anna, metric, "2026", company.Gamma.Id, null)).Outcome);
        Assert.Equal(Outcome.NotFound, (await DealsAsync(company.Mia, metric, "2026", null, null)).Outcome);
        Assert.Equal(Outcome.NotFound, (await DealsAsync(company.Mia, metric, "2026", null, company.Ben.Id)).Outcome);
        Assert.Equal(Outcome.Done, (await DealsAsync(company.Mia, metric, "2026", null, company.Mia.Id)).Outcome);

        var values = company.Get<GetMetricValues>();
        GetMetricValues.Request Request(MetricGrain grain, UnitId? unit = null, PersonId? person = null) => new(metric, "2026", PeriodKind.Quarter, grain, unit, person, new PageRequest());
        Assert.Equal(Outcome.NotFound, (await values.RunAsync(SmallCompany.As(company.Mia), Request(MetricGrain.Company))).Outcome);
        Assert.Equal(Outcome.NotFound, (await values.RunAsync(SmallCompany.As(company.Mia), Request(MetricGrain.Person, person: company.Ben.Id))).Outcome);
        var own = (await values.RunAsync(SmallCompany.As(company.Mia), Request(MetricGrain.Person))).Value;
        Assert.Equal([700m, 900m, null, null], own.Items.Select(row => row.Figure.Value));
        Assert.Equal(7, (await values.RunAsync(SmallCompany.As(company.Olga), Request(MetricGrain.Unit) with { Parts = null })).Value.Items.Select(row => row.UnitId).Distinct().Count() + 1);
    }

    [Fact]
    public async Task Metrics_are_defined_by_those_who_may_and_never_overwritten_blindly()
    {
        Assert.Equal(Outcome.Forbidden, (await company.Get<DefineMetric>().RunAsync(
            SmallCompany.As(company.Emil), new DefineMetric.Request("Mine", null, UsualMetrics.WonCount(), Direction.HigherIsBetter))).Outcome);
        var refused = await company.Get<DefineMetric>().RunAsync(
            SmallCompany.As(company.Olga), new DefineMetric.Request("Share of nothing", null, new MetricDefinition(MetricDataset.Deals, new(MetricAggregation.Sum, "stage"), On: "closedOn"), Direction.HigherIsBetter));
        Assert.Equal("metric.aggregation_does_not_suit", Assert.Single(refused.Problems).Code);

        var id = await DefineAsync("Edited", UsualMetrics.WonCount());
        var read = (await company.Get<GetMetric>().RunAsync(SmallCompany.As(company.Olga), new GetMetric.Request(id))).Value;
        ReviseMetric.Request Revise(string name) => new(id, read.Version, name, null, Direction.HigherIsBetter, 14, IsRetired: false);
        Assert.True((await company.Get<ReviseMetric>().RunAsync(SmallCompany.As(company.Olga), Revise("Edited once"))).IsDone);
        Assert.Equal(Outcome.Conflict, (await company.Get<ReviseMetric>().RunAsync(SmallCompany.As(company.Olga), Revise("Edited twice"))).Outcome);
    }

    private async Task<MetricId> DefineAsync(string name, MetricDefinition definition)
    {
        var direction = definition.Unit() == MetricUnit.Days ? Direction.LowerIsBetter : Direction.HigherIsBetter;
        return (await company.Get<DefineMetric>().RunAsync(SmallCompany.As(company.Olga), new DefineMetric.Request(name, null, definition, direction))).Value;
    }

    private Task<Result<GetMetricMatrix.Response>> MatrixAsync(Person person, MetricId metric, int year, params IReadOnlyList<UnitId> expanded) =>
        company.Get<GetMetricMatrix>().RunAsync(SmallCompany.As(person), new GetMetricMatrix.Request(metric, year, PeriodKind.Quarter, expanded));

    private Task<Result<GetMetricRows.Response>> DealsAsync(Person reader, MetricId metric, string period, UnitId? unit, PersonId? person, PageRequest? page = null) =>
        company.Get<GetMetricRows>().RunAsync(SmallCompany.As(reader), new GetMetricRows.Request(metric, period, unit, person, NotPlaced: false, page ?? new PageRequest()));

    private static IEnumerable<decimal?> Values(GetMetricMatrix.Response matrix, string row) => matrix.Rows.Single(r => r.Name == row).Figures.Select(figure => figure.Value);
}
