using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Tests.Common;

namespace SalesAlign.Domain.Tests.Metrics.Evaluation;

public class AggregationTests
{
    private static readonly DateOnly First = new(2026, 1, 1);
    private static readonly DateOnly AsOf = new(2026, 3, 31);

    private static readonly MetricReading[] Readings =
    [
        new(new(2025, 12, 31), 900m, 1000m), new(new(2026, 3, 31), 30m, 40m), new(new(2026, 1, 31), 10m, 100m), new(new(2026, 2, 28), 26m, 60m),
        new(new(2026, 4, 1), 99m, 99m),
    ];

    [Theory]
    [InlineData(TimeAggregation.Cumulative, 30)]
    [InlineData(TimeAggregation.PerWindow, 66)]
    [InlineData(TimeAggregation.Ratio, 0.33)]
    [InlineData(TimeAggregation.Average, 22)]
    [InlineData(TimeAggregation.PointInTime, 30)]
    public void A_quarter_is_made_from_its_three_readings(TimeAggregation kind, double expected) =>
        Assert.Equal((decimal)expected, Aggregation.Over(Readings, kind, First, AsOf).Value);

    [Fact]
    public void A_level_is_known_from_before_the_period_a_running_total_is_not()
    {
        var may = new DateOnly(2026, 5, 1);

        Assert.Equal(99m, Aggregation.Over(Readings, TimeAggregation.PointInTime, may, may).Value);
        Assert.Equal(AggregatedValue.None, Aggregation.Over(Readings, TimeAggregation.Cumulative, may, may));
        Assert.Equal(AggregatedValue.None, Aggregation.Over(Readings, TimeAggregation.PerWindow, may, may));
    }

    [Fact]
    public void A_ratio_without_denominators_has_no_value() =>
        Assert.Null(Aggregation.Over([new(First, 0m, 0m)], TimeAggregation.Ratio, First, AsOf).Value);

    [Fact]
    public void It_is_said_on_how_many_readings_a_value_rests_and_how_old_they_are() =>
        Assert.Equal(new(66m, 3, AsOf), Aggregation.Over(Readings, TimeAggregation.PerWindow, First, AsOf));

    [Fact]
    public void The_order_of_readings_never_matters() => Law.Holds(random =>
    {
        var readings = Enumerable.Range(0, random.Next(0, 20))
            .Select(_ => new MetricReading(First.AddDays(random.Next(-10, 100)), random.Next(1000), random.Next(1, 50))).ToArray();
        var kind = (TimeAggregation)random.Next(5);
        var expected = Aggregation.Over(readings, kind, First, AsOf);

        random.Shuffle(readings);

        Assert.Equal(expected, Aggregation.Over(readings, kind, First, AsOf));
    });

    [Fact]
    public void A_stretch_that_ends_before_it_begins_is_refused() =>
        Assert.Throws<RuleViolation>(() => Aggregation.Over([], TimeAggregation.Average, AsOf, First));
}
