using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Goals.Behaviour;

/// <summary>Where the number of visits that a goal asks for comes from.</summary>
public enum VisitOrigin
{
    /// <summary>Each named account is to be visited once, for none may be dropped.</summary>
    NamedAccounts,

    /// <summary>The contacts that the driver tree asks for × the share of visits among the contacts of before.</summary>
    DriverTree,
}

/// <summary>How many visits a goal asks for over its whole period.</summary>
public sealed record VisitTarget(long Visits, VisitOrigin Origin);

/// <summary>The visits that were logged on a day.</summary>
public sealed record VisitDay(DateOnly On, int Visits);

/// <summary>A week or month of the period with the visits planned and logged in it.</summary>
/// <param name="Planned">Null where nothing asks for visits.</param>
/// <param name="Logged">Null before it begins.</param>
public sealed record VisitSpan(DateOnly First, DateOnly Last, long? Planned, long? Logged);

/// <summary>What referrals brought: the deals that began and were won of them, per referral call.</summary>
public sealed record ReferralYield(long Calls, long Engaged, long Won)
{
    /// <summary>Deals begun ÷ referral calls; null without a call.</summary>
    public decimal? EngagedPerCall => Calls == 0 ? null : Engaged / (decimal)Calls;

    /// <summary>Deals won ÷ referral calls; null without a call.</summary>
    public decimal? WonPerCall => Calls == 0 ? null : Won / (decimal)Calls;
}

/// <summary>The visits that a goal asks for, spread evenly over working days: the parts always add up to the whole.</summary>
public static class VisitPlan
{
    /// <summary>One visit for each named account; without any, the driver tree's contacts by the share of visits so far, rounded up; null where neither is known.</summary>
    /// <param name="contacts">Calls and visits that the driver tree asks for.</param>
    /// <param name="visitsBefore">Of <paramref name="contactsBefore"/> in the records.</param>
    public static VisitTarget? Target(int named, long? contacts, long visitsBefore, long contactsBefore)
    {
        RuleViolation.Unless(named >= 0 && visitsBefore >= 0 && contactsBefore >= visitsBefore && contacts is not < 0, "behaviour.negative_calls", contacts ?? visitsBefore);
        if (named > 0) return new(named, VisitOrigin.NamedAccounts);
        if (contacts is not { } asked || visitsBefore == 0) return null;
        return new((long)decimal.Ceiling(decimal.Round(asked * (decimal)visitsBefore / contactsBefore, 12)), VisitOrigin.DriverTree);
    }

    /// <summary>The weeks of a period from Monday to Sunday, the first and last cut to it.</summary>
    public static IReadOnlyList<VisitSpan> Weeks(DateOnly first, DateOnly last, VisitTarget? target, IReadOnlyList<VisitDay> logged, DateOnly today) =>
        Spans(first, last, target, logged, today, static day => day.AddDays((7 - (int)day.DayOfWeek) % 7));

    /// <summary>The calendar months of a period, the first and last cut to it.</summary>
    public static IReadOnlyList<VisitSpan> Months(DateOnly first, DateOnly last, VisitTarget? target, IReadOnlyList<VisitDay> logged, DateOnly today) =>
        Spans(first, last, target, logged, today, static day => new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)));

    /// <summary>How many of the visits should have been made by the end of a day.</summary>
    public static long? PlannedBy(DateOnly day, DateOnly first, DateOnly last, VisitTarget? target)
    {
        if (target is null) return null;
        if (day >= last) return target.Visits;
        var all = WorkingDays.Between(first, last);
        // A period without a single working day has all of it due at its end.
        return all == 0 ? 0 : (long)decimal.Floor(target.Visits * (decimal)WorkingDays.Between(first, day) / all);
    }

    private static List<VisitSpan> Spans(DateOnly first, DateOnly last, VisitTarget? target, IReadOnlyList<VisitDay> logged, DateOnly today, Func<DateOnly, DateOnly> endOf)
    {
        var spans = new List<VisitSpan>();
        var before = 0L;
        for (var from = first; from <= last;)
        {
            var end = endOf(from);
            if (end > last) end = last;
            var visits = 0L;
            foreach (var day in logged)
            {
                if (day.On >= from && day.On <= end) visits += day.Visits;
            }
            var planned = PlannedBy(end, first, last, target);
            spans.Add(new(from, end, planned - before, from > today ? null : visits));
            before = planned ?? 0;
            from = end.AddDays(1);
        }
        return spans;
    }
}
