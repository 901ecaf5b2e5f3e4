namespace SalesAlign.Domain.Metrics.Performance;

/// <summary>What sales hold up: money that is spent before it comes back.</summary>
/// <param name="Amount">Won in the period, and <paramref name="Days"/> how long that is.</param>
/// <param name="CycleDays">Mean days from first contact to the win; null where none is known.</param>
/// <param name="SalesOutstanding">Days sales outstanding: invoiced and not paid at the end ÷ invoiced per day; null where nothing was invoiced.</param>
public sealed record CashTiedUp(decimal Amount, int Days, decimal? CycleDays, decimal? SalesOutstanding, decimal Receivables)
{
    public static CashTiedUp None => new(0m, 0, null, null, 0m);

    /// <summary>From the sums of a period; receivables of a period without invoices say how much is owed but not for how many days.</summary>
    /// <param name="cycle">Days from first contact to the win over the <paramref name="timed"/> won deals for which they are known.</param>
    public static CashTiedUp Of(decimal won, int days, int cycle, int timed, decimal invoiced, decimal receivables) =>
        new(won, days, timed == 0 ? null : cycle / (decimal)timed, invoiced <= 0 || days == 0 ? null : receivables * days / invoiced, receivables);

    public decimal PerDay => Days == 0 ? 0m : Amount / Days;

    /// <summary>Sales per day × days of cycle: what is in the making.</summary>
    public decimal? InCycle => CycleDays is { } days ? PerDay * days : null;

    /// <summary>Sales per day × days outstanding: what customers owe at this pace.</summary>
    public decimal? InReceivables => SalesOutstanding is { } days ? PerDay * days : null;

    /// <summary>Both together, so far as they are known; null where neither is.</summary>
    public decimal? Total => InCycle is null && InReceivables is null ? null : (InCycle ?? 0m) + (InReceivables ?? 0m);

    /// <summary>What a day less in both would set free.</summary>
    public decimal FreedByADay => PerDay * ((CycleDays is null ? 0 : 1) + (SalesOutstanding is null ? 0 : 1));
}
