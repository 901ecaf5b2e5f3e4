using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives.Calculation;
using static SalesAlign.Domain.Tests.Incentives.Calculation.Given;

namespace SalesAlign.Domain.Tests.Incentives.Calculation;

/// <summary>What stands around a component and what happens after it: findings, holdbacks, clawbacks, adjustments, sections.</summary>
public class AroundComponentsTests
{
    [Fact]
    public void A_missing_quota_is_a_finding_and_the_deals_still_have_their_lines()
    {
        var result = Commission(Accelerators()).Pay(Quarter(Deal(1_000)));
        Assert.Equal("quota.missing", Assert.Single(result.Findings).Code);
        Assert.IsType<InputMissing>(Assert.Single(result.Lines).Derivation[^1]);
        Assert.Equal(0, result.Total());
    }

    [Fact]
    public void A_gate_on_a_metric_without_a_value_stays_shut_and_is_a_finding()
    {
        var result = (Commission(RateTable.Flat(0.1m)) with { Gates = [new("nps", 50)] }).Pay(Quarter(Deal(1_000)));
        Assert.Equal("metric.missing", Assert.Single(result.Findings).Code);
        Assert.Equal(100, Assert.Single(result.Lines).WouldHavePaid);
    }

    [Fact]
    public void Credits_of_other_days_and_repeated_credits_are_findings()
    {
        var result = Commission(RateTable.Flat(0.1m)).Pay(Quarter(Deal(1_000, 200), Deal(1_000), Deal(1_000)));
        Assert.Equal(["credit.twice", "credit.outside_window"], result.Findings.Select(finding => finding.Code));
        Assert.Equal(2, result.Lines.Count);
    }

    [Fact]
    public void A_gate_may_be_the_components_own_attainment()
    {
        var component = Commission(RateTable.Flat(0.1m)) with { Gates = [new(Gate.Attainment, 0.5m)] };
        Assert.Equal(0, component.Pay(Quarter(Deal(49_999)).WithQuota(100_000)).Total());
        Assert.Equal(5_000, component.Pay(Quarter(Deal(50_000)).WithQuota(100_000)).Total());
    }

    [Fact]
    public void Standing_says_what_the_next_bracket_needs()
    {
        var standing = Assert.Single(Commission(Accelerators()).Pay(Quarter(Deal(90_000)).WithQuota(100_000)).Standings);
        Assert.Equal(new Standing(One, 90_000, 100_000, 0.9m, 0.10m, 100_000, 0.15m), standing);
    }

    [Fact]
    public void A_line_is_divided_among_objectives_to_the_cent()
    {
        var line = Assert.Single((Commission(RateTable.Flat(0.1m)) with { Objectives = [new(One, 50), new(Two, 50)] }).Pay(Quarter(Deal(0.30m))).Lines);
        Assert.Equal([0.02m, 0.01m], line.AmountsByObjective(2));
    }

    private static HeldAmount Held(Holdback holdback) => new(Three, "2026-Q1", One, Two, "D1", "", 100, new(2026, 1, 10), holdback, []);

    [Theory]
    [InlineData("2026-04-10", LineKind.HoldbackReleased)]
    [InlineData("2026-04-11", LineKind.HoldbackDropped)]
    public void A_holdback_is_released_within_its_days_or_dropped(string accepted, LineKind kind)
    {
        var day = DateOnly.Parse(accepted, null);
        var (_, line) = Assert.Single(Holdbacks.Settle([Held(new(20, "accepted", 90))], [new("accepted", day, Two)], new HashSet<Guid>(), day));
        Assert.Equal(kind, line.Kind);
        Assert.Equal(kind == LineKind.HoldbackReleased ? 100 : 0, line.Amount);
        Assert.Equal(new LineReference(Three, "2026-Q1"), line.Corrects);
    }

    [Fact]
    public void A_holdback_waits_for_its_event_and_is_dropped_when_the_deal_is_cancelled()
    {
        HeldAmount[] held = [Held(new(20, "accepted"))];
        Assert.Empty(Holdbacks.Settle(held, [new("accepted", new(2026, 5, 1), One)], new HashSet<Guid>(), new(2026, 12, 31)));
        Assert.Equal(LineKind.HoldbackDropped, Holdbacks.Settle(held, [], new HashSet<Guid> { Two }, new(2026, 3, 1))[0].Line.Kind);
        Assert.Equal(100, Holdbacks.Settle([Held(new(20, days: 30))], [], new HashSet<Guid>(), new(2026, 2, 9))[0].Line.Amount);
        Assert.Empty(Holdbacks.Settle([Held(new(20, days: 30))], [], new HashSet<Guid>(), new(2026, 2, 8)));
    }

    private static PostedLine Paid(decimal amount, LineKind kind = LineKind.Deal, Guid? deal = null) =>
        new(Guid.NewGuid(), "2026-Q1", new StatementLine { Component = One, Kind = kind, Amount = amount, Deal = deal ?? Two, Date = First });

    [Theory]
    [InlineData(ClawbackShare.Full, 100, 180, -1_600)]
    [InlineData(ClawbackShare.Full, 100, 181, 0)]
    [InlineData(ClawbackShare.Percentage, 25, 10, -400)]
    [InlineData(ClawbackShare.ProRataByTime, 100, 45, -1_200)]
    [InlineData(ClawbackShare.ProRataByTime, 100, 180, 0)]
    public void A_clawback_by_share_within_an_inclusive_window(ClawbackShare share, decimal percent, int days, decimal taken)
    {
        var lines = Clawback.Reverse(new(share, 180, percent), [Paid(1_600)], First, First.AddDays(days), Last, 2);
        Assert.Equal(taken, lines.Sum(line => line.Amount));
    }

    [Fact]
    public void A_clawback_leaves_the_minimum_and_what_was_never_paid_and_takes_nothing_twice()
    {
        var deal = Paid(80);
        PostedLine[] lines = [deal, Paid(20, LineKind.HoldbackReleased), Paid(400, LineKind.MinimumTopUp)];
        var taken = Clawback.Reverse(new(ClawbackShare.Full, 30), lines, First, First, Last, 2);
        Assert.Equal([-80m, -20m], taken.Select(line => line.Amount));
        Assert.Empty(Clawback.Reverse(new(ClawbackShare.Full, 30), [.. lines, .. taken.Select(line => new PostedLine(Guid.NewGuid(), "2026-Q2", line))], First, First, Last, 2));
    }

    [Fact]
    public void A_back_dated_split_after_closing_names_the_period_and_the_line_that_it_corrects()
    {
        var component = Commission(RateTable.Flat(0.1m));
        var closed = component.Pay(Quarter(Deal(10_000, 5, "A"), Deal(5_000, 6, "B"))).Lines.Select(line => new PostedLine(Guid.NewGuid(), "2026-Q1", line)).ToList();
        var now = component.Pay(Quarter(Deal(6_000, 5, "A") with { Reason = CreditReason.Split, Share = 0.6m }, Deal(5_000, 6, "B"))).Lines;
        var adjustment = Assert.Single(Adjustments.Between(closed, now, [], "2026-Q1", Last.AddDays(1)));
        Assert.Equal((LineKind.Adjustment, -400m, -4_000m, "A"), (adjustment.Kind, adjustment.Amount, adjustment.Credited, adjustment.DealKey));
        Assert.Equal(new LineReference(closed[0].Id, "2026-Q1"), adjustment.Corrects);
        var corrected = Assert.IsType<Corrected>(Assert.Single(adjustment.Derivation));
        Assert.Equal((1_000m, 600m, 0m), (corrected.Was, corrected.Now, corrected.AlreadyAdjusted));
    }

    [Fact]
    public void A_budget_is_granted_over_people_in_order_of_date_then_deal()
    {
        var spiff = new SpiffComponent { Id = One, Name = "Launch", AmountPerDeal = 500, Window = new(First, Last), Budget = 1_200 };
        var plan = CompiledPlan.Compile([spiff]);
        var anna = Quarter(Deal(1, 3, "B"), Deal(1, 1, "A")) with { Participant = One };
        var ben = Quarter(Deal(1, 2, "C"), Deal(1, 3, "A2")) with { Participant = Two };
        var awards = SpiffBudget.Grant(spiff, new[] { ben, anna }.SelectMany(input => SpiffBudget.Claims(plan, input)).Select(claim => claim.Claim));
        Assert.Equal([500m, 0m], IncentiveCalculator.Calculate(plan, anna with { Awards = awards[One] }).Lines.Select(line => line.Amount));
        Assert.Equal([500m, 200m], IncentiveCalculator.Calculate(plan, ben with { Awards = awards[Two] }).Lines.Select(line => line.Amount));
    }

    [Fact]
    public void Only_the_first_deal_of_each_claims_a_budget_for_the_first_time_in_all_its_parts()
    {
        var spiff = new SpiffComponent { Id = One, Name = "Launch", AmountPerDeal = 500, Window = new(First, Last), Budget = 10_000, FirstTimeOnly = true };
        var anna = Quarter(Deal(1, 1, "A") with { Part = "1", Share = 0.6m }, Deal(1, 2, "A") with { Part = "2", Share = 0.4m }, Deal(1, 3, "B")) with { Participant = One };
        var awards = SpiffBudget.Grant(spiff, SpiffBudget.Claims(CompiledPlan.Compile([spiff]), anna).Select(claim => claim.Claim));
        Assert.Equal([("A", "1", 300m), ("A", "2", 200m)], awards[One].Select(award => (award.DealKey!, award.Part, award.Amount)));
    }

    [Fact]
    public void A_true_up_that_replays_the_year_says_which_credit_has_earned_what()
    {
        var component = Commission(new(TableBasis.Credit, Accumulation.YearToDate, TableMode.Whole, [new(0, 0.05m), new(100_000, 0.08m)]));
        var first = component.Pay(Quarter(Deal(80_000)));
        var second = component.Pay(Quarter(Deal(80_000)).NextQuarter(first, Deal(80_000), Deal(40_000, 100)) with { ReplaysYear = true });
        var trueUp = Assert.Single(second.Lines, line => line.Kind == LineKind.TrueUp);
        Assert.Equal((2_400m, 80_000m), (trueUp.Amount, trueUp.Credited));
        Assert.Equal(new EarnedToDate(80_000, 6_400, 4_000), Assert.Single(trueUp.Derivation.OfType<EarnedToDate>()));
    }

    [Fact]
    public void A_tie_beyond_the_prizes_and_a_prize_that_does_not_divide_add_up()
    {
        var contest = new ContestComponent { Id = One, Name = "Contest", Metric = "m", Prizes = [100], AtLeast = 1 };
        var awards = ContestRanking.Rank(contest, [new(Three, 2), new(One, 2), new(Two, 2), new(Guid.NewGuid(), 0.5m)], 2);
        Assert.Equal([33.34m, 33.33m, 33.33m], awards.Select(award => award.Award.Amount));
    }

    [Fact]
    public void A_grid_of_two_measures_pays_in_steps()
    {
        var bonus = new TargetBonusComponent { Id = One, Name = "Grid", Grid = new("margin", [0.8m, 1], [0.2m, 0.3m], [[0.5m, 0.7m], [1, 1.5m]]) };
        var input = Quarter(Deal(100_000)).WithQuota(100_000).WithTarget(10_000);
        Assert.Equal(15_000, bonus.Pay(input.WithMetric("margin", 0.30m)).Total());
        Assert.Equal(10_000, bonus.Pay(input.WithMetric("margin", 0.29m)).Total());
        Assert.Equal(0, bonus.Pay(input.WithMetric("margin", 0.19m)).Total());
        Assert.Equal("metric.missing", Assert.Single(bonus.Pay(input).Findings).Code);
    }

    [Fact]
    public void A_change_in_mid_period_gives_two_sections_by_the_credits_date()
    {
        var old = Commission(RateTable.Flat(0.05m)) with { MinimumPayout = 1_000, Caps = [new(CapScope.Period, 1_150)] };
        var sections = PlanSections.Calculate(
            [new("1", new(2025, 1, 1), CompiledPlan.Compile([old])), new("2", new(2026, 2, 1), CompiledPlan.Compile([old with { Rates = RateTable.Flat(0.10m) }]))],
            Quarter(Deal(10_000, 31), Deal(2_000, 32), Deal(5_000, 40)));
        Assert.Equal([(First, new(2026, 1, 31)), (new DateOnly(2026, 2, 1), Last)], sections.Select(section => (section.First, section.Last)));
        Assert.Equal([500m], sections[0].Result.Lines.Select(line => line.Amount));
        Assert.Equal([200m, 450m], sections[1].Result.Lines.Select(line => line.Amount));
        Assert.Equal(1_150, sections.Sum(section => section.Result.Total()));
        Assert.Equal(1_150, sections[1].Result.Accumulators[0].Paid);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Sections_look_at_no_deal_of_the_year_before_and_do_not_find_it_strange(bool replaysYear)
    {
        var plan = CompiledPlan.Compile([Commission(RateTable.Flat(0.10m))]);
        var input = Quarter(Deal(7_000, -40), Deal(8_000, 31), Deal(9_000, 40)) with { ReplaysYear = replaysYear };
        var sections = PlanSections.Calculate([new("1", new(2025, 1, 1), plan), new("2", new(2026, 2, 1), plan)], input);
        Assert.Equal([800m, 900m], sections.Select(section => section.Result.Total()));
        Assert.All(sections, section => Assert.Empty(section.Result.Findings));
    }

    [Fact]
    public void A_guarantee_and_a_minimum_look_at_both_sections_together()
    {
        Component[] plan = [Commission(RateTable.Flat(0.10m)) with { MinimumPayout = 900 }, new DrawComponent { Id = Two, Name = "Draw", AmountPerPeriod = 1_000 }];
        var sections = PlanSections.Calculate(
            [new("1", First, CompiledPlan.Compile(plan)), new("2", new(2026, 2, 1), CompiledPlan.Compile(plan))], Quarter(Deal(8_000, 31)));
        Assert.Equal([800m, 200m], sections.Select(section => section.Result.Total()));
    }

    [Fact]
    public void Quotas_of_quarters_add_up_year_to_date_and_replaying_re_rates_exactly()
    {
        var component = Commission(RateTable.Accelerator(0.10m, Accumulation.YearToDate, (0, 1), (1, 2)));
        PeriodAmount[] quotas = [new(100_000, First, Last), new(100_000, Last.AddDays(1), new(2026, 6, 30))];
        var first = component.Pay(Quarter(Deal(150_000)) with { Quotas = [quotas[0]] });
        Assert.Equal(20_000, first.Total());
        var second = component.Pay(Quarter().NextQuarter(first, Deal(150_000), Deal(70_000, 100)) with { ReplaysYear = true, Quotas = quotas });
        Assert.Equal([(LineKind.TrueUp, -5_000m), (LineKind.Deal, 9_000m)], second.Lines.Select(line => (line.Kind, line.Amount)));
        Assert.Equal(20_000 + 4_000, first.Total() + second.Total());
    }

    [Fact]
    public void A_cap_by_the_deal_counts_what_the_deal_was_paid_before_the_window()
    {
        var component = Commission(RateTable.Flat(0.10m)) with { Caps = [new(CapScope.Deal, 1_000)] };
        var first = component.Pay(Quarter(Deal(8_000, 1, "A")));
        var second = component.Pay(Quarter().NextQuarter(first, Deal(8_000, 1, "A"), Deal(8_000, 100, "A") with { Part = "2" }) with { ReplaysYear = true });
        Assert.Equal(200, second.Total());
    }

    [Fact]
    public void A_draw_counts_released_holdbacks_as_earnings()
    {
        Component[] plan = [new DrawComponent { Id = Two, Name = "Draw", AmountPerPeriod = 1_000 }];
        Assert.Equal(300, plan.Pay(Quarter() with { OtherEarnings = 700 }).Total());
    }

    [Fact]
    public void A_draw_that_has_ended_is_still_recovered()
    {
        Component[] plan =
        [
            Commission(RateTable.Flat(0.1m)),
            new DrawComponent { Id = Two, Name = "Draw", AmountPerPeriod = 3_000, Recoverable = true, Paid = new(First, Last) },
        ];
        var first = plan.Pay(Quarter(Deal(10_000)));
        var second = plan.Pay(Quarter().NextQuarter(first, Deal(20_000, 100)));
        var third = plan.Pay(Quarter().NextQuarter(first).NextQuarter(second, Deal(40_000, 200)));
        Assert.Equal([3_000m, 2_000m, 3_000m], new[] { first, second, third }.Select(result => result.Total()));
        Assert.Equal([(2_000m, 2_000m), (2_000m, 2_000m), (1_000m, 1_000m)], new[] { first, second, third }.Select(result => result.Accumulators.Single(kept => kept.Component == Two)).Select(kept => (kept.Owed, kept.Paid)));
    }
}
