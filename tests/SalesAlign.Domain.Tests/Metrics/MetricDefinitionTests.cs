using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Tests.Metrics;

public class MetricDefinitionTests
{
    private static readonly MetricDefinition Won = UsualMetrics.WonAmount();

    private static RuleViolation Refused(MetricDefinition definition) => Assert.Throws<RuleViolation>(() => definition.Checked());

    [Fact]
    public void What_cannot_be_computed_is_refused_beside_its_field()
    {
        (MetricDefinition Definition, string Code, string Field)[] cases =
        [
            (Won with { Of = new(MetricAggregation.Sum, "stage") }, "metric.aggregation_does_not_suit", "Of.Field"),
            (Won with { Of = new(MetricAggregation.Sum) }, "metric.no_field", "Of.Field"),
            (Won with { Of = new(MetricAggregation.Average, "removed") }, "metric.unknown_field", "Of.Field"),
            (Won with { Of = new(MetricAggregation.DistinctCount, "amount") }, "metric.aggregation_does_not_suit", "Of.Field"),
            (Won with { Of = new(MetricAggregation.Median, "engagedOn", "amount") }, "metric.not_a_date", "Of.Until"),
            (Won with { By = new(MetricAggregation.Sum, "series") }, "metric.aggregation_does_not_suit", "By.Field"),
            (Won with { On = "amount" }, "metric.not_a_date", "On"),
            (Won with { ShownAs = MetricUnit.Share }, "metric.unit_follows", "ShownAs"),
            (Won with { Groupings = ["moon"] }, "metric.unknown_grouping", "Groupings"),
            (Won with { On = null, Filter = Filter.Where("closedOn", FilterOperator.InPeriod) }, "metric.period_without_date", "On"),
            (UsualMetrics.NewCustomers() with { On = null }, "metric.first_wins_need_date", "On"),
            (Won with { Filter = Filter.All(Filter.Where("stage", FilterOperator.Equal, "Won"), Filter.Where("gone", FilterOperator.Equal, 1)) }, "filter.unknown_field", "Filter[1]"),
            (Won with { Filter = Filter.Any(Filter.All(Filter.Where("series", FilterOperator.AtLeast, "A"))) }, "filter.operator_does_not_suit", "Filter[0][0]"),
            (Won with { Filter = Filter.Where("amount", FilterOperator.AtLeast, "much") }, "filter.value_does_not_suit", "Filter"),
            (Won with { Filter = Filter.Where("stage", FilterOperator.Equal, "Dreaming") }, "filter.value_does_not_suit", "Filter"),
            (Won with { Filter = Filter.Where("closedOn", FilterOperator.WithinLastDays, 0) }, "filter.not_days", "Filter"),
            (Won with { Filter = Filter.Where("series", FilterOperator.Equal, FilterValue.Empty) }, "filter.no_value", "Filter"),
        ];
        foreach (var (definition, code, field) in cases)
        {
            var refused = Refused(definition);
            Assert.Equal((code, field), (refused.Code, refused.Field));
        }
    }

    [Fact]
    public void A_number_is_counted_in_what_its_parts_are_counted_in()
    {
        Assert.Equal(MetricUnit.Money, Won.Unit());
        Assert.Equal(MetricUnit.Share, UsualMetrics.WinRate().Unit());
        Assert.Equal(MetricUnit.Days, UsualMetrics.AverageCycleDays().Unit());
        Assert.Equal(MetricUnit.Money, (Won with { By = new(MetricAggregation.Count) }).Unit());
        Assert.Equal(MetricUnit.Number, (UsualMetrics.WinRate() with { ShownAs = MetricUnit.Number }).Unit());
        Assert.Equal(MetricUnit.Number, (Won with { Of = new(MetricAggregation.Average, "quantity") }).Unit());
    }

    [Fact]
    public void Only_sums_counts_averages_and_their_ratios_add_up()
    {
        Assert.True(Won.AddsUp());
        Assert.True(UsualMetrics.WinRate().AddsUp());
        Assert.True(UsualMetrics.AverageCycleDays().AddsUp());
        Assert.False((Won with { Of = new(MetricAggregation.Median, "amount") }).AddsUp());
        Assert.False((UsualMetrics.WinRate() with { By = new(MetricAggregation.DistinctCount, "account") }).AddsUp());
        Assert.False((Won with { Filter = Filter.Where("engagedOn", FilterOperator.WithinLastDays, 90) }).AddsUp());
        Assert.False((Won with { On = null }).AddsUp());
    }

    [Fact]
    public void A_changed_meaning_counts_from_its_day_on_and_leaves_what_was_before()
    {
        var metric = new Metric(MetricId.New(), "Won", Won);
        var (from, by, at) = (new DateOnly(2026, 7, 1), PersonId.New(), DateTimeOffset.UnixEpoch);
        var large = UsualMetrics.WonAmount(Filter.Where("amount", FilterOperator.AtLeast, 1_000));
        Assert.Equal("metric.no_reason", Assert.Throws<RuleViolation>(() => metric.Redefine(large, from, " ", by, at)).Code);
        Assert.Equal("metric.another_kind", Assert.Throws<RuleViolation>(() => metric.Redefine(UsualMetrics.WinRate(), from, "Why", by, at)).Code);
        metric.Redefine(large, from, "Small deals no longer count.", by, at);
        Assert.Equal([(DateOnly.MinValue, new DateOnly(2026, 6, 30)), (from, DateOnly.MaxValue)], metric.Rules.Select(rule => (rule.First, rule.Last)));
        Assert.Equal("metric.changed_later", Assert.Throws<RuleViolation>(() => metric.Redefine(Won, from.AddDays(-1), "Back", by, at)).Code);
        // What was replaced before it began never counted.
        metric.Redefine(Won, from, "After all.", by, at);
        Assert.Equal([Won.On, Won.On], metric.Rules.Select(rule => rule.Definition.On));
        Assert.Equal((3, 2), (metric.Versions.Count, metric.Rules.Count));
    }

    [Fact]
    public void Relative_dates_mean_the_same_days_as_long_as_the_period_is_over()
    {
        var schema = new FactSchema("day");
        bool Holds(FilterOperator comparison, string day, DateOnly today, params FilterValue[] days) =>
            Filter.Where("day", comparison, days).Bind(schema, AskedTime.Of(new(2026, 3, 1), new(2026, 3, 31), today)).Matches(schema.Facts(day));
        foreach (var today in (DateOnly[])[new(2026, 4, 1), new(2027, 1, 1)])
        {
            Assert.True(Holds(FilterOperator.WithinLastDays, "2026-03-31", today, 30));
            Assert.True(Holds(FilterOperator.WithinLastDays, "2026-03-02", today, 30));
            Assert.False(Holds(FilterOperator.WithinLastDays, "2026-03-01", today, 30));
            Assert.True(Holds(FilterOperator.MoreThanDaysAgo, "2026-02-28", today, 30));
            Assert.True(Holds(FilterOperator.WithinNextDays, "2026-04-30", today, 30));
            Assert.False(Holds(FilterOperator.WithinNextDays, "2026-03-31", today, 30));
            Assert.True(Holds(FilterOperator.InPeriod, "2026-03-01", today));
        }
        // While it runs, today is the day that is meant.
        Assert.False(Holds(FilterOperator.WithinLastDays, "2026-03-31", new(2026, 3, 10), 30));
        Assert.Throws<RuleViolation>(() => Filter.Where("day", FilterOperator.InPeriod).Bind(schema));
    }
}
