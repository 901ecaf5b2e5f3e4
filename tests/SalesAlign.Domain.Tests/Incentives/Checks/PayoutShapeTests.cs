using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Incentives.Checks;

namespace SalesAlign.Domain.Tests.Incentives.Checks;

public class PayoutShapeTests
{
    private static readonly Currency Dollar = new("USD");
    private static readonly DateRange Window = new(new DateOnly(2026, 1, 1), new DateOnly(2026, 3, 31));

    [Fact]
    public void A_marginal_table_has_no_jump_and_pays_what_the_engine_pays()
    {
        var shape = Shape(new CommissionComponent
        {
            Id = Guid.NewGuid(), Name = "Tiers", Rates = new RateTable(TableBasis.Credit, Accumulation.Period, TableMode.Marginal, [new(0, 0.05m), new(100_000, 0.08m)]),
        });
        Assert.Equal(ShapeAxis.Credit, shape.Axis);
        Assert.Empty(shape.Jumps);
        Assert.Equal(5_000m, At(shape, 100_000m));
        Assert.Equal(140_000m, shape.Lines[0].Points[^1].At);
        Assert.Equal(8_200m, shape.Lines[0].Points[^1].Pays);
    }

    [Fact]
    public void A_whole_table_jumps_where_its_brackets_begin()
    {
        var shape = Shape(new CommissionComponent
        {
            Id = Guid.NewGuid(), Name = "Whole", Rates = new RateTable(TableBasis.Attainment, Accumulation.Period, TableMode.Whole, [new(0, 0), new(0.8m, 0.06m), new(1, 0.1m)]),
        });
        Assert.Equal(ShapeAxis.Attainment, shape.Axis);
        Assert.Equal([0.8m, 1m], shape.Jumps.Select(jump => jump.At));
        Assert.Equal((0m, 4_800m), (shape.Jumps[0].From, shape.Jumps[0].To));
        Assert.InRange(shape.Jumps[1].Size, 4_000m, 4_001m);
    }

    [Fact]
    public void Steps_and_gates_jump_and_a_line_does_not()
    {
        Assert.Empty(Shape(new TargetBonusComponent { Id = Guid.NewGuid(), Name = "Line", Curve = new Curve(CurveShape.Linear, [new(0.5m, 0), new(1, 1), new(1.5m, 2)]) }).Jumps);
        var steps = Shape(new TargetBonusComponent { Id = Guid.NewGuid(), Name = "Steps", Curve = new Curve(CurveShape.Steps, [new(0.5m, 0.5m), new(1, 1)]) });
        Assert.Equal([(0.5m, 5_000m), (1m, 10_000m)], steps.Jumps.Select(jump => (jump.At, jump.To)));
        var gated = Shape(new CommissionComponent { Id = Guid.NewGuid(), Name = "Gate", Rates = RateTable.Accelerator(0.1m, Accumulation.Period, (0, 1), (1, 2)), Gates = [new Gate(Gate.Attainment, 0.7m)] });
        Assert.Equal((0.7m, 0m, 7_000m), (Assert.Single(gated.Jumps).At, gated.Jumps[0].From, gated.Jumps[0].To));
    }

    [Fact]
    public void Every_kind_is_drawn_on_an_axis_of_its_own()
    {
        Assert.Equal(5 * 500m, At(Shape(new SpiffComponent { Id = Guid.NewGuid(), Name = "Spiff", AmountPerDeal = 500, Window = Window, FirstTimeOnly = true }), 5));
        var contest = Shape(new ContestComponent { Id = Guid.NewGuid(), Name = "Contest", Metric = "x", Prizes = [300, 200] });
        Assert.Equal([(1m, 300m), (2m, 200m), (3m, 0m)], contest.Lines[0].Points.Select(point => (point.At, point.Pays)));
        var draw = Shape(new DrawComponent { Id = Guid.NewGuid(), Name = "Draw", AmountPerPeriod = 3_000 });
        Assert.Equal((3_000m, 3_000m, 7_500m), (At(draw, 0), At(draw, 3_000), At(draw, 7_500)));
        var card = Shape(new ScorecardComponent { Id = Guid.NewGuid(), Name = "Card", Metrics = [new("a", 60, Line()), new("b", 40, Line())] });
        Assert.Equal(10_000m, At(card, 1));
        var grid = Shape(new TargetBonusComponent { Id = Guid.NewGuid(), Name = "Grid", Grid = new PayoutGrid("margin", [0.8m, 1], [0, 0.3m], [[0.4m, 0.6m], [0.8m, 1.2m]]) });
        Assert.Equal([(decimal?)0m, 0.3m], grid.Lines.Select(line => line.Column));
        Assert.Equal(12_000m, grid.Lines[1].Points[^1].Pays);
    }

    [Fact]
    public void Conditions_and_a_credit_to_managers_do_not_keep_the_curve_from_being_drawn()
    {
        var shape = Shape(new CommissionComponent
        {
            Id = Guid.NewGuid(), Name = "Managers", CreditTo = CreditTo.ManagersAbove, Trigger = Trigger.Paid, Holdback = new Holdback(50, days: 10), Rates = RateTable.Flat(0.01m),
            OnlyIf = Domain.Common.Filters.Filter.Where("series", Domain.Common.Filters.FilterOperator.Equal, "GTX"),
        });
        Assert.Equal(1_000m, At(shape, 100_000));
    }

    private static Curve Line() => new(CurveShape.Linear, [new(0, 0), new(1, 1)], goesOn: true);

    private static PayoutShape Shape(Component component) => PayoutShape.Of(component, 100_000m, 10_000m, Dollar);

    private static decimal At(PayoutShape shape, decimal at) => shape.Lines[0].Points.Last(point => point.At == at).Pays;
}
