using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Metrics.Performance;

/// <summary>A person's time in the sales force, from the first day to the last; without an end they are still there.</summary>
/// <param name="HasLeft">They left the company with the last day; whoever only changed units or roles did not.</param>
/// <param name="Joined">The day they came to the sales force, where the stay is a later one, such as in another unit; null where the earliest stay tells.</param>
public sealed record ForceStay(PersonId Person, DateOnly From, DateOnly? To, bool HasLeft, DateOnly? Joined = null);

/// <summary>How fast a sales force is replaced over a year, and what it costs to bring the new ones in.</summary>
/// <param name="AverageHeadcount">Person-days ÷ days of the year.</param>
/// <param name="Turnover">Leavers ÷ average headcount; null without anybody.</param>
/// <param name="ReplacementYears">Years until the whole force is replaced at this rate; null where nobody leaves.</param>
/// <param name="OnboardingLoad">Share of person-days of people who were still in their first months.</param>
public sealed record Workforce(DateOnly First, DateOnly Last, int AtStart, int AtEnd, int Joiners, int Leavers, decimal AverageHeadcount, decimal? OnboardingLoad)
{
    public decimal? Turnover => AverageHeadcount == 0m ? null : Leavers / AverageHeadcount;

    /// <summary>People to bring in within a year to stay as many as at the end.</summary>
    public decimal? ToReplace => Turnover * AtEnd;

    public decimal? ReplacementYears => Turnover is > 0 and var rate ? 1m / rate : null;

    /// <summary>Counts a year; a shorter span is scaled up by the caller's choice of days, not here.</summary>
    /// <param name="rampDays">Days after joining during which a person counts as being brought in.</param>
    public static Workforce Over(IReadOnlyCollection<ForceStay> stays, DateOnly first, DateOnly last, int rampDays = 90)
    {
        var (start, end, joiners, leavers, personDays, rampingDays) = (0, 0, 0, 0, 0, 0);
        foreach (var person in stays.GroupBy(stay => stay.Person))
        {
            var joined = person.Min(stay => stay.Joined ?? stay.From);
            // Whoever came in from another unit joined there.
            if (joined >= first && joined <= last && person.Any(stay => Covers(stay, joined))) joiners++;
            if (person.Any(stay => stay.HasLeft && stay.To >= first && stay.To <= last)) leavers++;
            if (person.Any(stay => Covers(stay, first))) start++;
            if (person.Any(stay => Covers(stay, last))) end++;
            // Two stays of one person may touch but not overlap; a day counts once.
            personDays += person.Sum(stay => Days(stay, first, last));
            var ramp = joined.AddDays(rampDays - 1);
            rampingDays += person.Sum(stay => Days(stay, first > joined ? first : joined, last < ramp ? last : ramp));
        }
        var days = last.DayNumber - first.DayNumber + 1;
        return new(first, last, start, end, joiners, leavers, personDays / (decimal)days, personDays == 0 ? null : rampingDays / (decimal)personDays);
    }

    private static bool Covers(ForceStay stay, DateOnly day) => stay.From <= day && (stay.To is null || stay.To >= day);

    private static int Days(ForceStay stay, DateOnly first, DateOnly last)
    {
        var from = stay.From > first ? stay.From : first;
        var to = stay.To is { } end && end < last ? end : last;
        return to < from ? 0 : to.DayNumber - from.DayNumber + 1;
    }
}
