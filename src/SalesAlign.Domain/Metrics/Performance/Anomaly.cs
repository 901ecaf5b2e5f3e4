namespace SalesAlign.Domain.Metrics.Performance;

/// <summary>What a finding is about; the figures of a finding are amounts, shares or counts accordingly.</summary>
public enum FindingKind
{
    WonAmount,
    WinRate,
    SeriesShare,
    PriceRealised,
    NewCustomers,
    Activities,
    Quality,
    IdealShare,
    Concentration,
    Dormant,
    NothingWon,
    NoActivity,
}

/// <summary>Something that deserves a look: a value that left its own history, or a state that should not be.</summary>
/// <param name="Name">Of the unit, person or product; empty for the whole.</param>
/// <param name="Part">A part of it, such as a series; empty for all of it.</param>
/// <param name="Weight">What orders findings: how unusual it is, times how much it is about.</param>
public sealed record Finding(FindingKind Kind, string Name, string Part, decimal? Before, decimal Now, bool IsGood, decimal Weight, string Key = "");

/// <summary>Compares a value with its own history.</summary>
public static class Anomaly
{
    /// <summary>Least relative change that is worth saying, however steady the history.</summary>
    private const decimal Least = 0.1m;

    /// <summary>
    /// How far a value lies from the mean of its own past, in standard deviations, and at least relative to a tenth of that mean; null where it is within
    /// the usual, or the past is too short (fewer than three values) or empty.
    /// </summary>
    public static decimal? Score(decimal now, IReadOnlyList<decimal> past)
    {
        if (past.Count < 3) return null;
        var mean = 0m;
        foreach (var value in past) mean += value;
        mean /= past.Count;
        var squares = 0m;
        foreach (var value in past) squares += (value - mean) * (value - mean);
        var spread = (decimal)Math.Sqrt((double)(squares / (past.Count - 1)));
        var distance = now - mean;
        var usual = Math.Max(spread, Math.Abs(mean) * Least);
        if (usual == 0m) return now == mean ? null : Math.Sign(distance) * 10m;
        var score = distance / usual;
        return Math.Abs(score) >= 1.5m ? Math.Clamp(score, -10m, 10m) : null;
    }

    public static decimal Mean(IReadOnlyList<decimal> past) => past.Count == 0 ? 0m : past.Sum() / past.Count;
}
