namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>What a draw does in one period: paid ahead, recovered, and owed afterwards.</summary>
public sealed record DrawOutcome(decimal Paid, decimal Recovered, decimal Owed);

/// <summary>
/// The arithmetic of draws. Recovery takes only earnings above the draw's amount, so that pay in recovery never falls below it; what is paid
/// ahead in a period is recovered from later ones.
/// </summary>
public static class Draws
{
    public static DrawOutcome Settle(DrawComponent draw, decimal earnings, decimal owed, bool paysNow)
    {
        var above = Math.Max(0, earnings - draw.AmountPerPeriod);
        var recovered = draw.Recoverable ? Math.Min(owed, above) : 0;
        var paid = !paysNow ? 0
            : draw.Type == DrawKind.Advance ? draw.AmountPerPeriod
            : Math.Max(0, draw.AmountPerPeriod - earnings);
        return new(paid, recovered, draw.Recoverable ? owed - recovered + paid : 0);
    }
}
