using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Goals.Cascading;

/// <summary>Something that will make a stretch of the year sell more, or less, than it did before: a launch, a buying cycle, a fair, holidays.</summary>
/// <param name="UpliftPercent">How much more is sold on its days, from −100 to 1,000; −20 takes a fifth away.</param>
public sealed record SeasonEvent(DateOnly First, DateOnly Last, decimal UpliftPercent);

/// <summary>The weight of every period of a year: what was sold in it before, changed by the events that lie in it.</summary>
public static class SeasonCalendar
{
    /// <param name="before">What was done in the same periods before, in any unit; null or nothing known lets every period weigh by its days.</param>
    public static decimal[] Weights(IReadOnlyList<Period> periods, IReadOnlyList<decimal?>? before, IReadOnlyList<SeasonEvent> events)
    {
        var weights = new decimal[periods.Count];
        var known = false;
        for (var p = 0; p < weights.Length; p++) known |= before?[p] > 0;
        for (var p = 0; p < weights.Length; p++)
        {
            var weight = known ? Math.Max(before![p] ?? 0m, 0m) : periods[p].Days;
            var factor = 1m;
            foreach (var change in events)
            {
                RuleViolation.Unless(change.Last >= change.First, "season.ends_before_it_begins");
                RuleViolation.Unless(change.UpliftPercent is >= -100 and <= 1_000, "season.uplift_out_of_range", change.UpliftPercent);
                var first = Math.Max(change.First.DayNumber, periods[p].First.DayNumber);
                var last = Math.Min(change.Last.DayNumber, periods[p].Last.DayNumber);
                if (last >= first) factor += change.UpliftPercent / 100m * (last - first + 1) / periods[p].Days;
            }
            weights[p] = Math.Round(weight * Math.Max(0m, factor), 6);
        }
        return weights;
    }
}
