using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Alerts.Detection;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Tests.Common;

namespace SalesAlign.Domain.Tests.Alerts.Detection;

public sealed class AlertDetectionTests
{
    private static readonly AlertThresholds Shares = new(0.90m, 0.75m, 0.60m);

    [Theory]
    [InlineData(0.45, 0.5, null)]
    [InlineData(0.449, 0.5, AlertGrade.Watch)]
    [InlineData(0.375, 0.5, AlertGrade.Serious)]
    [InlineData(0.30, 0.5, AlertGrade.Critical)]
    // A fifth of the period must have passed: ten days of a quarter say nothing.
    [InlineData(0.00, 0.1, null)]
    public void Pace_is_attainment_by_where_it_should_be(double attainment, double expected, AlertGrade? grade)
    {
        var watch = new AlertWatch(AlertIndex.GoalPace, AlertLevel.Person, new(0.899m, 0.75m, 0.60m));
        Assert.Equal(grade, AlertDetection.Judge(watch, Seen((decimal)attainment, (decimal)expected))?.Grade);
    }

    [Fact]
    public void A_goal_is_held_against_its_target_only_when_its_period_is_nearly_over()
    {
        var watch = new AlertWatch(AlertIndex.GoalProgress, AlertLevel.Unit, Shares);
        Assert.Null(AlertDetection.Judge(watch, Seen(0.5m, 0.79m)));
        var finding = AlertDetection.Judge(watch, Seen(0.5m, 0.8m))!;
        Assert.Equal((AlertGrade.Critical, 0.5m, 0.60m), (finding.Grade, finding.Measure, finding.Threshold));
    }

    [Fact]
    public void A_fall_is_the_share_lost_and_a_rise_where_it_should_fall_counts_the_same()
    {
        var watch = new AlertWatch(AlertIndex.MetricFall, AlertLevel.Person, new(0.2m, 0.35m, 0.5m), MetricId.New());
        Assert.Equal(0.4m, AlertDetection.Judge(watch, Seen(60m, 100m))!.Measure);
        Assert.Equal(AlertGrade.Serious, AlertDetection.Judge(watch, Seen(60m, 100m))!.Grade);
        Assert.Null(AlertDetection.Judge(watch, Seen(140m, 100m)));
        Assert.Equal(0.4m, AlertDetection.Judge(watch, Seen(140m, 100m) with { Direction = Direction.LowerIsBetter })!.Measure);
        // Without a value before there is nothing to fall from.
        Assert.Null(AlertDetection.Judge(watch, Seen(0m, 0m)));
        Assert.Null(AlertDetection.Judge(watch, Seen(null, 100m)));
    }

    [Fact]
    public void Few_activities_before_say_nothing_about_a_fall()
    {
        var watch = new AlertWatch(AlertIndex.FallingActivity, AlertLevel.Person, new(0.25m, 0.4m, 0.6m), Least: 8);
        Assert.Null(AlertDetection.Judge(watch, Seen(1m, 7m)));
        Assert.Equal(AlertGrade.Critical, AlertDetection.Judge(watch, Seen(2m, 8m))!.Grade);
    }

    [Fact]
    public void A_metric_must_be_wrong_in_each_of_the_periods_and_the_best_of_them_decides_the_grade()
    {
        var watch = new AlertWatch(AlertIndex.MetricValue, AlertLevel.Company, new(0.5m, 0.4m, 0.3m), MetricId.New(), AlertSide.Below, 3);
        Assert.Null(AlertDetection.Judge(watch, Over(0.2m, 0.6m, 0.2m)));
        Assert.Null(AlertDetection.Judge(watch, Over(0.2m, 0.2m)));
        Assert.Null(AlertDetection.Judge(watch, Over(0.2m, null, 0.2m)));
        Assert.Equal(AlertGrade.Serious, AlertDetection.Judge(watch, Over(0.9m, 0.2m, 0.4m, 0.1m))!.Grade);
        var above = watch with { Side = AlertSide.Above, Periods = 2, Thresholds = new(60m, 75m, 90m) };
        Assert.Equal(AlertGrade.Watch, AlertDetection.Judge(above, Over(95m, 62m))!.Grade);
    }

    [Fact]
    public void The_worst_come_first()
    {
        var watch = new AlertWatch(AlertIndex.StalledDeals, AlertLevel.Person, new(5m, 10m, 20m));
        var found = AlertDetection.Detect(watch, [Named("c", 6m), Named("b", 25m), Named("a", 4m), Named("d", 12m)]);
        Assert.Equal(["b", "d", "c"], found.Select(finding => finding.Subject.Key));
    }

    [Fact]
    public void No_rule_can_be_made_that_never_speaks_or_speaks_the_wrong_way_round()
    {
        Assert.Equal("alerts.thresholds_must_fall", Refusal(new(AlertIndex.GoalPace, AlertLevel.Person, new(0.6m, 0.75m, 0.9m))));
        Assert.Equal("alerts.thresholds_must_rise", Refusal(new(AlertIndex.DataLag, AlertLevel.Company, new(7m, 4m, 2m))));
        Assert.Equal("alerts.no_metric", Refusal(new(AlertIndex.MetricFall, AlertLevel.Person, new(0.2m, 0.3m, 0.4m))));
        Assert.Equal("alerts.metric_not_of_index", Refusal(new(AlertIndex.DataLag, AlertLevel.Company, new(2m, 4m, 7m), MetricId.New())));
        Assert.Equal("alerts.level_not_of_index", Refusal(new(AlertIndex.DataLag, AlertLevel.Person, new(2m, 4m, 7m))));
        Assert.Equal("alerts.negative_threshold", Refusal(new(AlertIndex.DataLag, AlertLevel.Company, new(-2m, 4m, 7m))));
        Assert.Equal("alerts.periods_out_of_range", Refusal(new(AlertIndex.MetricValue, AlertLevel.Person, new(3m, 2m, 1m), MetricId.New(), Periods: 9)));
    }

    [Fact]
    public void A_worse_measure_never_has_a_milder_grade() => Law.Holds(random =>
    {
        decimal[] ordered = [random.Next(0, 100), random.Next(0, 100), random.Next(0, 100)];
        Array.Sort(ordered);
        // Equal ends say no direction of their own.
        if (ordered[0] == ordered[2]) return;
        var rising = random.Next(2) == 0;
        if (!rising) Array.Reverse(ordered);
        var thresholds = new AlertThresholds(ordered[0], ordered[1], ordered[2]);
        decimal one = random.Next(-20, 120), other = random.Next(-20, 120);
        var (mild, bad) = one < other == rising ? (one, other) : (other, one);

        Assert.True(Rank(thresholds.Of(bad)) >= Rank(thresholds.Of(mild)));

        static int Rank(AlertGrade? grade) => grade is { } known ? (int)known : -1;
    });

    private static string Refusal(AlertWatch watch) => Assert.Throws<RuleViolation>(watch.MustHold).Code;

    private static AlertObservation Seen(decimal? value, decimal? reference) => new(new("x", AlertLevel.Person, "X"), [value], reference);

    private static AlertObservation Over(params decimal?[] values) => new(new("x", AlertLevel.Person, "X"), values);

    private static AlertObservation Named(string key, decimal value) => new(new(key, AlertLevel.Person, key), [value]);
}
