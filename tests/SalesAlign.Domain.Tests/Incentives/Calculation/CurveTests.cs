using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Domain.Tests.Incentives.Calculation;

public class CurveTests
{
    private static readonly CurvePoint[] Points = [new(0.5m, 0.2m), new(1, 1), new(1.5m, 2)];

    [Theory]
    [InlineData(49, 0)]
    [InlineData(50, 20)]
    [InlineData(75, 60)]
    [InlineData(150, 200)]
    [InlineData(200, 200)]
    public void Linear_between_points_zero_below_and_flat_after(int attainment, int pays) =>
        Assert.Equal(pays / 100m, new Curve(CurveShape.Linear, Points).Read(attainment / 100m));

    [Theory]
    [InlineData(49, 0)]
    [InlineData(99, 20)]
    [InlineData(100, 100)]
    [InlineData(900, 200)]
    public void Steps_hold_until_the_next_point(int attainment, int pays) =>
        Assert.Equal(pays / 100m, new Curve(CurveShape.Steps, Points).Read(attainment / 100m));

    [Fact]
    public void A_curve_may_go_on_at_its_last_slope() => Assert.Equal(3m, new Curve(CurveShape.Linear, Points, goesOn: true).Read(2));
}
