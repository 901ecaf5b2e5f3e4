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
        if (through >= period.Last || through < period.First) return new(whole, false);
        var days = through.DayNumber - period.First.DayNumber;
        return new(whole.ConvertAll(part => part with { Last = part.First.AddDays(days) < part.Last ? part.First.AddDays(days) : part.Last }), true);
    }
}
