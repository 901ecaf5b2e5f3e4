using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Metrics.Evaluation;

/// <summary>Red, amber or green, or why it is none of them. Silence is never green.</summary>
public enum RagStatus
{
    /// <summary>There is no value.</summary>
    NoData,

    /// <summary>Its period has not begun, so nothing is due.</summary>
    NotStarted,

    /// <summary>The last value or check-in is older than the cadence allows.</summary>
    Outdated,
    Red,
    Amber,
    Green,
}

/// <summary>What a status is read from.</summary>
public enum RagBasis
{
    /// <summary>Progress towards the target against the thresholds, whatever the date.</summary>
    Attainment,

    /// <summary>Progress ÷ expected progress against the thresholds.</summary>
    AttainmentOfPace,

    /// <summary>How many points progress is behind the expected.</summary>
    DistanceFromPace,
}

/// <summary>
/// The thresholds of a status, as factors. A value on a threshold has the better status. By distance, what is less than
/// <see cref="AmberBehind"/> behind is green and what is more than <see cref="RedBehind"/> behind is at risk, that is red. Until
/// <see cref="EarlyUntil"/> of the target is expected, attainment of pace divides small numbers by small numbers: what lags is amber, not yet red.
/// </summary>
public sealed record RagRule
{
    public static readonly RagRule Default = new();

    public RagRule(
        RagBasis basis = RagBasis.Attainment, decimal greenFrom = 0.90m, decimal amberFrom = 0.75m, decimal amberBehind = 0m, decimal redBehind = 0.25m,
        decimal earlyUntil = 0m)
    {
        RuleViolation.Unless(earlyUntil is >= 0 and <= 1, "rag.early_out_of_range", earlyUntil);
        RuleViolation.Unless(greenFrom >= amberFrom, "rag.green_below_amber", greenFrom, amberFrom);
        RuleViolation.Unless(redBehind >= amberBehind && amberBehind >= 0, "rag.red_before_amber", redBehind, amberBehind);
        Basis = basis;
        GreenFrom = greenFrom;
        AmberFrom = amberFrom;
        AmberBehind = amberBehind;
        RedBehind = redBehind;
        EarlyUntil = earlyUntil;
    }

    public RagBasis Basis { get; }

    public decimal GreenFrom { get; }

    public decimal AmberFrom { get; }

    public decimal AmberBehind { get; }

    public decimal RedBehind { get; }

    /// <summary>Up to which expected share of the target red is withheld; 0 never withholds it.</summary>
    public decimal EarlyUntil { get; }

    /// <summary>Red, amber or green of a progress, given where it should be by now; without data, no data.</summary>
    public RagStatus Of(decimal? progress, decimal expected)
    {
        if (progress is not { } made) return RagStatus.NoData;
        switch (Basis)
        {
            case RagBasis.DistanceFromPace:
                var behind = expected - made;
                return behind <= AmberBehind ? RagStatus.Green : behind <= RedBehind ? RagStatus.Amber : RagStatus.Red;
            case RagBasis.AttainmentOfPace:
                // Where nothing is due yet, only going backwards is worse than nothing.
                if (expected <= 0) return made >= 0 ? RagStatus.Green : RagStatus.Red;
                var status = ByThreshold(made / expected);
                return status == RagStatus.Red && expected <= EarlyUntil && made >= 0 ? RagStatus.Amber : status;
            default:
                return ByThreshold(made);
        }
    }

    /// <summary>Whether a value of that day has become too old: more than the cadence has passed since.</summary>
    public static bool IsOutdated(DateOnly? latest, int cadenceDays, DateOnly asOf) =>
        latest is { } day && asOf.DayNumber - day.DayNumber > cadenceDays;

    private RagStatus ByThreshold(decimal attainment) =>
        attainment >= GreenFrom ? RagStatus.Green : attainment >= AmberFrom ? RagStatus.Amber : RagStatus.Red;
}
