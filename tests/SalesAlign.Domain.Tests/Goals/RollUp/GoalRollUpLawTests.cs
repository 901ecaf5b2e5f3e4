using System.Diagnostics;
using SalesAlign.Domain.Goals.RollUp;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Tests.Common;

namespace SalesAlign.Domain.Tests.Goals.RollUp;

public class GoalRollUpLawTests
{
    private static readonly DateOnly AsOf = new(2026, 6, 30);

    [Fact]
    public void The_order_of_goals_never_matters() => Law.Holds(random =>
    {
        var goals = Any(random, random.Next(1, 60));
        var expected = GoalRollUp.Evaluate(new(goals, AsOf)).Goals.ToDictionary(goal => goal.Key);

        random.Shuffle(goals);

        foreach (var goal in GoalRollUp.Evaluate(new(goals, AsOf)).Goals) Assert.Equal(expected[goal.Key], goal);
    });

    [Fact]
    public void No_data_is_never_green() => Law.Holds(random =>
    {
        var goals = Any(random, 40);
        foreach (var (goal, standing) in goals.Zip(GoalRollUp.Evaluate(new(goals, AsOf)).Goals))
        {
            if (standing.Progress is null) Assert.NotEqual(RagStatus.Green, standing.Status);
            var fromChildren = goal.Source is ProgressSource.SumOfChildren or ProgressSource.MeanOfChildren;
            if (fromChildren && standing is { MissingChildren: > 0, IsManual: false }) Assert.NotEqual(RagStatus.Green, standing.Status);
        }
    });

    [Fact]
    public void A_neutral_child_changes_no_mean() => Law.Holds(random =>
    {
        var children = Enumerable.Range(0, random.Next(1, 12))
            .Select(i => GoalRollUpTests.Own("child" + i, random.Next(4) == 0 ? null : random.Next(-20, 150), random.Next(1, 10))).ToList();
        var goals = children.Prepend(GoalRollUpTests.Mean("company")).ToList();
        var before = GoalRollUp.Evaluate(new(goals, AsOf)).Goals[0].Progress;

        foreach (var neutral in new[] { GoalRollUpTests.Own("silent", null, 7m), GoalRollUpTests.Own("weightless", 42m, 0m), GoalRollUpTests.Own("mean", before * 100m, 3m) })
        {
            if (before is null && neutral.Current is not null) continue;
            var after = GoalRollUp.Evaluate(new([.. goals, neutral], AsOf)).Goals[0].Progress;
            Assert.Equal(Rounded(before), Rounded(after));
        }
    });

    [Fact]
    public void A_parent_is_never_better_than_the_worst_of_its_children() => Law.Holds(random =>
    {
        var goals = Any(random, 40);
        var standings = GoalRollUp.Evaluate(new(goals, AsOf)).Goals.ToDictionary(goal => goal.Key);
        foreach (var goal in goals)
        {
            if (goal.ParentKey is not { } parent || goals.Single(one => one.Key == parent) is not { Source: ProgressSource.SumOfChildren or ProgressSource.MeanOfChildren } above) continue;
            if (standings[above.Key].IsManual || standings[above.Key].Status is RagStatus.NotStarted || standings[goal.Key].Status is not RagStatus.Red) continue;
            Assert.Contains(standings[above.Key].Status, new[] { RagStatus.Red, RagStatus.Outdated });
        }
    });

    [Fact]
    public void Withholding_red_early_makes_nothing_greener() => Law.Holds(random =>
    {
        var (made, expected) = (random.Next(-50, 150) / 100m, random.Next(0, 101) / 100m);
        var plain = new RagRule(RagBasis.AttainmentOfPace).Of(made, expected);
        var early = new RagRule(RagBasis.AttainmentOfPace, earlyUntil: 0.1m).Of(made, expected);
        if (plain == RagStatus.Red && expected is > 0 and <= 0.1m && made >= 0) Assert.Equal(RagStatus.Amber, early);
        else Assert.Equal(plain, early);
    });

    [Fact]
    public void Without_a_start_a_falling_value_is_compared_as_target_to_value() => Law.Holds(random =>
    {
        var (value, target) = (random.Next(1, 200), random.Next(1, 200));
        RollUpGoal goal = new("days", null, ProgressSource.OwnMetric, 0m, target, GoalRollUpTests.First, GoalRollUpTests.Last, value, Direction: Direction.LowerIsBetter, WithoutStart: true);
        var standing = GoalRollUp.Evaluate(new([goal], AsOf)).Goals[0];
        Assert.Equal(target / (decimal)value, standing.Progress);
        Assert.Equal(value, standing.Current);
        Assert.Equal(Rounded(value), Rounded(Progress.ValueOfAttainment(standing.Progress, target, Direction.LowerIsBetter)));
    });

    [Fact]
    public void A_mean_lies_between_its_children() => Law.Holds(random =>
    {
        var goals = Enumerable.Range(0, 8).Select(i => GoalRollUpTests.Own("child" + i, random.Next(0, 101), random.Next(1, 10)))
            .Prepend(GoalRollUpTests.Mean("company")).ToList();

        var standings = GoalRollUp.Evaluate(new(goals, AsOf)).Goals;

        Assert.InRange(standings[0].Progress!.Value, standings.Skip(1).Min(goal => goal.Progress!.Value), standings.Skip(1).Max(goal => goal.Progress!.Value));
    });

    [Fact]
    public void Changing_a_weight_keeps_it_the_fixed_ones_and_a_total_of_100() => Law.Holds(random =>
    {
        var weights = GoalWeights.Equal(random.Next(2, 15)).Select(weight => new GoalWeight(weight, Fixed: false)).ToArray();
        for (var step = 0; step < 3; step++)
        {
            var changed = random.Next(weights.Length);
            var left = 100m - weights.Where((weight, i) => weight.Fixed && i != changed).Sum(weight => weight.Weight.Percent);
            if (weights.Where((weight, i) => !weight.Fixed && i != changed).Any() is false) return;
            var typed = new Domain.Common.Weight(decimal.Round(left * (decimal)random.NextDouble(), 4));
            var after = GoalWeights.Change(weights, changed, typed);

            Assert.Equal(100m, after.Sum(weight => weight.Weight.Percent));
            Assert.Equal(new(typed, Fixed: true), after[changed]);
            for (var i = 0; i < weights.Length; i++)
            {
                if (weights[i].Fixed && i != changed) Assert.Equal(weights[i], after[i]);
            }
            weights = after;
        }
    });

    [Fact]
    public void Typed_ratios_become_percentages() =>
        Assert.Equal([50m, 30m, 20m], GoalWeights.FromRatios([5m, 3m, 2m]).Select(weight => weight.Percent));

    [Fact]
    public void Fixed_weights_above_100_are_refused()
    {
        GoalWeight[] weights = [new(new(60m), Fixed: true), new(new(40m), Fixed: false)];

        Assert.Equal("weights.exceed_whole", Assert.Throws<Domain.Common.RuleViolation>(() => GoalWeights.Change(weights, 1, new(41m))).Code);
        Assert.Equal("weights.fall_short", Assert.Throws<Domain.Common.RuleViolation>(() => GoalWeights.Change(weights, 1, new(39m))).Code);
    }

    [Fact]
    public void A_hundred_thousand_goals_take_time_linear_in_their_number()
    {
        var random = new Random(1);
        var goals = Any(random, 100_000);
        GoalRollUp.Evaluate(new(goals, AsOf));

        var clock = Stopwatch.StartNew();
        GoalRollUp.Evaluate(new(goals, AsOf));

        // Many times what it takes: a change of order of growth fails, a busy machine does not.
        Assert.InRange(clock.ElapsedMilliseconds, 0, 5000);
    }

    [Fact]
    public void Ten_times_the_goals_take_about_ten_times_as_long()
    {
        var (few, many) = (Any(new Random(2), 10_000), Any(new Random(2), 100_000));
        var (less, more) = (Shortest(few), Shortest(many));
        // Quadratic growth would be a hundredfold; caches and collections make ten into somewhat more.
        Assert.True(more < less * 50, $"{less.TotalMilliseconds:0.0} ms for 10,000 and {more.TotalMilliseconds:0.0} ms for 100,000");

        static TimeSpan Shortest(RollUpGoal[] goals)
        {
            var shortest = TimeSpan.MaxValue;
            for (var run = 0; run < 4; run++)
            {
                var clock = Stopwatch.StartNew();
                GoalRollUp.Evaluate(new(goals, AsOf));
                if (clock.Elapsed < shortest) shortest = clock.Elapsed;
            }
            return shortest;
        }
    }

    private static decimal? Rounded(decimal? progress) => progress is { } value ? decimal.Round(value, 12) : null;

    private static RollUpGoal[] Any(Random random, int count)
    {
        var goals = new RollUpGoal[count];
        for (var i = 0; i < count; i++)
        {
            goals[i] = new(
                "g" + i, i == 0 || random.Next(20) == 0 ? null : "g" + random.Next(i), (ProgressSource)random.Next(4), random.Next(0, 50), random.Next(0, 200),
                GoalRollUpTests.First.AddDays(random.Next(0, 250)), GoalRollUpTests.Last, random.Next(3) == 0 ? null : random.Next(0, 250),
                random.Next(3) == 0 ? null : AsOf.AddDays(-random.Next(0, 60)), random.Next(2) == 0 ? null : 30, (Direction)random.Next(2),
                random.Next(3) == 0 ? null : random.Next(0, 10), random.Next(2) == 0 ? null : [new(random.Next(2) == 0), new(random.Next(2) == 0, 2m)],
                Manual: random.Next(6) == 0 ? new((RagStatus)random.Next(3, 6), AsOf.AddDays(-random.Next(0, 60)), "seen it myself") : null);
        }
        return goals;
    }
}
