using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Tests.Common;

namespace SalesAlign.Domain.Tests.Goals.Cascading;

public class HorizonTests
{
    [Fact]
    public void Premium_share_grows_from_30_to_60_percent_in_three_years()
    {
        Assert.Equal([40m, 50m, 60m], Horizon.YearlyTargets(30m, 60m, 3, HorizonPath.Linear, 0));
        Assert.Equal([37.8m, 52.2m, 60m], Horizon.YearlyTargets(30m, 60m, 3, HorizonPath.SCurve, 1));
        Assert.Equal([35m, 45m, 60m], Horizon.YearlyTargets(30m, 60m, 3, HorizonPath.ByHand, 0, [1m, 2m, 3m]));
    }

    [Fact]
    public void A_falling_path_falls() => Assert.Equal([30m, 20m], Horizon.YearlyTargets(40m, 20m, 2, HorizonPath.SCurve, 0));

    [Fact]
    public void The_last_year_is_the_target_whatever_the_path() => Law.Holds(random =>
    {
        decimal start = random.Next(-1000, 1000), target = random.Next(-1000, 1000);
        var years = random.Next(1, 21);
        var steps = Enumerable.Range(0, years).Select(_ => (decimal)random.Next(1, 9)).ToArray();

        Assert.Equal(target, Horizon.YearlyTargets(start, target, years, (HorizonPath)random.Next(3), random.Next(3), steps)[^1]);
    });

    [Fact]
    public void Steps_by_hand_must_cover_every_year() =>
        Assert.Equal("horizon.steps_missing", Assert.Throws<RuleViolation>(() => Horizon.YearlyTargets(0m, 1m, 2, HorizonPath.ByHand, 0, [1m])).Code);
}
