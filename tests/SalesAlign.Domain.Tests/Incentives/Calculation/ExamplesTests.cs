using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives.Calculation;
using static SalesAlign.Domain.Tests.Incentives.Calculation.Given;

namespace SalesAlign.Domain.Tests.Incentives.Calculation;

/// <summary>The twelve acceptance examples of the incentive contract, to the cent.</summary>
public class ExamplesTests
{
    [Theory]
    [InlineData(TableMode.Marginal, 12_000)]
    [InlineData(TableMode.Whole, 18_000)]
    [InlineData(TableMode.OverageWhole, 13_000)]
    public void Example_1_a_table_of_three_brackets(TableMode mode, decimal pays)
    {
        var result = Commission(Table(mode)).Pay(Quarter(Deal(180_000)).WithQuota(100_000));
        Assert.Equal(pays, result.Total());
        Assert.Empty(result.Findings);
    }

    [Fact]
    public void Example_1_shows_each_slice()
    {
        var line = Assert.Single(Commission(Table(TableMode.Marginal)).Pay(Quarter(Deal(180_000))).Lines);
        Assert.Equal(
            [
                new BracketSlice(0, 100_000, 0.05m, 100_000, 5_000),
                new BracketSlice(100_000, 150_000, 0.08m, 50_000, 4_000),
                new BracketSlice(150_000, 180_000, 0.10m, 30_000, 3_000),
            ],
            line.Derivation.OfType<BracketSlice>());
    }

    [Fact]
    public void Example_2_accelerators()
    {
        var result = Commission(Accelerators()).Pay(Quarter(Deal(90_000), Deal(40_000, 2)).WithQuota(100_000));
        Assert.Equal([9_000m, 6_000m], result.Lines.Select(line => line.Amount));
        Assert.Equal([1_000m, 3_000m, 2_000m], result.Lines[1].Derivation.OfType<BracketSlice>().Select(slice => slice.Amount));
        Assert.Equal(15_000, result.Total());
    }

    [Theory]
    [InlineData(110, 24_000)]
    [InlineData(75, 10_000)]
    [InlineData(40, 0)]
    [InlineData(180, 40_000)]
    public void Example_3_a_curve(decimal percent, decimal pays)
    {
        var bonus = new TargetBonusComponent { Id = One, Name = "Bonus", Curve = new(CurveShape.Linear, [new(0.5m, 0), new(1, 1), new(1.5m, 2)]) };
        var result = bonus.Pay(Quarter(Deal(1_000 * percent)).WithQuota(100_000).WithTarget(20_000));
        Assert.Equal(pays, result.Total());
    }

    [Fact]
    public void Example_4_only_the_ideal_customer_and_a_strategic_series()
    {
        var schema = new FactSchema("account.icp", "product.series");
        var component = Commission(RateTable.Flat(0.06m)) with
        {
            OnlyIf = Filter.Where("account.icp", FilterOperator.Equal, true),
            Multipliers = [new("Strategic series", Filter.Where("product.series", FilterOperator.Equal, "GTK"), 1.5m)],
        };
        var result = IncentiveCalculator.Calculate(CompiledPlan.Compile([component], schema), Quarter(
            Deal(40_000, 1, facts: schema.Facts(true, "GTK")),
            Deal(40_000, 2, facts: schema.Facts(true, "MG")),
            Deal(40_000, 3, facts: schema.Facts(false, "MG"))));

        Assert.Equal([3_600m, 2_400m, 0m], result.Lines.Select(line => line.Amount));
        var failed = Assert.IsType<ConditionFailed>(result.Lines[2].Derivation[^1]);
        Assert.Equal("account.icp", Assert.Single(failed.Failed).Criterion.Field);
        Assert.Equal(false, failed.Failed[0].Actual);
        Assert.Equal(2_400, failed.WouldHavePaid);
        Assert.Equal(2_400, result.Lines[2].WouldHavePaid);
    }

    [Fact]
    public void Example_5_splits()
    {
        Assert.Equal([33.34m, 33.33m, 33.33m], Rounding.SplitByLargestRemainder(100m, [1, 1, 1], 2));
        Assert.Equal([6_000.60m, 4_000.40m], Rounding.SplitByLargestRemainder(10_001m, [60, 40], 2));
    }

    [Theory]
    [InlineData(true, new[] { 3_000, 3_000, 4_000 }, new[] { 2_000, 0, 0 })]
    [InlineData(false, new[] { 3_000, 5_000, 4_000 }, new[] { 0, 0, 0 })]
    public void Example_6_draws(bool recoverable, int[] pays, int[] owed)
    {
        Component[] plan =
        [
            Commission(RateTable.Flat(0.1m)),
            new DrawComponent { Id = Two, Name = "Draw", AmountPerPeriod = 3_000, Recoverable = recoverable },
        ];
        decimal[] earned = [1_000, 5_000, 4_000];
        IReadOnlyList<Accumulator> before = [];
        for (var month = 0; month < 3; month++)
        {
            var first = First.AddMonths(month);
            var input = Quarter(Deal(earned[month] * 10) with { Date = first }) with { First = first, Last = first.AddMonths(1).AddDays(-1), Before = before };
            var result = plan.Pay(input);
            before = result.Accumulators;
            Assert.Equal(pays[month], result.Total());
            Assert.Equal(owed[month], before.Single(accumulator => accumulator.Component == Two).Owed);
        }
    }

    [Fact]
    public void Example_7_a_clawback_takes_what_the_deal_was_paid()
    {
        var component = Commission(Table(TableMode.Marginal, Accumulation.YearToDate));
        var march = component.Pay(Quarter(Deal(100_000, 2), Deal(20_000, 70, "cancelled")));
        var posted = march.Lines.Select(line => new PostedLine(Guid.NewGuid(), "2026-Q1", line)).Where(line => line.Line.DealKey == "cancelled").ToList();
        var line = Assert.Single(Clawback.Reverse(
            new(ClawbackShare.Full, 180), [.. posted.Select(p => p with { Line = p.Line with { Deal = Two } })], First.AddDays(69), new(2026, 5, 4), new(2026, 5, 4), 2));
        Assert.Equal(-1_600, line.Amount);
        Assert.Equal("2026-Q1", line.Corrects!.Period);
    }

    [Fact]
    public void Example_8_proration()
    {
        var quota = Proration.Of(
            [new(120_000, new(2026, 1, 1), new(2026, 12, 31))], One, new(2026, 1, 1), new(2026, 12, 31), false, new DateRange(new(2026, 4, 1), null), 2);
        Assert.Equal(new ProratedAmount(120_000, 275, 365, 90_410.96m), quota);
    }

    [Fact]
    public void Example_9_a_contest_with_a_tie_for_first()
    {
        var contest = new ContestComponent { Id = One, Name = "Contest", Metric = "attainment", Prizes = [3_000, 2_000, 1_000] };
        var awards = ContestRanking.Rank(contest, [new(One, 1.2m), new(Three, 1.1m), new(Two, 1.2m)], 2);
        Assert.Equal([(One, 2_500m, 1), (Two, 2_500m, 1), (Three, 1_000m, 3)], awards.Select(a => (a.Participant, a.Award.Amount, a.Award.Rank)));
        Assert.Equal(1_000, contest.Pay(Quarter() with { Awards = [awards[2].Award] }).Total());
    }

    [Fact]
    public void Example_10_year_to_date_on_everything()
    {
        var component = Commission(new(TableBasis.Credit, Accumulation.YearToDate, TableMode.Whole, [new(0, 0.05m), new(100_000, 0.08m)]));
        var input = Quarter(Deal(80_000));
        var first = component.Pay(input);
        Assert.Equal(4_000, first.Total());

        var second = component.Pay(input.NextQuarter(first, Deal(40_000, 100)));
        Assert.Equal(5_600, second.Total());
        Assert.Equal([(LineKind.TrueUp, 2_400m), (LineKind.Deal, 3_200m)], second.Lines.Select(line => (line.Kind, line.Amount)));

        var replayed = component.Pay(input.NextQuarter(first, Deal(80_000), Deal(40_000, 100)) with { ReplaysYear = true });
        Assert.Equal(second.Lines.Select(line => (line.Kind, line.Amount)), replayed.Lines.Select(line => (line.Kind, line.Amount)));
        Assert.Equal(second.Accumulators, replayed.Accumulators);
    }

    [Fact]
    public void Example_11_a_gate_on_acceleration()
    {
        var component = Commission(Accelerators()) with { Gates = [new("retention", 0.90m, GateEffect.Accelerates)] };
        var input = Quarter(Deal(90_000), Deal(40_000, 2)).WithQuota(100_000);
        Assert.Equal(13_000, component.Pay(input.WithMetric("retention", 0.88m)).Total());
        Assert.Equal(15_000, component.Pay(input.WithMetric("retention", 0.90m)).Total());
    }

    [Fact]
    public void Example_12_a_cap_at_a_multiple_of_the_target_incentive()
    {
        var component = Commission(Accelerators()) with { Caps = [new(CapScope.Period, timesTargetIncentive: 1.5m)] };
        var result = component.Pay(Quarter(Deal(90_000), Deal(40_000, 2), Deal(10_000, 3)).WithQuota(100_000).WithTarget(10_000));
        Assert.Equal([9_000m, 6_000m, 0m], result.Lines.Select(line => line.Amount));
        Assert.DoesNotContain(result.Lines[1].Derivation, step => step is CapCut);
        Assert.Equal(new CapCut(CapScope.Period, 15_000, 15_000, 2_000), result.Lines[2].Derivation[^1]);
        Assert.Equal(2_000, result.Lines[2].WouldHavePaid);
    }
}
