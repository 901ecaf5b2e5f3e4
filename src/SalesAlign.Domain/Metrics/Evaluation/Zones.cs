using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Metrics.Evaluation;

/// <summary>Between which of the values commit, target and stretch a value lies; one on the border belongs to the better zone.</summary>
public enum Zone
{
    NoData,
    BelowCommit,
    Commit,
    Target,
    Stretch,
}

/// <summary>The value one commits to, the one aimed at and the one dreamt of, in the metric's unit; rising or falling, never both.</summary>
public sealed record Zones
{
    public Zones(decimal commit, decimal target, decimal stretch)
    {
        RuleViolation.Unless((commit <= target && target <= stretch) || (commit >= target && target >= stretch), "zones.out_of_order", commit, target, stretch);
        Commit = commit;
        Target = target;
        Stretch = stretch;
    }

    public decimal Commit { get; }

    public decimal Target { get; }

    public decimal Stretch { get; }

    /// <param name="value">The current value; null is no data.</param>
    /// <param name="direction">Used only when all three are the same value.</param>
    public Zone Of(decimal? value, Direction direction = Direction.HigherIsBetter)
    {
        if (value is not { } number) return Zone.NoData;
        var rising = Commit != Stretch ? Stretch > Commit : direction == Direction.HigherIsBetter;
        if (Reaches(number, Stretch, rising)) return Zone.Stretch;
        if (Reaches(number, Target, rising)) return Zone.Target;
        return Reaches(number, Commit, rising) ? Zone.Commit : Zone.BelowCommit;
    }

    private static bool Reaches(decimal value, decimal border, bool rising) => rising ? value >= border : value <= border;
}
