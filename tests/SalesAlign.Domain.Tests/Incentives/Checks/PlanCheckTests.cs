using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Incentives.Checks;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Tests.Incentives.Checks;

public class PlanCheckTests
{
    private static readonly PlanFacts Facts = new() { Currency = new Currency("USD"), Quota = 100_000m, TargetIncentive = 10_000m };

    [Fact]
    public void A_sound_plan_has_nothing_to_warn_of() =>
        Assert.Empty(PlanCheck.Of([Flat("Commission") with { Objectives = [new ObjectiveLink(Guid.NewGuid(), 100)] }], Facts));

    [Fact]
    public void An_empty_plan_is_an_error() => Assert.Equal(["plan_check.no_component"], Codes([], Facts));

    [Fact]
    public void A_bracket_above_the_cap_pays_nothing_more()
    {
        var capped = Flat("Tiers") with
        {
            Rates = new RateTable(TableBasis.Credit, Accumulation.Period, TableMode.Marginal, [new(0, 0.1m), new(100_000, 0.2m), new(200_000, 0.3m)]),
            Caps = [new Cap(CapScope.Period, timesTargetIncentive: 3)],
        };
        var finding = Assert.Single(PlanCheck.Of([capped], Facts), f => f.Code == "plan_check.bracket_above_cap");
        Assert.Equal([3, 30_000m], finding.Arguments);
        Assert.DoesNotContain("plan_check.bracket_above_cap", Codes([capped with { Caps = [new Cap(CapScope.Period, timesTargetIncentive: 4)] }], Facts));
    }

    [Fact]
    public void A_bracket_of_many_quotas_is_out_of_reach()
    {
        var far = Flat("Far") with { Rates = RateTable.Accelerator(0.1m, Accumulation.Period, (0, 1), (6, 2)) };
        var asked = Facts with { People = [new PlannedPay("Ann", MembershipRole.Rep, 400_000, 40_000)] };
        Assert.Contains("plan_check.bracket_out_of_reach", Codes([far], asked));
        Assert.DoesNotContain("plan_check.bracket_out_of_reach", Codes([far with { Rates = RateTable.Accelerator(0.1m, Accumulation.Period, (0, 1), (2, 2)) }], asked));
    }

    [Fact]
    public void Cliffs_are_warned_of_and_falling_pay_too()
    {
        var cliff = Flat("Cliff") with { Rates = new RateTable(TableBasis.Attainment, Accumulation.Period, TableMode.Whole, [new(0, 0.02m), new(1, 0.1m)]) };
        Assert.Contains("plan_check.cliff_at_attainment", Codes([cliff], Facts));
        var falling = Flat("Falling") with { Rates = new RateTable(TableBasis.Credit, Accumulation.Period, TableMode.Whole, [new(0, 0.1m), new(100_000, 0.05m)]) };
        Assert.Contains("plan_check.pays_less_for_more", Codes([falling], Facts));
    }

    [Fact]
    public void Conditions_on_what_is_gone_are_found()
    {
        var known = Facts with
        {
            KnownValues = new Dictionary<string, IReadOnlySet<string>>(StringComparer.OrdinalIgnoreCase) { [CreditFacts.Series] = new HashSet<string> { "GTX" } },
            KnownMetrics = new HashSet<string> { "retention" },
        };
        Assert.Equal(FindingSeverity.Error, PlanCheck.Of([Flat("A") with { OnlyIf = Where("colour", "red") }], Facts)[0].Severity);
        Assert.Contains("plan_check.unknown_value", Codes([Flat("A") with { Multipliers = [new Multiplier("x", Filter.Any(Where("series", "GTX"), Where("series", "Old")), 2)] }], known));
        Assert.DoesNotContain("plan_check.unknown_value", Codes([Flat("A") with { OnlyIf = Where("series", "GTX") }], known));
        Assert.Contains("plan_check.unknown_metric", Codes([Flat("A") with { Gates = [new Gate("quality", 0.9m)] }], known));
        Assert.DoesNotContain("plan_check.unknown_metric", Codes([Flat("A") with { Gates = [new Gate("retention", 0.9m), new Gate(Gate.Attainment, 0.5m)] }], known));
    }

    [Fact]
    public void Two_components_for_the_same_deals_pay_twice_and_an_add_on_only_on_top()
    {
        Assert.Contains("plan_check.paid_twice", Codes([Flat("A"), Flat("B")], Facts));
        Assert.Contains("plan_check.pays_on_top", Codes([Flat("A"), Flat("B") with { OnlyIf = Where("series", "GTX") }], Facts));
        Assert.DoesNotContain(Codes([Flat("A") with { OnlyIf = Where("series", "MG") }, Flat("B") with { OnlyIf = Where("series", "GTX") }], Facts), code => code is "plan_check.paid_twice" or "plan_check.pays_on_top");
        Assert.DoesNotContain("plan_check.paid_twice", Codes([Flat("A"), Flat("B") with { Trigger = Trigger.Paid }], Facts));
        Assert.DoesNotContain("plan_check.paid_twice", Codes([Flat("A"), Flat("B") with { CreditTo = CreditTo.ManagersAbove }], Facts));
    }

    [Theory]
    [InlineData(60, 40, false)]
    [InlineData(60, 50, true)]
    [InlineData(60, 30, true)]
    public void Weights_of_bonuses_total_100(decimal one, decimal other, bool found)
    {
        TargetBonusComponent Bonus(decimal weight) => new() { Id = Guid.NewGuid(), Name = "Bonus", Weight = weight, Curve = new Curve(CurveShape.Linear, [new(0, 0), new(1, 1)]) };
        Assert.Equal(found, Codes([Bonus(one), Bonus(other)], Facts).Contains("plan_check.weights_not_100"));
    }

    [Fact]
    public void Quota_is_four_to_eight_times_on_target_earnings()
    {
        // Half salary, half variable: 20,000 of variable pay are 40,000 of earnings.
        var mix = new PayMix(MembershipRole.Rep, 50);
        Assert.Equal(40_000m, mix.OnTargetEarnings(20_000m));
        PlanFacts With(decimal quota) => Facts with { PayMixes = [mix], People = [new PlannedPay("Ann", MembershipRole.Rep, quota, 20_000m), new PlannedPay("Max", MembershipRole.Manager, 1m, 20_000m)] };
        var objective = Flat("A") with { Objectives = [new ObjectiveLink(Guid.NewGuid(), 100)] };
        Assert.Empty(Codes([objective], With(200_000m)));
        Assert.Equal(["plan_check.quota_too_low"], Codes([objective], With(120_000m)));
        var high = Assert.Single(PlanCheck.Of([objective], With(400_000m)));
        Assert.Equal(("plan_check.quota_too_high", 1, "Ann", 10m), (high.Code, (int)high.Arguments[0], (string)high.Arguments[1], (decimal)high.Arguments[2]));
    }

    [Theory]
    [InlineData("series", FilterOperator.Equal, "A", "series", FilterOperator.NotEqual, "A", false)]
    [InlineData("series", FilterOperator.Equal, "A", "series", FilterOperator.NotEqual, "B", true)]
    [InlineData("series", FilterOperator.Equal, "A", "tier", FilterOperator.Equal, "B", true)]
    public void What_excludes_each_other_cannot_be_met_together(string one, FilterOperator first, string a, string other, FilterOperator second, string b, bool may) =>
        Assert.Equal(may, Conditions.MayMeet(Filter.Where(one, first, a), Filter.Where(other, second, b)));

    [Fact]
    public void Ranges_that_do_not_meet_exclude_each_other()
    {
        Assert.False(Conditions.MayMeet(Filter.Where("amount", FilterOperator.AtMost, 10), Filter.Where("amount", FilterOperator.Between, 11, 20)));
        Assert.True(Conditions.MayMeet(Filter.Where("amount", FilterOperator.AtMost, 11), Filter.Where("amount", FilterOperator.Between, 11, 20)));
        Assert.True(Conditions.MayMeet(null, Filter.Where("amount", FilterOperator.AtMost, 10)));
    }

    private static CommissionComponent Flat(string name) => new() { Id = Guid.NewGuid(), Name = name, Rates = RateTable.Flat(0.1m) };

    private static Criterion Where(string field, string value) => Filter.Where(field, FilterOperator.Equal, value);

    private static IEnumerable<string> Codes(IReadOnlyList<Component> components, PlanFacts facts) => PlanCheck.Of(components, facts).Select(finding => finding.Code);
}
