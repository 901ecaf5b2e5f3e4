using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Metrics.Performance;

/// <summary>A period and those before it, cut so that they can be compared: while it runs, each covers as many days as it has run.</summary>
/// <param name="IsRunning">The period is not over; every one of the list is cut.</param>
public sealed record ComparablePeriods(IReadOnlyList<Period> Periods, bool IsRunning)
{
    /// <param name="earlier">How many earlier periods are added, the latest first.</param>
    /// <param name="through">The last day of which something is known.</param>
    public static ComparablePeriods Of(FiscalCalendar calendar, Period period, DateOnly through, int earlier)
    {
        var whole = new List<Period> { period };
        while (whole.Count <= earlier) whole.Add(calendar.Previous(whole[^1]));
        return IsRunningOn(period, through) ? new(whole.ConvertAll(part => Cut(part, period, through)), true) : new(whole, false);
    }

    /// <summary>The period to hold another against: while that one runs, only as many of its first days.</summary>
    public static (Period Against, bool IsCut) Against(Period period, Period against, DateOnly through) =>
        IsRunningOn(period, through) ? (Cut(against, period, through), true) : (against, false);

    private static bool IsRunningOn(Period period, DateOnly through) => through >= period.First && through < period.Last;

    private static Period Cut(Period part, Period period, DateOnly through)
    {
        var last = part.First.AddDays(through.DayNumber - period.First.DayNumber);
        return last < part.Last ? part with { Last = last } : part;
    }
}
