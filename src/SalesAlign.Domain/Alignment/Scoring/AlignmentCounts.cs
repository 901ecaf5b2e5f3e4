namespace SalesAlign.Domain.Alignment.Scoring;

/// <summary>The eight questions by which alignment is measured.</summary>
public enum AlignmentDimension
{
    Cascade,
    Measurement,
    Incentive,
    Understanding,
    Enablement,
    Resourcing,
    Dialogue,
    Results,
}

/// <summary>Is it broken down to the people who carry it?</summary>
/// <param name="Target">What the scope is to carry; null where it is not a number.</param>
/// <param name="AgreedLeafSum">Sum of the agreed goals at the end of the cascade.</param>
/// <param name="Owners">Leaf owners in scope.</param>
/// <param name="OwnersWithAgreedGoal">Those of them who have one.</param>
public sealed record CascadeCounts(decimal? Target, decimal AgreedLeafSum, int Owners, int OwnersWithAgreedGoal);

/// <summary>Is it measured with live data? Fresh is no older than one and a half times the metric's cadence.</summary>
public sealed record MeasurementCounts(int Goals, int Fresh)
{
    /// <summary>Whether a value of that day still counts as live.</summary>
    public static bool IsFresh(DateOnly? latest, int cadenceDays, DateOnly asOf) =>
        latest is { } day && asOf.DayNumber - day.DayNumber <= cadenceDays * 1.5m;
}

/// <summary>Does pay reward it? Shares and weight in percent; a steering ratio below 1 means that pay draws away from it.</summary>
public sealed record IncentiveCounts(decimal PayShare, decimal ObjectiveWeight, decimal? SteeringRatio = null);

/// <summary>Do people know it and why?</summary>
public sealed record UnderstandingCounts(int People, int AcknowledgedAndPassed);

/// <summary>Can people do it?</summary>
public sealed record EnablementCounts(int Required, int HeldAndValid);

/// <summary>Was it given what it asked for? What was declined with a reason is decided, not granted.</summary>
public sealed record ResourcingCounts(decimal Requested, decimal Granted, decimal DeclinedWithReason = 0m);

/// <summary>Is the field heard?</summary>
public sealed record DialogueCounts(int Feedback, int AnsweredInTime);

/// <summary>Is it working? Both as factors; null attainment is no data.</summary>
public sealed record ResultsCounts(decimal? Attainment, decimal Pace);

/// <summary>The counts of an objective in a scope; a dimension without counts does not apply.</summary>
public sealed record AlignmentCounts(
    CascadeCounts? Cascade = null,
    MeasurementCounts? Measurement = null,
    IncentiveCounts? Incentive = null,
    UnderstandingCounts? Understanding = null,
    EnablementCounts? Enablement = null,
    ResourcingCounts? Resourcing = null,
    DialogueCounts? Dialogue = null,
    ResultsCounts? Results = null);

/// <summary>One cause for which points are lost, told by the counts as they would be without it.</summary>
/// <param name="Code">What is wrong, worded by the shell: a unit without a goal, a plan that pays the same for everything.</param>
/// <param name="SubjectKey">What it is about, so that the page that fixes it can be opened.</param>
public sealed record AlignmentCause(AlignmentDimension Dimension, string Code, string SubjectKey, AlignmentCounts Fixed);
