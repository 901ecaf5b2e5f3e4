using SalesAlign.Domain.Common;
using SalesAlign.Domain.Demonstration;

namespace SalesAlign.Application.Demonstration;

/// <summary>The story's time, counted from the current fiscal quarter so that it never looks stale: quarter 0 is now, −1 the one before.</summary>
internal sealed class StoryDays
{
    /// <summary>The oldest quarter told. The first four only fill the customer base, so that a first purchase later on is known to be one.</summary>
    public const int FirstQuarter = -12;

    /// <summary>From here on everything is told in full, activities too: eight whole quarters before the current one.</summary>
    public const int FullFrom = -8;

    private readonly Period _current;
    private readonly Dictionary<int, Period> _quarters = [];

    public StoryDays(FiscalCalendar calendar, DateOnly today, DateTimeOffset now)
    {
        Calendar = calendar;
        Now = now;
        Today = today;
        _current = calendar.Containing(PeriodKind.Quarter, today);
    }

    public FiscalCalendar Calendar { get; }

    public DateOnly Today { get; }

    public DateTimeOffset Now { get; }

    public Period Quarter(int offset)
    {
        if (_quarters.TryGetValue(offset, out var quarter)) return quarter;
        quarter = offset switch
        {
            0 => _current,
            < 0 => Calendar.Previous(Quarter(offset + 1)),
            _ => Calendar.Next(Quarter(offset - 1)),
        };
        _quarters.Add(offset, quarter);
        return quarter;
    }

    /// <summary>Fiscal year that many years from the current one.</summary>
    public Period Year(int offset) => Calendar.Year(_current.FiscalYear + offset);

    /// <summary>A working day: so many days into a quarter, never in the future.</summary>
    public DateOnly Day(int quarter, int day = 0)
    {
        var within = Quarter(quarter);
        var known = WorkingDay(within.First.AddDays(day), within);
        return known > Today ? Today : known;
    }

    /// <summary>An instant in the working hours of a day, and never after the present.</summary>
    public DateTimeOffset At(DateOnly day, SeededRandom chance)
    {
        var instant = new DateTimeOffset(day.ToDateTime(new TimeOnly(chance.Between(7, 15), chance.Below(60), chance.Below(60))), TimeSpan.Zero);
        return instant < Now ? instant : Now;
    }

    /// <summary>The day itself or, of a weekend, the nearest working day that lies in the period.</summary>
    public static DateOnly WorkingDay(DateOnly day, Period within)
    {
        var (back, ahead) = day.DayOfWeek switch
        {
            DayOfWeek.Saturday => (-1, 2),
            DayOfWeek.Sunday => (-2, 1),
            _ => (0, 0),
        };
        var (near, far) = -back <= ahead ? (back, ahead) : (ahead, back);
        return within.Contains(day.AddDays(near)) ? day.AddDays(near) : day.AddDays(far);
    }
}
