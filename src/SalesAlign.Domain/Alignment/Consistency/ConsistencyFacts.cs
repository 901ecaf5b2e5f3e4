namespace SalesAlign.Domain.Alignment.Consistency;

/// <summary>What the strategy says of an objective, and what really goes to it. Shares are in percent of the whole; null is not known, never 0.</summary>
/// <param name="Weight">Stated by the strategy.</param>
/// <param name="PayShare">Of all that was paid.</param>
/// <param name="TimeShare">Of all activities that can be told apart by what they sell.</param>
/// <param name="Attainment">What was reached of the whole goal, as a factor.</param>
/// <param name="Expected">Where attainment should be by now, as a factor.</param>
public sealed record ObjectiveFacts(
    string Key, string Title, decimal Weight, bool HasOwner, bool HasMetric, int Goals, int PeopleWithGoals, decimal? PayShare, decimal? TimeShare, decimal? Attainment, decimal? Expected);

/// <summary>A goal that somebody carries, and whether that somebody can move its metric at all.</summary>
/// <param name="Subject">Who carries it.</param>
/// <param name="SellsSomething">Has deals or activities of the own.</param>
/// <param name="MetricKnowsPeople">The metric has values by person.</param>
public sealed record CarriedGoal(string Key, string Subject, string Metric, bool SellsSomething, bool MetricKnowsPeople);

/// <summary>All that a check of consistency looks at.</summary>
/// <param name="Dropped">Objectives that the strategy no longer has, with the percent of pay that still goes to them.</param>
/// <param name="Carriers">People who carry goals of the period.</param>
public sealed record ConsistencyFacts(
    IReadOnlyList<ObjectiveFacts> Objectives, IReadOnlyList<(string Key, string Title, decimal PayShare)> Dropped, IReadOnlyList<CarriedGoal> Goals, int Carriers);

/// <summary>The ways in which a company says one thing and does another.</summary>
public enum ContradictionKind
{
    NoOwner,
    NoMetric,
    NoGoals,
    NoPay,

    /// <summary>Pay gives the objective less than half of the share that the strategy gives it.</summary>
    PaidTooLittle,

    /// <summary>Time goes to it at less than half of its weight.</summary>
    TooLittleTime,

    /// <summary>Of two objectives, the one that weighs clearly more is paid clearly less.</summary>
    PaidTheOtherWay,

    /// <summary>More objectives than anybody can keep in mind.</summary>
    TooMany,

    /// <summary>All weigh about the same, so nothing comes first.</summary>
    AllTheSame,

    /// <summary>Goals of one person for more objectives than can be pursued at once.</summary>
    SpreadThin,
    PaysForDropped,
    NobodyMoves,
    MetricWithoutPeople,
}

/// <summary>One contradiction with the numbers that show it.</summary>
/// <param name="Key">The objective or goal that it is about; none for the strategy as a whole.</param>
/// <param name="Other">The second objective, where two are compared.</param>
/// <param name="Said">What is stated.</param>
/// <param name="Done">What is found instead.</param>
/// <param name="Weight">Percent of the strategy that hangs on it; what matters most is shown first.</param>
public sealed record Contradiction(ContradictionKind Kind, string? Key, string Subject, string? Other, decimal? Said, decimal? Done, decimal Weight);
