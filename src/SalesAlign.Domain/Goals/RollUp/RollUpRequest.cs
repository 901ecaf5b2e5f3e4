using SalesAlign.Domain.Metrics.Evaluation;

namespace SalesAlign.Domain.Goals.RollUp;

/// <summary>Where a goal's progress comes from.</summary>
public enum ProgressSource
{
    /// <summary>The goal's own value.</summary>
    OwnMetric,

    /// <summary>The sum of its children's values against its own target.</summary>
    SumOfChildren,

    /// <summary>The weighted mean of its children's progress, each counted between 0 and 1.</summary>
    MeanOfChildren,

    /// <summary>The weight of reached milestones ÷ the weight of all.</summary>
    Milestones,
}

/// <summary>A milestone of a goal; without a weight it counts as 1.</summary>
public sealed record GoalMilestone(bool Reached, decimal Weight = 1m);

/// <summary>A status set by a person: it holds until newer data arrive. Green never hides that there are none.</summary>
public sealed record ManualStatus(RagStatus Status, DateOnly SetOn, string Reason);

/// <summary>A goal as the roll-up needs it.</summary>
/// <param name="ParentKey">The primary parent, the only one in which the goal is counted.</param>
/// <param name="First">First day of the goal's period.</param>
/// <param name="Last">Last day of the goal's period.</param>
/// <param name="Current">The value, when it comes from its own metric; null is no data.</param>
/// <param name="LastUpdated">Day of the newest value or check-in.</param>
/// <param name="CadenceDays">After how many days without one the goal is outdated; null never.</param>
/// <param name="Weight">Among its siblings, in percent or any ratio; goals without one get the mean of those that have one, that is, equal parts if none has.</param>
/// <param name="Season">The stretches of the pace; linear when there are none.</param>
/// <param name="Rule">The thresholds, if they differ from the request's.</param>
/// <param name="WithoutStart">Nobody knows where it started: progress is plain attainment, of a value that should fall target ÷ value; <paramref name="Start"/> is not read.</param>
public sealed record RollUpGoal(
    string Key,
    string? ParentKey,
    ProgressSource Source,
    decimal Start,
    decimal Target,
    DateOnly First,
    DateOnly Last,
    decimal? Current = null,
    DateOnly? LastUpdated = null,
    int? CadenceDays = null,
    Direction Direction = Direction.HigherIsBetter,
    decimal? Weight = null,
    IReadOnlyList<GoalMilestone>? Milestones = null,
    IReadOnlyList<PaceWindow>? Season = null,
    Zones? Zones = null,
    ManualStatus? Manual = null,
    RagRule? Rule = null,
    bool WithoutStart = false);

/// <summary>All goals to evaluate, in any order, and the day to evaluate them on.</summary>
public sealed record RollUpRequest(IReadOnlyList<RollUpGoal> Goals, DateOnly AsOf, RagRule? Rule = null);

/// <summary>Where every goal stands, in the order of the request, and what is wrong with the tree.</summary>
public sealed record RollUpResult(IReadOnlyList<GoalStanding> Goals, IReadOnlyList<RollUpFinding> Findings);

/// <summary>Where one goal stands.</summary>
/// <param name="Current">The own value, the sum of the children's, or the value that corresponds to their mean progress.</param>
/// <param name="Progress">Raw: it can pass 1 or go below 0; null without data.</param>
/// <param name="Expected">Where progress should be by now.</param>
/// <param name="OwnStatus">Read from this goal's own progress.</param>
/// <param name="Status">The worst of its own and, where progress comes from children, theirs.</param>
/// <param name="Why">What decided the status.</param>
/// <param name="WhyKey">The goal that decided it: down the tree to where the cause lies.</param>
/// <param name="CountedChildren">Children whose data are in the progress.</param>
/// <param name="MissingChildren">Children that have begun and have no data.</param>
public sealed record GoalStanding(
    string Key, decimal? Current, decimal? Progress, decimal Expected, RagStatus OwnStatus, RagStatus Status, StatusReason Why, string WhyKey,
    int CountedChildren, int MissingChildren, Zone? Zone, bool IsManual);

/// <summary>What decided a status.</summary>
public enum StatusReason
{
    NoData,
    PeriodNotBegun,
    PastCadence,
    Threshold,
    SetByHand,

    /// <summary>A child's status is worse than its own; <see cref="GoalStanding.WhyKey"/> names the goal where the cause lies.</summary>
    Child,
}

/// <summary>Something about the goals that a reader should know; the code is worded by the shell.</summary>
public sealed record RollUpFinding(string Code, string GoalKey, string? OtherKey = null);

/// <summary>The codes of findings.</summary>
public static class RollUpFindings
{
    /// <summary>The parent is not among the goals; the goal was evaluated as one without a parent.</summary>
    public const string ParentUnknown = "rollup.parent_unknown";

    /// <summary>The goal is its own ancestor; neither it nor those above it roll up.</summary>
    public const string InACircle = "rollup.in_a_circle";

    /// <summary>Progress should come from children or milestones, and there are none.</summary>
    public const string NothingToCount = "rollup.nothing_to_count";

    /// <summary>All weights are 0 or a weight is negative; the children count equally.</summary>
    public const string WeightsUnusable = "rollup.weights_unusable";

    /// <summary>A green set by hand does not hold, because there are no data.</summary>
    public const string ManualGreenWithoutData = "rollup.manual_green_without_data";
}
