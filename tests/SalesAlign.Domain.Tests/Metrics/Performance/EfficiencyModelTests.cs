using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics.Performance;
using SalesAlign.Domain.Tests.Common;

namespace SalesAlign.Domain.Tests.Metrics.Performance;

public sealed class EfficiencyModelTests
{
    [Fact]
    public void Profit_is_reps_times_capacity_times_close_rate_times_profit_per_deal()
    {
        var quarter = new EfficiencyFigures(Reps: 10, Closed: 200, Won: 50, Profit: 100_000m);
        Assert.Equal((20m, 0.25m, 2_000m, 10_000m), (quarter.DealsPerRep, quarter.CloseRate, quarter.ProfitPerDeal, quarter.ProfitPerRep));
    }

    [Fact]
    public void A_change_of_one_factor_alone_is_its_own()
    {
        var changes = EfficiencyModel.Explain(new(10, 200, 50, 100_000m), new(10, 200, 60, 120_000m));
        Assert.Equal([0m, 0m, 20_000m, 0m], changes.Select(change => change.Contribution));
    }

    [Fact]
    public void Factors_that_rise_together_share_what_they_do_together()
    {
        // Two reps more and a better price: 12 x 20 x 0.25 x 2,500 = 150,000.
        var changes = EfficiencyModel.Explain(new(10, 200, 50, 100_000m), new(12, 240, 60, 150_000m));
        Assert.Equal([22_500m, 0m, 0m, 27_500m], changes.Select(change => change.Contribution));
    }

    [Fact]
    public void Where_nothing_was_closed_the_missing_capacity_carries_the_change()
    {
        var started = EfficiencyModel.Explain(EfficiencyFigures.None, new(2, 10, 5, 1_000m));
        Assert.Equal([1_000m, 0m, 0m, 0m], started.Select(change => change.Contribution));
        Assert.Null(started[2].Before);
        // Ten deals, all lost: the close rate fell to nothing, whatever a win would have brought.
        var lost = EfficiencyModel.Explain(new(2, 10, 5, 1_000m), new(2, 10, 0, 0m));
        Assert.Equal([0m, 0m, -1_000m, 0m], lost.Select(change => change.Contribution));
        Assert.All(EfficiencyModel.Explain(EfficiencyFigures.None, EfficiencyFigures.None), change => Assert.Equal(0m, change.Contribution));
    }

    [Fact]
    public void Contributions_add_up_to_the_change_exactly() => Law.Holds(random =>
    {
        var (before, after) = (Any(random), Any(random));
        Assert.Equal(after.Profit - before.Profit, EfficiencyModel.Explain(before, after).Sum(change => change.Contribution));
    });

    [Fact]
    public void The_way_back_costs_what_the_way_there_brought() => Law.Holds(random =>
    {
        var (before, after) = (Any(random), Any(random));
        var (there, back) = (EfficiencyModel.Explain(before, after), EfficiencyModel.Explain(after, before));
        Assert.All(there.Zip(back), pair => Assert.InRange(pair.First.Contribution + pair.Second.Contribution, -0.01m, 0.01m));
    });

    [Fact]
    public void A_factor_that_stays_contributes_nothing() => Law.Holds(random =>
    {
        var before = Any(random);
        var after = before with { Profit = before.Won == 0 ? 0m : random.Next(-100_000, 1_000_000) / 100m };
        Assert.All(EfficiencyModel.Explain(before, after).SkipLast(1), change => Assert.InRange(change.Contribution, -0.001m, 0.001m));
    });

    [Fact]
    public void What_if_multiplies_and_stops_at_every_deal_won()
    {
        var now = new EfficiencyFigures(10, 200, 50, 100_000m);
        Assert.Equal(121_000m, EfficiencyModel.Suppose(now, [0m, 10m, 10m, 0m]).Profit);
        Assert.Equal(400_000m, EfficiencyModel.Suppose(now, [0m, 0m, 900m, 0m]).Profit);
        Assert.Equal(100_000m, EfficiencyModel.Suppose(now, [0m, 0m, 0m, 0m]).Profit);
        Assert.Equal("efficiency.percent_out_of_range", Assert.Throws<RuleViolation>(() => EfficiencyModel.Suppose(now, [-101m, 0m, 0m, 0m])).Code);
    }

    [Fact]
    public void The_gap_between_fifths()
    {
        Assert.Null(QuintileGap.Of([1m, 2m, 3m, 4m]));
        var gap = QuintileGap.Of([10m, 20m, 30m, 40m, 50m, 60m, 70m, 80m, 90m, 100m])!;
        Assert.Equal((2, 95m, 15m, 55m), (gap.PerFifth, gap.Top, gap.Bottom, gap.Median));
        Assert.Equal(95m / 15m, gap.Ratio!.Value, 20);
        Assert.Equal(45m + 35m + 25m + 15m + 5m, gap.ToMedian);
        Assert.Null(QuintileGap.Of([0m, 1m, 1m, 1m, 1m])!.Ratio);
    }

    [Fact]
    public void Equals_have_no_gap() => Law.Holds(random =>
    {
        var (people, value) = (random.Next(QuintileGap.Fewest, 60), (decimal)random.Next(1, 10_000));
        var gap = QuintileGap.Of([.. Enumerable.Repeat(value, people)])!;
        Assert.Equal(0m, gap.ToMedian);
        Assert.Equal(gap.Top, gap.Bottom);
    });

    // Nobody closes without being counted, nothing is won without being closed, and no profit comes from nothing won.
    private static EfficiencyFigures Any(Random random)
    {
        var people = random.Next(4) == 0 ? 0 : random.Next(1, 2_000);
        var closed = people == 0 ? 0 : people + random.Next(10_000);
        var won = random.Next(5) == 0 ? 0 : random.Next(closed + 1);
        return new(people, closed, won, won == 0 ? 0m : random.Next(-1_000_000, int.MaxValue) / 100m);
    }
}
