namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>A share of an earlier line that waits.</summary>
public sealed record HeldAmount(
    Guid Line, string Period, Guid Component, Guid? Deal, string? DealKey, string Part, decimal Held, DateOnly CreditDate, Holdback Holdback,
    IReadOnlyList<ObjectiveLink> Objectives);

/// <summary>An event that releases holdbacks: of one deal, or of everything that waits for it.</summary>
public sealed record HoldbackEvent(string Event, DateOnly Date, Guid? Deal = null);

/// <summary>
/// Settles what was held back. With an event and days it is released by the event within the days (both ends belong) and dropped after
/// them; with an event alone it waits; with days alone it is released once they have passed. A cancelled deal's is dropped.
/// </summary>
public static class Holdbacks
{
    /// <summary>A line for each amount settled by the end of the day; what has no line goes on waiting.</summary>
    public static IReadOnlyList<(HeldAmount Held, StatementLine Line)> Settle(
        IReadOnlyList<HeldAmount> held, IReadOnlyList<HoldbackEvent> events, IReadOnlySet<Guid> cancelledDeals, DateOnly day)
    {
        var settled = new List<(HeldAmount, StatementLine)>();
        foreach (var amount in held)
        {
            var last = amount.Holdback.Days is { } days ? amount.CreditDate.AddDays(days) : (DateOnly?)null;
            DateOnly? on = null;
            if (amount.Holdback.UntilEvent is { } awaited)
            {
                foreach (var happened in events)
                {
                    if (happened.Event != awaited || happened.Date > day || (happened.Deal is { } deal && deal != amount.Deal)) continue;
                    if (happened.Date > last) continue;
                    if (on is null || happened.Date < on) on = happened.Date;
                }
            }
            else if (last <= day)
            {
                on = last;
            }

            var cancelled = amount.Deal is { } its && cancelledDeals.Contains(its);
            var dropped = cancelled || (on is null && amount.Holdback.UntilEvent is not null && last < day);
            if (on is null && !dropped) continue;
            settled.Add((amount, Line(amount, dropped, dropped ? null : on, day)));
        }
        return settled;
    }

    private static StatementLine Line(HeldAmount held, bool dropped, DateOnly? on, DateOnly day) => new()
    {
        Component = held.Component,
        Kind = dropped ? LineKind.HoldbackDropped : LineKind.HoldbackReleased,
        Amount = dropped ? 0 : held.Held,
        WouldHavePaid = dropped ? held.Held : null,
        Deal = held.Deal,
        DealKey = held.DealKey,
        Part = held.Part,
        Date = on ?? day,
        Objectives = held.Objectives,
        Derivation = [new HoldbackSettled(held.Held, held.Holdback.UntilEvent, on, !dropped)],
        Corrects = new(held.Line, held.Period),
    };
}
