using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives.Calculation;
using static SalesAlign.Domain.Tests.Incentives.Calculation.Given;

namespace SalesAlign.Domain.Tests.Incentives.Calculation;

public class StrategyFitTests
{
    private static readonly FactSchema Schema = new("series");
    private static readonly Filter Gtk = Filter.Where("series", FilterOperator.Equal, "GTK");
    private static readonly CommissionComponent Flat = Commission(RateTable.Flat(0.06m));

    private static SteeringRatio Steer(CommissionComponent component) => StrategyFit.Steer(
        CompiledPlan.Compile([component], Schema),
        [
            Quarter(Deal(10_000, 1, facts: Schema.Facts("GTK")), Deal(30_000, 2, facts: Schema.Facts("MG"))),
            Quarter(Deal(5_000, 3, facts: Schema.Facts("GTK")), Deal(7_000, 4, facts: Schema.Facts("GTX")), Deal(7_000, 4, facts: Schema.Facts("GTX")) with { Reason = CreditReason.RollUp, Event = Trigger.Paid }),
        ],
        credit => credit.Facts["series"] == "GTK");

    [Fact]
    public void A_flat_plan_is_blind()
    {
        var ratio = Steer(Flat);
        Assert.Equal((Steering.Blind, 1.0m), (ratio.Steering, Math.Round(ratio.Ratio!.Value, 2)));
        Assert.Equal((1_500m, 90m), (ratio.ExtraCredit, ratio.ExtraFromServing));
    }

    [Fact]
    public void A_plan_that_pays_only_for_it_has_no_ratio()
    {
        var ratio = Steer(Flat with { OnlyIf = Gtk });
        Assert.Equal((Steering.OnlyPaysForIt, null), (ratio.Steering, ratio.Ratio));
    }

    [Fact]
    public void A_multiplier_steers_toward_or_against()
    {
        var toward = Steer(Flat with { Multipliers = [new("GTK", Gtk, 1.5m)] });
        Assert.Equal((Steering.Toward, 1.5m), (toward.Steering, Math.Round(toward.Ratio!.Value, 2)));
        var against = Steer(Flat with { Multipliers = [new("GTK", Gtk, 0.5m)] });
        Assert.Equal((Steering.Against, 0.5m), (against.Steering, Math.Round(against.Ratio!.Value, 2)));
    }

    [Fact]
    public void Pay_share_is_linked_target_pay_over_all_target_pay()
    {
        var linked = Flat with { Objectives = [new(Two, 75), new(Three, 25)] };
        var bonus = new TargetBonusComponent { Id = Two, Name = "Bonus", Weight = 50, Curve = new(CurveShape.Steps, [new(1, 1)]), Objectives = [new(Three, 100)] };
        var shares = StrategyFit.PayShares([
            (linked, StrategyFit.TargetPay(linked, 100_000, 8_000)), (bonus, StrategyFit.TargetPay(bonus, 100_000, 8_000)),
        ]);
        Assert.Equal([new(Two, 4_500, 0.45m), new(Three, 5_500, 0.55m)], shares);
    }
}
