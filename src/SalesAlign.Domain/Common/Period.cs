using System.Globalization;

namespace SalesAlign.Domain.Common;

/// <summary>The grain of a fiscal period.</summary>
public enum PeriodKind
{
    Year,
    Half,
    Quarter,
    Month,
    Week,
}

/// <summary>
/// A named stretch of the fiscal calendar that includes its last day. The key is stable and readable, and sorts by time within a kind:
/// 2026, 2026-H1, 2026-Q3, 2026-M07 (seventh month of the fiscal year), 2026-W05 (fifth week of the fiscal year).
/// </summary>
public sealed record Period(PeriodKind Kind, int FiscalYear, int Number, DateOnly First, DateOnly Last)
{
    public string Key => Kind switch
    {
        PeriodKind.Year => FiscalYear.ToString("0000", CultureInfo.InvariantCulture),
        PeriodKind.Half => string.Create(CultureInfo.InvariantCulture, $"{FiscalYear:0000}-H{Number}"),
        PeriodKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"{FiscalYear:0000}-Q{Number}"),
        PeriodKind.Month => string.Create(CultureInfo.InvariantCulture, $"{FiscalYear:0000}-M{Number:00}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{FiscalYear:0000}-W{Number:00}"),
    };

    public int Days => Last.DayNumber - First.DayNumber + 1;

    public bool Contains(DateOnly day) => day >= First && day <= Last;

    /// <summary>Share of the period's days that have passed at the end of <paramref name="day"/>: 0 before it, 1 from its last day on.</summary>
    public decimal Elapsed(DateOnly day) => day < First ? 0m : day >= Last ? 1m : (day.DayNumber - First.DayNumber + 1) / (decimal)Days;

    public override string ToString() => Key;
}

/// <summary>
/// The company's year: it may start in any month and is named after the calendar year in which it ends, so that a year from July 2025 to
/// June 2026 is fiscal 2026. Weeks start on Monday; the first and last week of a year may be cut short by it.
/// </summary>
public readonly record struct FiscalCalendar
{
    private readonly int _startMonth;

    public FiscalCalendar(int startMonth)
    {
        RuleViolation.Unless(startMonth is >= 1 and <= 12, "calendar.no_such_month", startMonth);
        _startMonth = startMonth;
    }

    public int StartMonth => _startMonth == 0 ? 1 : _startMonth;

    public Period Year(int fiscalYear)
    {
        RuleViolation.Unless(fiscalYear is >= 1900 and <= 2200, "period.unknown", fiscalYear);
        var first = new DateOnly(StartMonth == 1 ? fiscalYear : fiscalYear - 1, StartMonth, 1);
        return new(PeriodKind.Year, fiscalYear, 1, first, first.AddYears(1).AddDays(-1));
    }

    public Period Half(int fiscalYear, int number) => OfMonths(PeriodKind.Half, fiscalYear, number, 6);

    public Period Quarter(int fiscalYear, int number) => OfMonths(PeriodKind.Quarter, fiscalYear, number, 3);

    public Period Month(int fiscalYear, int number) => OfMonths(PeriodKind.Month, fiscalYear, number, 1);

    public Period Containing(PeriodKind kind, DateOnly day)
    {
        var year = Year(day.Month >= StartMonth && StartMonth != 1 ? day.Year + 1 : day.Year);
        var month = ((day.Month - StartMonth + 12) % 12) + 1;
        return kind switch
        {
            PeriodKind.Year => year,
            PeriodKind.Half => Half(year.FiscalYear, (month + 5) / 6),
            PeriodKind.Quarter => Quarter(year.FiscalYear, (month + 2) / 3),
            PeriodKind.Month => Month(year.FiscalYear, month),
            _ => Week(year, WeekNumber(year, day)),
        };
    }

    /// <summary>The periods of a finer kind that make up <paramref name="period"/>, in order. Weeks are cut at its edges.</summary>
    public IReadOnlyList<Period> Parts(Period period, PeriodKind kind)
    {
        RuleViolation.Unless(kind >= period.Kind, "period.not_finer", period.Key, kind);
        var parts = new List<Period>();
        for (var day = period.First; day <= period.Last;)
        {
            var part = Containing(kind, day);
            if (part.Last > period.Last) part = part with { Last = period.Last };
            if (part.First < period.First) part = part with { First = period.First };
            parts.Add(part);
            day = part.Last.AddDays(1);
        }
        return parts;
    }

    public Period Previous(Period period) => Containing(period.Kind, period.First.AddDays(-1));

    public Period Next(Period period) => Containing(period.Kind, period.Last.AddDays(1));

    /// <summary>Reads a key as <see cref="Period.Key"/> writes it; false for anything else.</summary>
    public bool TryParse(string? key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Period? period)
    {
        period = null;
        if (key is null || key.Length < 4 || !int.TryParse(key.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || year is < 1900 or > 2200)
        {
            return false;
        }
        if (key.Length == 4)
        {
            period = Year(year);
            return true;
        }
        if (key.Length < 7 || key[4] != '-' || !int.TryParse(key.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
        period = (key[5], number) switch
        {
            ('H', >= 1 and <= 2) => Half(year, number),
            ('Q', >= 1 and <= 4) => Quarter(year, number),
            ('M', >= 1 and <= 12) => Month(year, number),
            ('W', >= 1 and <= 54) when Week(Year(year), number) is var week && week.First <= Year(year).Last => week,
            _ => null,
        };
        if (period?.Key != key) period = null;
        return period is not null;
    }

    public Period Parse(string key) => TryParse(key, out var period) ? period : throw new RuleViolation("period.unknown", key) { Field = "period" };

    private Period OfMonths(PeriodKind kind, int fiscalYear, int number, int months)
    {
        RuleViolation.Unless(number >= 1 && number <= 12 / months, "period.unknown", number);
        var first = Year(fiscalYear).First.AddMonths((number - 1) * months);
        return new(kind, fiscalYear, number, first, first.AddMonths(months).AddDays(-1));
    }

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static int WeekNumber(Period year, DateOnly day) => ((Monday(day).DayNumber - Monday(year.First).DayNumber) / 7) + 1;

    private static Period Week(Period year, int number)
    {
        var monday = Monday(year.First).AddDays((number - 1) * 7);
        var first = monday < year.First ? year.First : monday;
        var last = monday.AddDays(6) > year.Last ? year.Last : monday.AddDays(6);
        return new(PeriodKind.Week, year.FiscalYear, number, first, last);
    }
}
