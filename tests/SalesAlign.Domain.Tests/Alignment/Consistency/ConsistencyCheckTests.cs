using SalesAlign.Domain.Alignment.Consistency;
using SalesAlign.Domain.Tests.Common;

namespace SalesAlign.Domain.Tests.Alignment.Consistency;

public sealed class ConsistencyCheckTests
{
    [Fact]
    public void A_strategy_that_does_what_it_says_has_no_contradiction()
    {
        var result = Check(One("Grow", 60, pay: 60, time: 60), One("Premium", 40, pay: 40, time: 40));
        Assert.Empty(result.Contradictions);
        Assert.Equal((0m, 0m), (result.PayGap, result.TimeGap));
    }

    [Fact]
    public void What_is_named_first_but_paid_last_is_named_with_both_figures()
    {
        var result = Check(One("Premium", 60, pay: 10), One("Volume", 40, pay: 90));
        Assert.Equal(
            [(ContradictionKind.PaidTooLittle, "Premium", 60m, 10m), (ContradictionKind.PaidTheOtherWay, "Premium", 10m, 90m)],
            result.Contradictions.Select(found => (found.Kind, found.Subject, found.Said!.Value, found.Done!.Value)));
        Assert.Equal("Volume", result.Contradictions[1].Other);
        Assert.Equal(50m, result.PayGap);
    }

    [Fact]
    public void Unknown_shares_contradict_nothing_and_no_pay_at_all_does()
    {
        Assert.Empty(Check(One("Grow", 100)).Contradictions);
        Assert.Null(Check(One("Grow", 100)).PayGap);
        Assert.Equal(ContradictionKind.NoPay, Assert.Single(Check(One("Grow", 60, pay: 100), One("Cycle", 4, pay: 0)).Contradictions).Kind);
    }

    [Fact]
    public void What_nobody_owns_measures_or_carries_is_not_pursued()
    {
        var result = Check(One("Grow", 50) with { HasOwner = false, HasMetric = false, Goals = 0 });
        Assert.Equal([ContradictionKind.NoOwner, ContradictionKind.NoMetric, ContradictionKind.NoGoals], result.Contradictions.Select(found => found.Kind));
    }

    [Fact]
    public void Many_objectives_of_equal_weight_are_no_strategy()
    {
        var many = Enumerable.Range(1, 8).Select(i => One($"O{i}", 12.5m)).ToArray();
        Assert.Equal([ContradictionKind.TooMany, ContradictionKind.AllTheSame], Check(many).Contradictions.Select(found => found.Kind));
        Assert.DoesNotContain(Check([.. many.Take(2)]).Contradictions, found => found.Kind == ContradictionKind.AllTheSame);
        var thin = ConsistencyCheck.Of(new([.. many.Select((one, i) => one with { Weight = 2 + (i * 3), PeopleWithGoals = 10 })], [], [], 10));
        Assert.Contains(thin.Contradictions, found => found is { Kind: ContradictionKind.SpreadThin, Done: 8m });
    }

    [Fact]
    public void Pay_for_what_was_dropped_and_goals_that_nobody_can_move_are_named()
    {
        var result = ConsistencyCheck.Of(new(
            [One("Grow", 100, pay: 80)], [("old", "Low end", 20m)], [new("g1", "Ada", "Won", false, true), new("g2", "Bo", "Stock", true, false), new("g3", "Cy", "Won", true, true)], 3));
        Assert.Equal(
            [(ContradictionKind.PaysForDropped, "Low end"), (ContradictionKind.NobodyMoves, "Ada"), (ContradictionKind.MetricWithoutPeople, "Bo")],
            result.Contradictions.Select(found => (found.Kind, found.Subject)));
    }

    [Fact]
    public void The_gap_is_never_more_than_the_whole_and_does_not_depend_on_the_order() => Law.Holds(random =>
    {
        var objectives = Enumerable.Range(0, random.Next(1, 8)).Select(i => One($"O{i}", random.Next(1, 50), pay: random.Next(5) == 0 ? null : random.Next(0, 60))).ToArray();
        var gap = Check(objectives).PayGap;
        Assert.True(gap is null or >= 0 and <= 100.0000001m);
        random.Shuffle(objectives);
        if (gap is { } known) Assert.Equal(known, Check(objectives).PayGap!.Value, 10);
    });

    private static ConsistencyResult Check(params ObjectiveFacts[] objectives) => ConsistencyCheck.Of(new(objectives, [], [], 0));

    private static ObjectiveFacts One(string title, decimal weight, decimal? pay = null, decimal? time = null) => new(title, title, weight, true, true, 3, 3, pay, time, 1m, 1m);
}
