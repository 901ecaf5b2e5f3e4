using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Tests.Common;

namespace SalesAlign.Domain.Tests.Goals.Cascading;

/// <summary>A year's goals taken into the next, all by the same percentage more.</summary>
public class UpliftTests
{
    [Fact]
    public void Three_thirds_of_a_hundred_stay_thirds_of_a_hundred_and_ten()
    {
        // A team with 100 and three sellers, 34, 33 and 33.
        var raised = Uplift.Raise([new(100m), new(34m, 0), new(33m, 0), new(33m, 0)], 1.1m, 0);
        Assert.Equal([110m, 38m, 36m, 36m], raised);
    }

    [Fact]
    public void What_was_given_out_beyond_the_whole_is_raised_too()
    {
        // Five percent over: 105 below 100.
        var raised = Uplift.Raise([new(100m), new(60m, 0), new(45m, 0)], 2m, 0);
        Assert.Equal([200m, 120m, 90m], raised);
    }

    [Fact]
    public void Numbers_in_a_circle_are_refused() =>
        Assert.Equal("goal.parent_in_a_circle", Assert.Throws<RuleViolation>(() => Uplift.Raise([new(1m, 1), new(1m, 0)], 1m, 0)).Code);

    [Fact]
    public void Parts_of_a_grid_add_up_before_and_after_over_owners_and_over_periods() => Law.Holds(random =>
    {
        // A year and its periods for a unit, its teams and their sellers.
        var (teams, sellers, periods, decimals) = (random.Next(1, 5), random.Next(1, 6), random.Next(1, 13), random.Next(0, 3));
        var unit = decimals switch { 0 => 1m, 1 => 0.1m, _ => 0.01m };
        var numbers = new List<UpliftNumber>();
        int Add(decimal value, int? above, int? whole)
        {
            numbers.Add(new(value, above, whole));
            return numbers.Count - 1;
        }

        var cells = new decimal[teams, sellers, periods];
        for (var t = 0; t < teams; t++) for (var s = 0; s < sellers; s++) for (var p = 0; p < periods; p++) cells[t, s, p] = random.Next(0, 2_000) * unit;
        decimal Sum(int? team, int? seller, int? period)
        {
            var sum = 0m;
            for (var t = 0; t < teams; t++) for (var s = 0; s < sellers; s++) for (var p = 0; p < periods; p++)
            {
                if ((team ?? t) == t && (seller ?? s) == s && (period ?? p) == p) sum += cells[t, s, p];
            }
            return sum;
        }

        var top = Row(null, null, null);
        for (var t = 0; t < teams; t++)
        {
            var team = Row(t, null, top);
            for (var s = 0; s < sellers; s++) Row(t, s, team);
        }
        var factor = random.Next(10, 500) / 100m;
        var raised = Uplift.Raise(numbers, factor, decimals);
        Assert.Equal(Rounding.HalfAwayFromZero(numbers[0].Value * factor, decimals), raised[0]);
        for (var i = 0; i < numbers.Count; i++)
        {
            var below = Enumerable.Range(0, numbers.Count).Where(other => numbers[other].Above == i).ToList();
            if (below.Count > 0) Assert.Equal(raised[i], below.Sum(part => raised[part]));
            var shorter = Enumerable.Range(0, numbers.Count).Where(other => numbers[other].Whole == i).ToList();
            if (shorter.Count > 0) Assert.Equal(raised[i], shorter.Sum(part => raised[part]));
        }

        int[] Row(int? team, int? seller, int[]? above)
        {
            var row = new int[periods + 1];
            row[0] = Add(Sum(team, seller, null), above?[0], null);
            for (var p = 0; p < periods; p++) row[p + 1] = Add(Sum(team, seller, p), above?[p + 1], row[0]);
            return row;
        }
    });
}
