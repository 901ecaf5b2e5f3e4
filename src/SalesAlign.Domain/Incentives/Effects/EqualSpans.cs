namespace SalesAlign.Domain.Incentives.Effects;

/// <summary>Two stretches of as many days before and after a change, so that what happened in them can be compared. Both include their last day.</summary>
public sealed record EqualSpans(DateOnly BeforeFirst, DateOnly BeforeLast, DateOnly AfterFirst, DateOnly AfterLast)
{
    public int Days => AfterLast.DayNumber - AfterFirst.DayNumber + 1;

    /// <summary>As long as the change is in force, up to a day; null where it has not begun.</summary>
    /// <param name="until">The last day of what was changed to; empty while it is in force.</param>
    public static EqualSpans? Around(DateOnly change, DateOnly? until, DateOnly today)
    {
        var last = until is { } end && end < today ? end : today;
        if (last < change) return null;
        var days = last.DayNumber - change.DayNumber + 1;
        return new EqualSpans(change.AddDays(-days), change.AddDays(-1), change, last);
    }
}

/// <summary>What was sold and paid in one span, in the company's currency.</summary>
/// <param name="Participants">People in the plan on any day of it.</param>
/// <param name="LeftCompany">Of those who left, who left the company.</param>
/// <param name="Sellers">Participants with at least one order.</param>
/// <param name="Margin">Of orders whose cost is known; empty where none is.</param>
/// <param name="MarginOf">The value of those orders.</param>
/// <param name="Pay">What the plan paid for days of the span.</param>
/// <param name="PaidValue">Value of the orders of days for which pay is calculated; pay is compared with these alone.</param>
public sealed record SpanFigures(
    int Participants, int Joined, int Left, int LeftCompany, int Sellers, int Orders, decimal Value, decimal? Margin, decimal MarginOf, decimal Pay, decimal PaidValue,
    IReadOnlyList<MixPart> Series, IReadOnlyList<MixPart> Tiers)
{
    public decimal? AverageOrder => Orders == 0 ? null : Value / Orders;

    public decimal? MarginRate => MarginOf == 0 ? null : Margin / MarginOf;

    /// <summary>Pay ÷ value: what selling costs by this plan.</summary>
    public decimal? CostOfSales => PaidValue == 0 ? null : Pay / PaidValue;
}

/// <summary>A series or tier and what was sold of it; empty for deals whose product has none.</summary>
public sealed record MixPart(string? Name, decimal Value, int Orders);

/// <summary>How the share of a series or tier in all value moved.</summary>
public sealed record MixMove(string? Name, decimal? Before, decimal? After)
{
    /// <summary>In points: 0.05 is five points.</summary>
    public decimal? Change => After - Before;

    /// <summary>Shares of everything that was sold in either span, the largest after the change first.</summary>
    public static IReadOnlyList<MixMove> Between(IReadOnlyList<MixPart> before, IReadOnlyList<MixPart> after)
    {
        var (wholeBefore, wholeAfter) = (before.Sum(part => part.Value), after.Sum(part => part.Value));
        return
        [
            .. after.Concat(before).Select(part => part.Name).Distinct(StringComparer.Ordinal)
                .Select(name => new MixMove(name, Share(before, name, wholeBefore), Share(after, name, wholeAfter)))
                .OrderByDescending(move => move.After ?? 0m).ThenByDescending(move => move.Before ?? 0m).ThenBy(move => move.Name, StringComparer.Ordinal),
        ];
    }

    private static decimal? Share(IReadOnlyList<MixPart> parts, string? name, decimal whole) => whole == 0 ? null : parts.Where(part => part.Name == name).Sum(part => part.Value) / whole;
}
