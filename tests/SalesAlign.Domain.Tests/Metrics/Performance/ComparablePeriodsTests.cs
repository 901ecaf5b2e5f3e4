using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics.Performance;

namespace SalesAlign.Domain.Tests.Metrics.Performance;

public sealed class ComparablePeriodsTests
{
    private static readonly FiscalCalendar Calendar = new(1);
    private static readonly Period Quarter = Calendar.Parse("2026-Q2");

    [Fact]
    public void While_a_period_runs_others_have_only_as_many_days()
    {
        var (periods, isRunning) = ComparablePeriods.Of(Calendar, Quarter, new DateOnly(2026, 5, 3), 2);
        Assert.True(isRunning);
        Assert.Equal([new DateOnly(2026, 5, 3), new(2026, 2, 2), new(2025, 11, 2)], periods.Select(period => period.Last));
        Assert.All(periods, period => Assert.Equal(33, period.Last.DayNumber - period.First.DayNumber + 1));
        var (against, isCut) = ComparablePeriods.Against(Quarter, Calendar.Parse("2025-Q2"), new DateOnly(2026, 5, 3));
        Assert.Equal((new DateOnly(2025, 5, 3), true), (against.Last, isCut));
    }

    [Theory]
    [InlineData("2026-06-30")]
    [InlineData("2026-09-01")]
    [InlineData("2026-03-31")]
    public void What_is_over_or_has_not_begun_is_held_against_whole_periods(string through)
    {
        var day = DateOnly.Parse(through, System.Globalization.CultureInfo.InvariantCulture);
        Assert.False(ComparablePeriods.Of(Calendar, Quarter, day, 1).IsRunning);
        Assert.Equal((Calendar.Parse("2026-Q1"), false), ComparablePeriods.Against(Quarter, Calendar.Parse("2026-Q1"), day));
    }

    [Fact]
    public void A_shorter_period_is_not_made_longer()
    {
        var (against, _) = ComparablePeriods.Against(Quarter, Calendar.Parse("2026-M02"), new DateOnly(2026, 6, 1));
        Assert.Equal(new DateOnly(2026, 2, 28), against.Last);
    }
}
