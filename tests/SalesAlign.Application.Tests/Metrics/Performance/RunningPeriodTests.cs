using SalesAlign.Application.Metrics.Performance;
using SalesAlign.Application.Tests.Goals;

namespace SalesAlign.Application.Tests.Metrics.Performance;

/// <summary>A period that still runs is held against as many days of the others, or every quarter would begin with a slump.</summary>
public sealed class RunningPeriodTests(SmallCompany company) : IClassFixture<SmallCompany>
{
    [Fact]
    public async Task Efficiency_holds_the_running_quarter_against_its_equal_days()
    {
        // Deals are known up to 3 May: 33 days. Of the first quarter those end on 2 February, when Ada won 400 and Ben 300; Mia's 700 in March stay out.
        var found = (await company.Get<GetEfficiency>().RunAsync(SmallCompany.As(company.Olga), new GetEfficiency.Request("2026-Q2"))).Value;
        Assert.Equal((true, 1_611m, 700m, 2), (found.IsRunning, found.Now.Profit, found.Before.Profit, found.Before.Reps));
        Assert.Equal(found.Now.Profit - found.Before.Profit, found.Changes.Sum(change => change.Contribution));
        // A year ago: Mia's deal on 10 May lies behind the day, Ben's on 30 June as well.
        Assert.Equal(0, (await company.Get<GetEfficiency>().RunAsync(SmallCompany.As(company.Olga), new GetEfficiency.Request("2026-Q2", "2025-Q2"))).Value.Before.Closed);

        var over = (await company.Get<GetEfficiency>().RunAsync(SmallCompany.As(company.Olga), new GetEfficiency.Request("2026-Q1"))).Value;
        Assert.Equal((false, 1_400m, 7_000m), (over.IsRunning, over.Now.Profit, over.Before.Profit));
    }

    [Fact]
    public async Task The_funnel_does_so_as_well_and_still_shows_all_of_the_running_quarter()
    {
        var found = (await company.Get<GetFunnel>().RunAsync(SmallCompany.As(company.Olga), new GetFunnel.Request("2026-Q2"))).Value;
        Assert.True(found.IsRunning);
        Assert.Equal((3, 1, 2), (found.Now.Won, found.Now.Lost, found.Before.Won));
        var over = (await company.Get<GetFunnel>().RunAsync(SmallCompany.As(company.Olga), new GetFunnel.Request("2026-Q1"))).Value;
        Assert.Equal((false, 3, 2), (over.IsRunning, over.Now.Won, over.Before.Won));
    }
}
