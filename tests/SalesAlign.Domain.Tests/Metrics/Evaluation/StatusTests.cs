using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Tests.Common;

namespace SalesAlign.Domain.Tests.Metrics.Evaluation;

public class StatusTests
{
    [Theory]
    [InlineData(50, 0, 100, 0.5)]
    [InlineData(120, 0, 100, 1.2)]
    [InlineData(-10, 0, 100, -0.1)]
    [InlineData(30, 40, 20, 0.5)] // a sales cycle of 40 days is to fall to 20
    [InlineData(50, 40, 20, -0.5)]
    public void Progress_is_the_way_made_from_start_to_target(double current, double start, double target, double expected) =>
        Assert.Equal((decimal)expected, Progress.Of((decimal)current, (decimal)start, (decimal)target));

    [Theory]
    [InlineData(95, Direction.HigherIsBetter, 1)]
    [InlineData(96, Direction.HigherIsBetter, 1)]
    [InlineData(94.9, Direction.HigherIsBetter, 0)]
    [InlineData(94.9, Direction.LowerIsBetter, 1)]
    [InlineData(95.1, Direction.LowerIsBetter, 0)]
    public void A_value_to_hold_is_held_or_not(double current, Direction direction, int expected) =>
        Assert.Equal(expected, Progress.Of((decimal)current, 95m, 95m, direction));

    [Fact]
    public void No_data_is_neither_zero_nor_a_colour()
    {
        Assert.Null(Progress.Of(null, 0m, 100m));
        foreach (var basis in Enum.GetValues<RagBasis>()) Assert.Equal(RagStatus.NoData, new RagRule(basis).Of(null, 0m));
    }

    [Fact]
    public void Value_at_a_progress_is_the_inverse_of_progress() => Law.Holds(random =>
    {
        decimal start = random.Next(-1000, 1000), target = random.Next(-1000, 1000), current = random.Next(-2000, 2000);
        if (start == target) return;
        Assert.Equal(current, decimal.Round(Progress.ValueAt(Progress.Of(current, start, target), start, target)!.Value, 15));
    });

    [Theory]
    [InlineData(0.90, RagStatus.Green)]
    [InlineData(0.8999, RagStatus.Amber)]
    [InlineData(0.75, RagStatus.Amber)]
    [InlineData(0.7499, RagStatus.Red)]
    public void A_value_on_a_threshold_has_the_better_status(double progress, RagStatus expected) =>
        Assert.Equal(expected, RagRule.Default.Of((decimal)progress, 1m));

    [Theory]
    [InlineData(0.50, RagStatus.Green)]
    [InlineData(0.4999, RagStatus.Amber)]
    [InlineData(0.25, RagStatus.Amber)]
    [InlineData(0.2499, RagStatus.Red)]
    public void More_than_25_points_behind_is_at_risk(double progress, RagStatus expected) =>
        Assert.Equal(expected, new RagRule(RagBasis.DistanceFromPace).Of((decimal)progress, 0.50m));

    [Theory]
    [InlineData(0.45, 0.5, RagStatus.Green)]
    [InlineData(0.40, 0.5, RagStatus.Amber)]
    [InlineData(0.30, 0.5, RagStatus.Red)]
    [InlineData(0.00, 0.0, RagStatus.Green)]
    [InlineData(-0.1, 0.0, RagStatus.Red)]
    public void Against_pace_the_expected_share_is_the_whole(double progress, double expected, RagStatus status) =>
        Assert.Equal(status, new RagRule(RagBasis.AttainmentOfPace).Of((decimal)progress, (decimal)expected));

    [Fact]
    public void More_progress_never_has_a_worse_status() => Law.Holds(random =>
    {
        var rule = new RagRule((RagBasis)random.Next(3));
        var (less, expected) = ((decimal)random.NextDouble(), (decimal)random.NextDouble());
        Assert.True(rule.Of(less + (decimal)random.NextDouble(), expected) >= rule.Of(less, expected));
    });

    [Fact]
    public void Pace_grows_by_the_day_and_by_the_season()
    {
        DateOnly first = new(2026, 1, 1), last = new(2026, 12, 31);
        PaceWindow[] halves = [new(first, new(2026, 6, 30), 20m), new(new(2026, 7, 1), last, 80m)];

        Assert.Equal(0m, Pace.Linear(first, last, new(2025, 12, 31)));
        Assert.Equal(1m / 365m, Pace.Linear(first, last, first));
        Assert.Equal(1m, Pace.Linear(first, last, last));
        Assert.Equal(0.2m, Pace.Seasonal(halves, new(2026, 6, 30)));
        Assert.Equal(1m, Pace.Seasonal(halves, new(2027, 1, 1)));
        Assert.Equal("pace.no_weight", Assert.Throws<RuleViolation>(() => Pace.Seasonal([new(first, last, 0m)], last)).Code);
    }

    [Theory]
    [InlineData(79, Zone.BelowCommit)]
    [InlineData(80, Zone.Commit)]
    [InlineData(100, Zone.Target)]
    [InlineData(120, Zone.Stretch)]
    public void A_value_on_a_border_is_in_the_better_zone(int value, Zone expected) => Assert.Equal(expected, new Zones(80m, 100m, 120m).Of(value));

    [Theory]
    [InlineData(31, Zone.BelowCommit)]
    [InlineData(30, Zone.Commit)]
    [InlineData(10, Zone.Stretch)]
    public void Zones_may_fall(int value, Zone expected) => Assert.Equal(expected, new Zones(30m, 20m, 10m).Of(value));

    [Fact]
    public void Zones_without_data_have_none_and_out_of_order_are_refused()
    {
        Assert.Equal(Zone.NoData, new Zones(1m, 2m, 3m).Of(null));
        Assert.Equal("zones.out_of_order", Assert.Throws<RuleViolation>(() => new Zones(1m, 3m, 2m)).Code);
    }

    [Fact]
    public void A_value_is_outdated_the_day_after_its_cadence()
    {
        var monday = new DateOnly(2026, 3, 2);

        Assert.False(RagRule.IsOutdated(monday, 7, monday.AddDays(7)));
        Assert.True(RagRule.IsOutdated(monday, 7, monday.AddDays(8)));
    }
}
