using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>A quota or a target incentive for the days from first to last; for one component, or for all that have none of their own.</summary>
/// <param name="Goal">The agreed goal that it was taken from; empty where somebody wrote it by hand.</param>
public sealed record PeriodAmount(decimal Amount, DateOnly First, DateOnly Last, Guid? Component = null, Guid? Goal = null);

/// <summary>An amount before and after proration by calendar days.</summary>
public sealed record ProratedAmount(decimal Full, int EligibleDays, int Days, decimal Amount);

/// <summary>Quotas and target incentives for a stretch of time, prorated by calendar days eligible ÷ days.</summary>
public static class Proration
{
    /// <summary>
    /// The sum of the amounts that belong to the days from first to last, rounded to <paramref name="decimals"/> so that people can
    /// recompute with what they see; null when there is none. An amount for less than these days counts whole; one for a longer stretch
    /// counts in proportion to its days, but whole when measuring year to date, where an annual quota is the one to reach. Of all that
    /// counts, only eligible days count.
    /// </summary>
    public static ProratedAmount? Of(
        IReadOnlyList<PeriodAmount> amounts, Guid component, DateOnly first, DateOnly last, bool yearToDate, DateRange? eligible, int decimals)
    {
        var own = false;
        foreach (var amount in amounts) own |= amount.Component == component;

        var found = false;
        decimal full = 0, prorated = 0;
        int eligibleDays = 0, days = 0;
        foreach (var amount in amounts)
        {
            if (own ? amount.Component != component : amount.Component is not null) continue;
            if (amount.Last < first || amount.First > last || amount.Last < amount.First) continue;
            var whole = yearToDate || (amount.First >= first && amount.Last <= last);
            var from = whole || amount.First > first ? amount.First : first;
            var to = whole || amount.Last < last ? amount.Last : last;
            var span = amount.Last.DayNumber - amount.First.DayNumber + 1;
            var within = eligible is { } range ? range.DaysWithin(from, to) : to.DayNumber - from.DayNumber + 1;
            found = true;
            full += amount.Amount;
            prorated += amount.Amount * within / span;
            eligibleDays += within;
            days += span;
        }
        return found ? new(full, eligibleDays, days, Rounding.HalfAwayFromZero(prorated, decimals)) : null;
    }
}
