namespace SalesAlign.Domain.Goals.Behaviour;

/// <summary>Days on which customers are called: Monday to Friday; public holidays differ by place and are left to the planner.</summary>
public static class WorkingDays
{
    /// <summary>From the first to the last day, both included; 0 when the last lies before the first.</summary>
    public static int Between(DateOnly first, DateOnly last)
    {
        if (last < first) return 0;
        var days = last.DayNumber - first.DayNumber + 1;
        var count = days / 7 * 5;
        for (var day = last.AddDays(1 - (days % 7)); day <= last; day = day.AddDays(1))
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) count++;
        }
        return count;
    }
}
