using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals.Cascading;

namespace SalesAlign.Domain.Goals;

/// <summary>What kind of event moves sales within the year.</summary>
public enum CalendarEventKind
{
    /// <summary>A product comes to the market.</summary>
    Launch,

    /// <summary>Customers decide on budgets or buy at this time of the year.</summary>
    BuyingCycle,

    /// <summary>A fair, a campaign, a holiday, or anything else.</summary>
    Other,
}

/// <summary>An event of the sales calendar with the weight that it has when a year is divided into quarters, months or weeks.</summary>
public sealed class CalendarEvent
{
    private CalendarEvent()
    {
        Name = "";
    }

    /// <exception cref="RuleViolation">It has no name, ends before it begins, lasts longer than two years, or its uplift is out of range.</exception>
    public CalendarEvent(CalendarEventId id, string name, CalendarEventKind kind, DateOnly first, DateOnly last, decimal upliftPercent)
        : this()
    {
        if (name.Trim().Length == 0) throw new RuleViolation("season.no_name") { Field = "Name" };
        if (last < first) throw new RuleViolation("season.ends_before_it_begins") { Field = "Last" };
        if (last.DayNumber - first.DayNumber > 731) throw new RuleViolation("season.too_long") { Field = "Last" };
        if (upliftPercent is < -100 or > 1_000 or 0) throw new RuleViolation("season.uplift_out_of_range", upliftPercent) { Field = "UpliftPercent" };
        Id = id;
        Name = name.Trim();
        Kind = kind;
        First = first;
        Last = last;
        UpliftPercent = upliftPercent;
    }

    public CalendarEventId Id { get; private set; }

    public string Name { get; private set; }

    public CalendarEventKind Kind { get; private set; }

    public DateOnly First { get; private set; }

    public DateOnly Last { get; private set; }

    /// <summary>How much more is sold on its days; negative for less.</summary>
    public decimal UpliftPercent { get; private set; }

    public SeasonEvent Season => new(First, Last, UpliftPercent);
}
