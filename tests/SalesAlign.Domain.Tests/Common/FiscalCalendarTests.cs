using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Tests.Common;

public class FiscalCalendarTests
{
    public static readonly TheoryData<int> StartMonths = new(1, 4, 7, 10);

    [Theory]
    [InlineData(1, "2026-01-01", "2026-12-31")]
    [InlineData(4, "2025-04-01", "2026-03-31")]
    [InlineData(7, "2025-07-01", "2026-06-30")]
    [InlineData(10, "2025-10-01", "2026-09-30")]
    public void A_year_is_named_after_the_calendar_year_in_which_it_ends(int startMonth, string first, string last)
    {
        var year = new FiscalCalendar(startMonth).Year(2026);

        Assert.Equal((Day(first), Day(last)), (year.First, year.Last));
    }

    [Theory]
    [InlineData(1, "2026-02-28", "2026", "2026-H1", "2026-Q1", "2026-M02")]
    [InlineData(4, "2026-02-28", "2026", "2026-H2", "2026-Q4", "2026-M11")]
    [InlineData(7, "2026-02-28", "2026", "2026-H2", "2026-Q3", "2026-M08")]
    [InlineData(10, "2026-02-28", "2026", "2026-H1", "2026-Q2", "2026-M05")]
    [InlineData(4, "2026-03-31", "2026", "2026-H2", "2026-Q4", "2026-M12")]
    [InlineData(4, "2026-04-01", "2027", "2027-H1", "2027-Q1", "2027-M01")]
    [InlineData(10, "2026-12-31", "2027", "2027-H1", "2027-Q1", "2027-M03")]
    public void A_day_lies_in_one_period_of_each_kind(int startMonth, string day, string year, string half, string quarter, string month)
    {
        var calendar = new FiscalCalendar(startMonth);

        Assert.Equal([year, half, quarter, month], Kinds.Take(4).Select(kind => calendar.Containing(kind, Day(day)).Key));
    }

    [Theory]
    [MemberData(nameof(StartMonths))]
    public void Every_day_is_in_the_period_said_to_contain_it_and_its_key_reads_back(int startMonth)
    {
        var calendar = new FiscalCalendar(startMonth);
        for (var day = new DateOnly(2023, 1, 1); day < new DateOnly(2029, 1, 1); day = day.AddDays(1))
        {
            foreach (var kind in Kinds)
            {
                var period = calendar.Containing(kind, day);
                Assert.True(period.Contains(day), $"{period} {day}");
                Assert.Equal(period, calendar.Parse(period.Key));
            }
        }
    }

    [Theory]
    [MemberData(nameof(StartMonths))]
    public void The_parts_of_a_period_follow_each_other_and_make_it_up(int startMonth)
    {
        var calendar = new FiscalCalendar(startMonth);
        foreach (var kind in Kinds)
        {
            foreach (var finer in Kinds.Where(finer => finer >= kind))
            {
                var whole = calendar.Containing(kind, new DateOnly(2026, 5, 5));
                var parts = calendar.Parts(whole, finer);

                Assert.Equal(whole.First, parts[0].First);
                Assert.Equal(whole.Last, parts[^1].Last);
                Assert.Equal(whole.Days, parts.Sum(part => part.Days));
                foreach (var (part, next) in parts.Zip(parts.Skip(1))) Assert.Equal(part.Last.AddDays(1), next.First);
            }
        }
    }

    [Theory]
    [MemberData(nameof(StartMonths))]
    public void Previous_and_next_undo_each_other(int startMonth)
    {
        var calendar = new FiscalCalendar(startMonth);
        foreach (var kind in Kinds)
        {
            var period = calendar.Containing(kind, new DateOnly(2024, 2, 29));
            for (var step = 0; step < 60; step++)
            {
                var next = calendar.Next(period);
                Assert.Equal(period.Last.AddDays(1), next.First);
                Assert.Equal(period, calendar.Previous(next));
                period = next;
            }
        }
    }

    [Fact]
    public void Weeks_start_on_Monday_and_are_cut_by_the_year()
    {
        var calendar = new FiscalCalendar(1);

        // 1 January 2026 is a Thursday.
        Assert.Equal((Day("2026-01-01"), Day("2026-01-04")), Bounds(calendar.Parse("2026-W01")));
        Assert.Equal((Day("2026-01-05"), Day("2026-01-11")), Bounds(calendar.Parse("2026-W02")));
        Assert.Equal((Day("2026-12-28"), Day("2026-12-31")), Bounds(calendar.Parse("2026-W53")));
        Assert.False(calendar.TryParse("2026-W54", out _));
        // A leap year that starts on a Sunday has 54 of them.
        Assert.True(calendar.TryParse("2012-W54", out var last));
        Assert.Equal(1, last.Days);
    }

    [Fact]
    public void Weeks_are_cut_at_the_edges_of_a_month()
    {
        var calendar = new FiscalCalendar(1);

        Assert.Equal([1, 7, 7, 7, 6], calendar.Parts(calendar.Parse("2026-M02"), PeriodKind.Week).Select(week => week.Days));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("26")]
    [InlineData("2026-")]
    [InlineData("2026-Q0")]
    [InlineData("2026-Q5")]
    [InlineData("2026-Q01")]
    [InlineData("2026-M7")]
    [InlineData("2026-M13")]
    [InlineData("2026-X1")]
    [InlineData("2026_Q1")]
    [InlineData("1899")]
    [InlineData("2201")]
    [InlineData("2026-Q1 ")]
    public void What_is_not_a_key_is_refused(string? key)
    {
        Assert.False(new FiscalCalendar(1).TryParse(key, out var period));
        Assert.Null(period);
    }

    [Fact]
    public void Keys_sort_by_time_within_a_kind()
    {
        var calendar = new FiscalCalendar(7);
        foreach (var kind in Kinds)
        {
            var keys = calendar.Parts(calendar.Year(2026), kind).Select(period => period.Key).ToList();
            Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
        }
    }

    [Fact]
    public void Elapsed_grows_from_nothing_to_the_whole()
    {
        var quarter = new FiscalCalendar(1).Quarter(2026, 1);

        Assert.Equal(0m, quarter.Elapsed(Day("2025-12-31")));
        Assert.Equal(1m / 90m, quarter.Elapsed(Day("2026-01-01")));
        Assert.Equal(0.5m, quarter.Elapsed(Day("2026-02-14")));
        Assert.Equal(1m, quarter.Elapsed(Day("2026-03-31")));
    }

    [Fact]
    public void A_calendar_that_was_not_set_is_the_calendar_year()
    {
        Assert.Equal(new FiscalCalendar(1).Year(2026), default(FiscalCalendar).Year(2026));
        Assert.Equal("calendar.no_such_month", Assert.Throws<RuleViolation>(() => new FiscalCalendar(13)).Code);
        Assert.Equal("period.not_finer", Assert.Throws<RuleViolation>(
            () => default(FiscalCalendar).Parts(default(FiscalCalendar).Quarter(2026, 1), PeriodKind.Year)).Code);
        Assert.Equal("period.unknown", Assert.Throws<RuleViolation>(() => default(FiscalCalendar).Parse("nonsense")).Code);
    }

    [Fact]
    public void A_range_includes_both_ends_and_may_have_none()
    {
        var range = new DateRange(Day("2026-03-01"), Day("2026-03-31"));
        var open = new DateRange(Day("2026-03-31"), null);

        Assert.True(range.Contains(Day("2026-03-01")) && range.Contains(Day("2026-03-31")) && !range.Contains(Day("2026-04-01")));
        Assert.True(open.Contains(DateOnly.MaxValue));
        Assert.True(range.Overlaps(open) && open.Overlaps(range));
        Assert.False(range.Overlaps(new(Day("2026-04-01"), null)));
        Assert.Equal(1, open.DaysWithin(Day("2026-03-01"), Day("2026-03-31")));
        Assert.Equal(0, range.DaysWithin(Day("2026-04-01"), Day("2026-04-30")));
        Assert.Equal(31, range.DaysWithin(Day("2026-01-01"), Day("2026-12-31")));
        Assert.Equal("range.ends_before_it_begins", Assert.Throws<RuleViolation>(() => new DateRange(Day("2026-03-02"), Day("2026-03-01"))).Code);
    }

    private static PeriodKind[] Kinds => Enum.GetValues<PeriodKind>();

    private static (DateOnly First, DateOnly Last) Bounds(Period period) => (period.First, period.Last);

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
