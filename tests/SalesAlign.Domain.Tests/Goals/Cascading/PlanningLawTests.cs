using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Tests.Common;

namespace SalesAlign.Domain.Tests.Goals.Cascading;

/// <summary>Capacity, season, horizon and feasibility: what feeds a division and what judges it.</summary>
public class PlanningLawTests
{
    private static readonly FiscalCalendar Calendar = new(1);

    [Fact]
    public void Capacity_lies_between_0_and_1_grows_with_time_and_adds_up_over_the_parts_of_a_year() => Law.Holds(random =>
    {
        var hired = new DateOnly(2026, 1, 1).AddDays(random.Next(-200, 600));
        var ramp = random.Next(0, 400);
        var year = Calendar.Year(2026);
        var months = Calendar.Parts(year, PeriodKind.Month);
        var cells = months.Select(month => RampedCapacity.In(month, hired, ramp)).ToList();
        Assert.All(cells, cell => Assert.InRange(cell, 0m, 1m));
        for (var m = 1; m < cells.Count; m++) Assert.True(cells[m] >= cells[m - 1]);
        var days = months.Zip(cells, (month, cell) => month.Days * cell).Sum();
        Assert.Equal(RampedCapacity.In(year, hired, ramp) * year.Days, days, 8);
    });

    [Fact]
    public void A_newcomer_of_ninety_days_is_half_a_seller_in_the_first_ninety()
    {
        var quarter = Calendar.Quarter(2026, 1);
        Assert.Equal(0.5m, RampedCapacity.In(quarter, quarter.First, 90));
        Assert.Equal(1m, RampedCapacity.In(quarter, null, 90));
        Assert.Equal(1m, RampedCapacity.In(quarter, quarter.First, 0));
        Assert.Equal(0m, RampedCapacity.In(quarter, quarter.Last.AddDays(1), 0));
    }

    [Fact]
    public void Events_weigh_by_their_days_and_no_event_changes_nothing() => Law.Holds(random =>
    {
        var months = Calendar.Parts(Calendar.Year(2026), PeriodKind.Month);
        var before = months.Select(_ => (decimal?)random.Next(1, 1000)).ToList();
        Assert.Equal(before.Select(value => value!.Value), SeasonCalendar.Weights(months, before, []));
        var month = random.Next(12);
        var uplift = random.Next(-100, 300);
        var changed = SeasonCalendar.Weights(months, before, [new SeasonEvent(months[month].First, months[month].Last, uplift)]);
        for (var m = 0; m < 12; m++) Assert.Equal(m == month ? before[m]!.Value * (1m + (uplift / 100m)) : before[m]!.Value, changed[m], 5);
    });

    [Fact]
    public void The_last_year_of_a_horizon_is_the_target_and_no_step_goes_back() => Law.Holds(random =>
    {
        var (start, target, years) = (random.Next(0, 1000), random.Next(0, 1000), random.Next(1, 21));
        foreach (var path in (HorizonPath[])[HorizonPath.Linear, HorizonPath.SCurve])
        {
            var levels = Horizon.YearlyTargets(start, target, years, path, random.Next(0, 4));
            Assert.Equal(target, levels[^1]);
            for (var y = 1; y < years; y++) Assert.True(target >= start ? levels[y] >= levels[y - 1] : levels[y] <= levels[y - 1]);
        }
    });

    [Fact]
    public void A_season_of_its_own_does_not_change_what_history_divides()
    {
        DecompositionNode[] nodes =
        [
            new("top", null), new("a", "top", [10m, 30m], Season: [1m, 0m]), new("b", "top", [60m, 60m], Season: [1m, 3m]),
        ];
        DecompositionPeriod[] halves = [new("H1"), new("H2")];
        var byHistory = Decomposition.Split(new(new(TargetShape.Amount, 400m), nodes, halves, AllocationMethod.BySeasonality, [new(AllocationMethod.ByHistory)]));
        Assert.Equal([400m, 100m, 300m], byHistory.Rows.Select(row => row.Value.Total));
        // The year follows the season of both together: 2 to 3.
        Assert.Equal([160m, 240m], byHistory.Rows[0].Value.Cells);
        var bySeason = Decomposition.Split(new(new(TargetShape.Amount, 400m), nodes, halves, AllocationMethod.BySeasonality, [new(AllocationMethod.BySeasonality)]));
        Assert.Equal([80m, 0m], bySeason.Rows[1].Value.Cells);
    }

    [Fact]
    public void Milestones_are_carried_whole_by_everybody_when_they_are_due()
    {
        var result = Decomposition.Split(new(
            new(TargetShape.Milestones, 5m), [new("top", null), new("a", "top"), new("b", "a")], [new("Q1"), new("Q2"), new("Q3")], AllocationMethod.Equal, [],
            [new("top", "Q1", 2m), new("top", "Q2", 1m)]));
        Assert.All(result.Rows, row => Assert.Equal([2m, 1m, 2m], row.Value.Cells));
        Assert.Equal([5m, 5m, 5m], result.Levels.Select(level => level.Total));
        Assert.Throws<RuleViolation>(() => Decomposition.Split(new(new(TargetShape.Milestones, 1m), [new("top", null)], [new("Q1")], AllocationMethod.Equal, [], [new("top", "Q1", 2m)])));
    }

    [Fact]
    public void A_number_is_compared_with_history_pace_and_pipeline()
    {
        // 130 in a quarter of 13 weeks of which none has passed; four earlier quarters; 12 of 40 deals won; 200 open.
        var result = Feasibility.Of(new(130m, 0m, 0m, 13, [80m, null, 100m, 130m, 140m], 12, 40, 200m));
        Assert.Equal((130m, 10m), (result.Rest, result.RequiredRunRate));
        Assert.Equal((80m, 115m, 140m, 4), (result.Lowest, result.Median, result.Highest, result.Periods));
        // Two of four reached less and one as much.
        Assert.Equal(0.625m, result.Percentile);
        Assert.Equal((0.3m, 130m / 0.3m), (result.WinRate, result.RequiredPipeline));
        Assert.Equal(200m / (130m / 0.3m), result.Coverage);

        var late = Feasibility.Of(new(130m, 90m, 1m, 13, [], 1, 3, null));
        Assert.Equal((40m, null, null, null), (late.Rest, late.RequiredRunRate, late.Percentile, late.WinRate));
    }

    [Fact]
    public void A_higher_number_is_never_easier() => Law.Holds(random =>
    {
        var history = Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(5) == 0 ? (decimal?)null : random.Next(0, 500)).ToList();
        var request = new FeasibilityRequest(random.Next(0, 500), random.Next(0, 200), random.Next(0, 100) / 100m, 12, history, random.Next(5, 20), 40, random.Next(0, 900));
        var (low, high) = (Feasibility.Of(request), Feasibility.Of(request with { Target = request.Target + random.Next(1, 300) }));
        Assert.True(high.Percentile is null || high.Percentile >= low.Percentile);
        Assert.True(high.RequiredRunRate >= low.RequiredRunRate);
        Assert.True(high.RequiredPipeline >= low.RequiredPipeline);
    });
}
