using SalesAlign.Domain.Metrics.Performance;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Tests.Common;

namespace SalesAlign.Domain.Tests.Metrics.Performance;

public sealed class WorkforceTests
{
    private static readonly DateOnly First = new(2026, 1, 1);
    private static readonly DateOnly Last = new(2026, 12, 31);

    [Fact]
    public void A_quarter_leaving_a_year_replaces_the_force_in_four()
    {
        var stays = Enumerable.Range(0, 6).Select(_ => new ForceStay(PersonId.New(), new(2020, 1, 1), null, false)).ToList();
        // Two leave at mid-year and are replaced on the day after.
        for (var i = 0; i < 2; i++)
        {
            stays.Add(new(PersonId.New(), new(2020, 1, 1), new(2026, 7, 1), true));
            stays.Add(new(PersonId.New(), new(2026, 7, 2), null, false));
        }
        var year = Workforce.Over(stays, First, Last);
        Assert.Equal((8m, 0.25m, 4m), (year.AverageHeadcount, year.Turnover, year.ReplacementYears));
        Assert.Equal((8, 8, 2, 2), (year.AtStart, year.AtEnd, year.Joiners, year.Leavers));
        Assert.Equal(2 * 90m / (8 * 365), year.OnboardingLoad);
    }

    [Fact]
    public void Who_changes_units_neither_leaves_nor_joins()
    {
        var mover = PersonId.New();
        var year = Workforce.Over([new(mover, new(2020, 1, 1), new(2026, 5, 31), false), new(mover, new(2026, 6, 1), null, false)], First, Last);
        Assert.Equal((0, 0, 1m, null), (year.Joiners, year.Leavers, year.AverageHeadcount, year.ReplacementYears));
    }

    [Fact]
    public void Nobody_has_no_turnover() => Assert.Equal((null, null, null), (Workforce.Over([], First, Last).Turnover, Workforce.Over([], First, Last).ReplacementYears, Workforce.Over([], First, Last).OnboardingLoad));

    [Fact]
    public void Heads_at_the_end_are_heads_at_the_start_and_who_came_less_who_went() => Law.Holds(random =>
    {
        var stays = Enumerable.Range(0, random.Next(50)).Select(_ =>
        {
            var from = First.AddDays(random.Next(-500, 360));
            var left = random.Next(2) == 0;
            return new ForceStay(PersonId.New(), from, left ? from.AddDays(random.Next(1, 800)) : null, left);
        }).ToList();
        var year = Workforce.Over(stays, First, Last);
        // Whoever joined on the first day is at the start already; whoever leaves on the last is still there.
        Assert.Equal(
            year.AtEnd,
            year.AtStart + year.Joiners - stays.Count(stay => stay.From == First) - year.Leavers + stays.Count(stay => stay.To == Last));
        Assert.InRange(year.AverageHeadcount, 0m, stays.Count);
    });

    [Fact]
    public void Who_comes_in_from_another_unit_did_not_join_it_but_is_still_brought_in()
    {
        var unit = Workforce.Over([new(PersonId.New(), new(2026, 3, 1), null, false, Joined: new(2026, 1, 1))], First, Last);
        Assert.Equal((0, 306m / 365), (unit.Joiners, unit.AverageHeadcount));
        // Ninety days end on 31 March.
        Assert.Equal(31m / 306, unit.OnboardingLoad);
    }
}
