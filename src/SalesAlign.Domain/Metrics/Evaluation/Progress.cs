using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Metrics.Evaluation;

/// <summary>Which way a metric gets better. It only matters where start and target do not say it: for targets to hold, and for zones.</summary>
public enum Direction
{
    HigherIsBetter,
    LowerIsBetter,
}

/// <summary>How much of the way from start to target has been made, as a factor: 1 is the target.</summary>
public static class Progress
{
    /// <summary>
    /// (current − start) ÷ (target − start), for falling targets too; raw, so it can pass 1 or go below 0. Start equal to target is a value
    /// to hold: 1 while it is held, else 0. No data is null, never 0.
    /// </summary>
    public static decimal? Of(decimal? current, decimal start, decimal target, Direction direction = Direction.HigherIsBetter)
    {
        if (current is not { } value) return null;
        if (start != target) return (value - start) / (target - start);
        return direction == Direction.HigherIsBetter ? value >= target ? 1m : 0m : value <= target ? 1m : 0m;
    }

    /// <summary>The value that corresponds to a progress: the inverse of <see cref="Of"/>.</summary>
    public static decimal? ValueAt(decimal? progress, decimal start, decimal target) => progress is { } share ? start + (share * (target - start)) : null;

    /// <summary>The value that corresponds to an attainment: the inverse of <see cref="Attainment"/>.</summary>
    public static decimal? ValueOfAttainment(decimal? attainment, decimal target, Direction direction) => attainment is not { } made ? null
        : direction == Direction.HigherIsBetter ? made * target : made == 0 ? null : target / made;

    /// <summary>Between 0 and 1, as it counts inside a roll-up.</summary>
    public static decimal Clamped(decimal progress) => Math.Clamp(progress, 0m, 1m);

    /// <summary>Value ÷ target as plain attainment without a start; for a metric that should fall, target ÷ value. Null where it has no meaning.</summary>
    public static decimal? Attainment(decimal? value, decimal target, Direction direction = Direction.HigherIsBetter)
    {
        if (value is not { } number) return null;
        return direction == Direction.HigherIsBetter ? target == 0 ? null : number / target : number == 0 ? null : target / number;
    }
}
