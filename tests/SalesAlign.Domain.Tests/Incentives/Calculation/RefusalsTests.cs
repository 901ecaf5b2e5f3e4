using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives.Calculation;
using static SalesAlign.Domain.Tests.Incentives.Calculation.Given;

namespace SalesAlign.Domain.Tests.Incentives.Calculation;

/// <summary>Plans that cannot be computed cannot be made.</summary>
public class RefusalsTests
{
    private static RuleViolation Refused(Action make) => Assert.Throws<RuleViolation>(make);

    private static RateTable Rows(params BracketRow[] rows) => RateTable.FromRows(TableBasis.Credit, Accumulation.Period, TableMode.Marginal, rows);

    [Fact]
    public void Rows_that_join_make_the_table_of_their_lower_bounds()
    {
        var table = Rows(new(0, 100, 0.05m), new(100, 200, 0.08m), new(200, null, 0.1m));
        Assert.Equal([new(0, 0.05m), new(100, 0.08m), new(200, 0.1m)], table.Brackets);
    }

    [Fact]
    public void A_figure_that_no_calculation_could_hold_is_refused_with_its_component()
    {
        SpiffComponent Spiff(decimal amount) => new()
        {
            Id = Guid.NewGuid(), Name = "Launch", AmountPerDeal = amount, Window = new DateRange(new DateOnly(2026, 1, 1), new DateOnly(2026, 3, 31)),
        };
        CompiledPlan.Compile([Spiff(CompiledPlan.LargestFigure)]);
        var refusal = Refused(() => CompiledPlan.Compile([Spiff(CompiledPlan.LargestFigure + 1)]));
        Assert.Equal(("component.figure_too_large", "Launch"), (refusal.Code, (string?)refusal.Arguments[0]));
    }

    [Fact]
    public void A_gap_is_refused_with_its_row()
    {
        var refusal = Refused(() => Rows(new(0, 100, 0.05m), new(101, null, 0.08m)));
        Assert.Equal("rate_table.gap", refusal.Code);
        Assert.Equal(2, refusal.Arguments[0]);
    }

    [Fact]
    public void An_overlap_is_refused_with_its_row()
    {
        var refusal = Refused(() => Rows(new(0, 100, 0.05m), new(100, 200, 0.05m), new(199, null, 0.08m)));
        Assert.Equal("rate_table.overlap", refusal.Code);
        Assert.Equal(3, refusal.Arguments[0]);
    }

    [Fact]
    public void A_row_that_ends_before_it_begins_an_open_row_in_the_middle_and_a_closed_last_row_are_refused()
    {
        Assert.Equal("rate_table.row_ends_before_it_begins", Refused(() => Rows(new(0, 0, 0.05m), new(0, null, 1))).Code);
        Assert.Equal("rate_table.row_ends_before_it_begins", Refused(() => Rows(new(0, null, 0.05m), new(5, null, 1))).Code);
        Assert.Equal("rate_table.last_row_is_closed", Refused(() => Rows(new BracketRow(0, 100, 0.05m))).Code);
        Assert.Equal("rate_table.does_not_begin_at_zero", Refused(() => Rows(new BracketRow(10, null, 0.05m))).Code);
        Assert.Equal("rate_table.rate_out_of_range", Refused(() => Rows(new BracketRow(0, null, -0.05m))).Code);
    }

    [Fact]
    public void Curves_and_grids_that_do_not_ascend_or_are_not_full_are_refused()
    {
        Assert.Equal("curve.not_ascending", Refused(() => _ = new Curve(CurveShape.Linear, [new(1, 0), new(1, 1)])).Code);
        Assert.Equal("curve.no_slope_to_go_on", Refused(() => _ = new Curve(CurveShape.Steps, [new(0, 0), new(1, 1)], goesOn: true)).Code);
        Assert.Equal("grid.missing_cell", Refused(() => _ = new PayoutGrid("m", [0, 1], [0, 1], [[0, 1], [1]])).Code);
        Assert.Equal("grid.columns_not_ascending", Refused(() => _ = new PayoutGrid("m", [0], [1, 0], [[0, 1]])).Code);
    }

    [Fact]
    public void Shares_that_do_not_total_100_are_refused()
    {
        Assert.Equal("objective_link.shares_not_100", Refused(() => _ = Commission(RateTable.Flat(0.1m)) with { Objectives = [new(One, 60), new(Two, 39)] }).Code);
        Assert.Equal("objective_link.objective_twice", Refused(() => _ = Commission(RateTable.Flat(0.1m)) with { Objectives = [new(One, 60), new(One, 40)] }).Code);
        Assert.Equal("scorecard.weights_not_100", Refused(() => _ = new ScorecardComponent
        {
            Id = One, Name = "S", Metrics = [new("nps", 99, new(CurveShape.Steps, [new(0, 1)]))],
        }).Code);
    }

    [Fact]
    public void A_cap_is_an_amount_or_a_multiple()
    {
        Assert.Equal("cap.amount_or_multiple", Refused(() => _ = new Cap(CapScope.Deal)).Code);
        Assert.Equal("cap.amount_or_multiple", Refused(() => _ = new Cap(CapScope.Deal, 1, 1)).Code);
        Assert.Equal("holdback.never_released", Refused(() => _ = new Holdback(10)).Code);
    }

    [Fact]
    public void A_plan_is_checked_as_a_whole()
    {
        var flat = Commission(RateTable.Flat(0.1m));
        Assert.Equal("plan.component_twice", Refused(() => CompiledPlan.Compile([flat, flat])).Code);
        Assert.Equal("gate.nothing_to_accelerate", Refused(() => CompiledPlan.Compile([flat with { Gates = [new("nps", 1, GateEffect.Accelerates)] }])).Code);
        Assert.Equal("target_bonus.curve_or_grid", Refused(() => CompiledPlan.Compile([new TargetBonusComponent { Id = One, Name = "B" }])).Code);
        Assert.Equal("draw.has_own_limits", Refused(() => CompiledPlan.Compile([new DrawComponent { Id = One, Name = "D", AmountPerPeriod = 1, MinimumPayout = 1 }])).Code);
        Assert.Equal("contest.prizes_rise", Refused(() => _ = new ContestComponent { Id = One, Name = "C", Metric = "m", Prizes = [1, 2] }).Code);
    }

    [Fact]
    public void A_field_that_no_fact_carries_is_pointed_out()
    {
        var plan = CompiledPlan.Compile([Commission(RateTable.Flat(0.1m)) with { OnlyIf = Filter.Where("acount.icp", FilterOperator.Equal, true) }], new("account.icp"));
        Assert.Equal([(One, "acount.icp")], plan.UnknownFields);
    }
}
