using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Goals.Cascading;

/// <summary>
/// How much of a full seller somebody is in a period, from 0 to 1: nothing before the first day, then growing evenly over the ramp, then full.
/// It is the mean over the days of the period, so that parts of a period weigh by their length.
/// </summary>
public static class RampedCapacity
{
    /// <param name="hired">The first day; empty for whoever has always been there.</param>
    /// <param name="rampDays">Days until full productivity, from 0 (full from the first day) to 1,000.</param>
    public static decimal In(Period period, DateOnly? hired, int rampDays)
    {
        RuleViolation.Unless(rampDays is >= 0 and <= 1_000, "capacity.ramp_out_of_range", rampDays);
        if (hired is not { } first) return 1m;
        var from = Math.Max(0, period.First.DayNumber - first.DayNumber);
        var to = period.Last.DayNumber - first.DayNumber + 1;
        return to <= 0 ? 0m : (Reached(to, rampDays) - Reached(from, rampDays)) / period.Days;
    }

    // Full days' worth after so many days: half of the square over the ramp while it grows, one per day afterwards.
    private static decimal Reached(int days, int rampDays)
    {
        if (days <= 0) return 0m;
        decimal growing = Math.Min(days, rampDays);
        return (rampDays == 0 ? 0m : growing * growing / (2m * rampDays)) + Math.Max(0, days - rampDays);
    }
}
