namespace SalesAlign.Domain.Goals.Tracking;

/// <summary>When the next check-in of a goal is due.</summary>
public static class CheckInRhythm
{
    /// <summary>A cadence after the last check-in; before the first one a cadence after the period's beginning. Nothing is due outside the period.</summary>
    public static DateOnly? DueOn(DateOnly first, DateOnly last, DateOnly? lastCheckIn, int cadenceDays, DateOnly today)
    {
        if (today < first || today > last) return null;
        var from = lastCheckIn is { } day && day >= first ? day : first;
        return from.AddDays(cadenceDays);
    }

    public static bool IsDue(DateOnly first, DateOnly last, DateOnly? lastCheckIn, int cadenceDays, DateOnly today) =>
        DueOn(first, last, lastCheckIn, cadenceDays, today) is { } due && today >= due;
}
