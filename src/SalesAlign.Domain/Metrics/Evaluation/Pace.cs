using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Metrics.Evaluation;

/// <summary>A stretch of a period and how much of the period's target belongs to it, in any unit that the stretches share.</summary>
public sealed record PaceWindow(DateOnly First, DateOnly Last, decimal Weight);

/// <summary>Where a value should be by now: the expected share of a target, as a factor from 0 to 1.</summary>
public static class Pace
{
    /// <summary>The share of the period's days that have passed at the end of the day: 0 before the period, 1 from its last day on.</summary>
    public static decimal Linear(DateOnly first, DateOnly last, DateOnly asOf)
    {
        RuleViolation.Unless(last >= first, "pace.ends_before_it_begins", first, last);
        if (asOf < first) return 0m;
        if (asOf >= last) return 1m;
        return (asOf.DayNumber - first.DayNumber + 1) / (decimal)(last.DayNumber - first.DayNumber + 1);
    }

    /// <summary>The weight of the stretches that have passed ÷ the weight of all; within a stretch it grows by the day.</summary>
    /// <exception cref="RuleViolation">A weight is negative, or none is above 0.</exception>
    public static decimal Seasonal(IReadOnlyList<PaceWindow> windows, DateOnly asOf)
    {
        var all = 0m;
        var passed = 0m;
        var begun = false;
        var over = true;
        foreach (var window in windows)
        {
            RuleViolation.Unless(window.Weight >= 0, "pace.negative_weight", window.Weight);
            all += window.Weight;
            passed += window.Weight * Linear(window.First, window.Last, asOf);
            begun |= asOf >= window.First;
            over &= asOf >= window.Last;
        }
        RuleViolation.Unless(all > 0, "pace.no_weight");
        return !begun ? 0m : over ? 1m : passed / all;
    }
}
