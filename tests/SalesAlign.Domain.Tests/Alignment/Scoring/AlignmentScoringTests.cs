using SalesAlign.Domain.Alignment.Scoring;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Tests.Common;

namespace SalesAlign.Domain.Tests.Alignment.Scoring;

public class AlignmentScoringTests
{
    [Fact]
    public void Every_dimension_is_scored_from_its_counts()
    {
        var alignment = AlignmentScoring.OfObjective(new(
            new(1000m, 800m, 10, 5), new(8, 6), new(10m, 40m), new(35, 28), new(20, 10), new(100m, 60m, 40m), new(10, 9), new(0.40m, 0.50m)));

        Assert.Equal([40m, 75m, 25m, 80m, 50m, 60m, 90m, 80m], alignment.Dimensions.Select(dimension => dimension.Score));
        Assert.Equal(62.5m, alignment.Score);
        Assert.Equal((AlignmentDimension.Incentive, 9.375m), (alignment.Breaks[0].Dimension, alignment.Breaks[0].Points));
        Assert.Equal((28m, 35m), (alignment.Dimensions[3].Part, alignment.Dimensions[3].Whole));
    }

    [Fact]
    public void A_dimension_that_does_not_apply_is_left_out()
    {
        var alignment = AlignmentScoring.OfObjective(new(
            Measurement: new(0, 0), Understanding: new(10, 5), Results: new(null, 0.5m), Incentive: new(10m, 0m), Cascade: new(5m, 0m, 0, 0)));

        Assert.Equal(AlignmentDimension.Understanding, Assert.Single(alignment.Dimensions).Dimension);
        Assert.Equal(50m, alignment.Score);
        Assert.Null(AlignmentScoring.OfObjective(new()).Score);
    }

    [Fact]
    public void Pay_that_steers_away_counts_half()
    {
        Assert.Equal(50m, AlignmentScoring.OfObjective(new(Incentive: new(40m, 40m, SteeringRatio: 0.9m))).Score);
        Assert.Equal(100m, AlignmentScoring.OfObjective(new(Incentive: new(50m, 40m, SteeringRatio: 1m))).Score);
    }

    [Fact]
    public void More_than_the_target_or_the_pace_is_not_more_than_whole() =>
        Assert.Equal(100m, AlignmentScoring.OfObjective(new(Cascade: new(100m, 150m, 2, 2), Results: new(1.5m, 0.5m))).Score);

    [Fact]
    public void A_break_is_named_with_what_it_costs()
    {
        var counts = new AlignmentCounts(Cascade: new(1000m, 750m, 4, 3), Understanding: new(35, 28));
        var causes = new[] { new AlignmentCause(AlignmentDimension.Cascade, "alignment.unit_without_goal", "east", counts with { Cascade = new(1000m, 1000m, 4, 4) }) };

        var breaks = AlignmentScoring.OfObjective(counts, causes: causes).Breaks;

        Assert.Equal(new(AlignmentDimension.Cascade, "alignment.unit_without_goal", "east", 3m, 4m, 21.875m), breaks[0]);
        Assert.Equal(new(AlignmentDimension.Understanding, "alignment.not_understood", null, 28m, 35m, 10m), breaks[1]);
        Assert.Equal(2, breaks.Count);
    }

    [Fact]
    public void Weights_are_settings()
    {
        var counts = new AlignmentCounts(Measurement: new(2, 2), Dialogue: new(2, 0));
        var weights = new Dictionary<AlignmentDimension, decimal> { [AlignmentDimension.Measurement] = 3m, [AlignmentDimension.Dialogue] = 1m };

        Assert.Equal(75m, AlignmentScoring.OfObjective(counts, weights).Score);
    }

    [Fact]
    public void A_scope_is_the_mean_of_its_objectives_by_weight()
    {
        var half = AlignmentScoring.OfObjective(new(Dialogue: new(2, 1)));
        var whole = AlignmentScoring.OfObjective(new(Dialogue: new(2, 2)));

        var scope = AlignmentScoring.OfScope([new("premium", 60m, half), new("churn", 40m, whole), new("new", 50m, AlignmentScoring.OfObjective(new()))]);

        Assert.Equal((70m, 2), (scope.Score!.Value, scope.Objectives));
        Assert.Equal(("premium", 30m), (scope.Breaks[0].ObjectiveKey, scope.Breaks[0].Points));
    }

    [Fact]
    public void Breaks_explain_every_point_that_is_missing() => Law.Holds(random =>
    {
        var alignment = AlignmentScoring.OfObjective(Any(random));
        if (alignment.Score is not { } score) return;

        Assert.InRange(score, 0m, 100m);
        Assert.Equal(decimal.Round(100m - score, 4), decimal.Round(alignment.Breaks.Sum(found => found.Points), 4), 3);
    });

    [Fact]
    public void The_order_of_objectives_never_matters() => Law.Holds(random =>
    {
        var objectives = Enumerable.Range(0, 6).Select(i => new WeightedObjective("o" + i, random.Next(0, 9), AlignmentScoring.OfObjective(Any(random)))).ToArray();
        var expected = AlignmentScoring.OfScope(objectives);

        random.Shuffle(objectives);
        var shuffled = AlignmentScoring.OfScope(objectives);

        Assert.Equal(expected.Score, shuffled.Score);
        Assert.Equal(expected.Breaks, shuffled.Breaks);
    });

    [Fact]
    public void Counts_that_cannot_be_are_refused() =>
        Assert.Equal("alignment.counts_impossible", Assert.Throws<RuleViolation>(() => AlignmentScoring.OfObjective(new(Dialogue: new(2, 3)))).Code);

    [Fact]
    public void A_value_is_live_for_one_and_a_half_cadences()
    {
        var day = new DateOnly(2026, 3, 1);

        Assert.True(MeasurementCounts.IsFresh(day, 7, day.AddDays(10)));
        Assert.False(MeasurementCounts.IsFresh(day, 7, day.AddDays(11)));
        Assert.False(MeasurementCounts.IsFresh(null, 7, day));
    }

    private static AlignmentCounts Any(Random random)
    {
        return new(
            Maybe(new CascadeCounts(random.Next(2) == 0 ? null : random.Next(0, 100), random.Next(0, 150), 9, random.Next(0, 10))),
            Maybe(new MeasurementCounts(9, random.Next(0, 10))), Maybe(new IncentiveCounts(random.Next(0, 50), random.Next(0, 50), random.Next(0, 3))),
            Maybe(new UnderstandingCounts(9, random.Next(0, 10))), Maybe(new EnablementCounts(9, random.Next(0, 10))),
            Maybe(new ResourcingCounts(9m, random.Next(0, 12))), Maybe(new DialogueCounts(random.Next(0, 3), 0)),
            Maybe(new ResultsCounts(random.Next(4) == 0 ? null : random.Next(-50, 150) / 100m, random.Next(0, 101) / 100m)));

        T? Maybe<T>(T counts) where T : class => random.Next(3) == 0 ? null : counts;
    }
}
