using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Organization;

/// <summary>The company that an installation serves: its name, money, clock and calendar. There is exactly one.</summary>
public sealed class Company
{
    private Company()
    {
        Name = CurrencyCode = TimeZone = Language = "";
    }

    public Company(string name, Currency currency, FiscalCalendar calendar, string timeZone, string language, bool isDemonstration)
        : this()
    {
        Id = 1;
        Name = name;
        CurrencyCode = currency.Code;
        FiscalStartMonth = calendar.StartMonth;
        TimeZone = timeZone;
        Language = language;
        IsDemonstration = isDemonstration;
        KeepQuiet(new TimeOnly(20, 0), new TimeOnly(7, 0));
    }

    /// <summary>Always 1: a check constraint keeps a second company out.</summary>
    public int Id { get; private set; }

    public string Name { get; private set; }

    public string CurrencyCode { get; private set; }

    public int FiscalStartMonth { get; private set; }

    /// <summary>IANA name of the zone whose midnight ends the company's business day.</summary>
    public string TimeZone { get; private set; }

    /// <summary>From when on, by the company's clock, nobody is told of alerts; equal to <see cref="QuietTo"/> where that never is.</summary>
    public TimeOnly QuietFrom { get; private set; }

    public TimeOnly QuietTo { get; private set; }

    /// <summary>Language of those who have not chosen one: en or zh-Hans.</summary>
    public string Language { get; private set; }

    /// <summary>True when the company was generated to show the product; only then does the sign-in page offer its accounts.</summary>
    public bool IsDemonstration { get; private set; }

    public Currency Currency => new(CurrencyCode);

    public FiscalCalendar Calendar => new(FiscalStartMonth);

    public void Rename(string name) => Name = name;

    public void Speak(string language) => Language = language;

    /// <summary>Hours in which alerts wait; the same time twice for none.</summary>
    public void KeepQuiet(TimeOnly from, TimeOnly to)
    {
        QuietFrom = from;
        QuietTo = to;
    }

    /// <summary>Moves the clock by which the company's business day ends.</summary>
    public void KeepTimeOf(string timeZone) => TimeZone = timeZone;
}
