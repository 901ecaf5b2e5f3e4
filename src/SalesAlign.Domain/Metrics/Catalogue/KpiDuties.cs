using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Metrics.Catalogue;

/// <summary>A period whose value has to be here by a day.</summary>
public sealed record KpiDuty(Period Period, DateOnly DueOn, bool IsOverdue);

/// <summary>Which values of a KPI are owed: one for every period that has ended since values are expected.</summary>
public static class KpiDuties
{
    /// <summary>What is older than this many periods is not asked for any more: nobody remembers it.</summary>
    public const int Most = 6;

    /// <summary>The newest first. A value is due so many days after its period's last day, and overdue from the day after.</summary>
    public static IReadOnlyList<KpiDuty> Of(FiscalCalendar calendar, PeriodKind cadence, int dueDays, DateOnly from, DateOnly today)
    {
        var duties = new List<KpiDuty>();
        var period = calendar.Previous(calendar.Containing(cadence, today));
        while (duties.Count < Most && period.Last >= from)
        {
            var dueOn = period.Last.AddDays(dueDays);
            duties.Add(new KpiDuty(period, dueOn, today > dueOn));
            period = calendar.Previous(period);
        }
        return duties;
    }
}
