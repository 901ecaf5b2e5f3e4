namespace SalesAlign.Domain.Goals.Cascading;

/// <summary>
/// The number to divide, in units of its metric and with a fixed number of decimal places. For a ratio <see cref="Value"/> is the numerator.
/// </summary>
public sealed record DecompositionTarget(
    TargetShape Shape, decimal Value, int Decimals = 0, decimal? Denominator = null, int DenominatorDecimals = 0)
{
    /// <summary>A share such as 0.60 of 3,334 things: the numerator is rounded to its own precision, so the ratio holds up to that rounding.</summary>
    public static DecompositionTarget OfRatio(decimal ratio, decimal denominator, int decimals = 0, int denominatorDecimals = 0) =>
        new(TargetShape.Ratio, Common.Rounding.HalfAwayFromZero(ratio * denominator, decimals), decimals, denominator, denominatorDecimals);
}

/// <summary>
/// A unit or person that is to carry a part. Numbers that are missing at a unit are the sums of the nodes below it.
/// </summary>
/// <param name="Key">Identifies the node within the request.</param>
/// <param name="ParentKey">The node it belongs to; exactly one node, the one that carries the target, has none.</param>
/// <param name="History">What it did in earlier periods, oldest first; null where it was not there yet, which is not the same as 0.</param>
/// <param name="Capacity">Ramped headcount, one number per period of the request or one for all.</param>
/// <param name="Potential">Accounts times fit, in any unit that siblings share.</param>
/// <param name="Share">The share typed by hand, in any unit that siblings share.</param>
/// <param name="DenominatorHistory">For ratios: earlier denominators.</param>
/// <param name="Season">What it did in the same periods before, one number per period of the request; empty where <paramref name="History"/> is by period itself.</param>
/// <param name="DenominatorSeason">For ratios: the same of the denominators.</param>
public sealed record DecompositionNode(
    string Key,
    string? ParentKey,
    IReadOnlyList<decimal?>? History = null,
    IReadOnlyList<decimal?>? Capacity = null,
    decimal? Potential = null,
    decimal? Share = null,
    IReadOnlyList<decimal?>? DenominatorHistory = null,
    IReadOnlyList<decimal?>? Season = null,
    IReadOnlyList<decimal?>? DenominatorSeason = null);

/// <summary>A column of the grid. A closed one keeps the values that it has; the weight is its season, in any unit that the periods share.</summary>
public sealed record DecompositionPeriod(string Key, decimal? Weight = null, bool Closed = false);

/// <summary>How nodes of one level divide what they carry among the nodes below; over-assignment of 5 gives out 105 % of it.</summary>
public sealed record LevelRule(AllocationMethod Method, decimal OverAssignmentPercent = 0m);

/// <summary>A value that stays: of one cell, or of the node's total when no period is named.</summary>
public sealed record DecompositionPin(string NodeKey, string? PeriodKey, decimal Value, TargetPart Part = TargetPart.Value);

/// <summary>The value that a node has in a closed period.</summary>
public sealed record ClosedValue(string NodeKey, string PeriodKey, decimal Value, TargetPart Part = TargetPart.Value);

/// <summary>Everything that dividing a target over a tree of nodes and a row of periods needs.</summary>
/// <param name="Target">What is divided.</param>
/// <param name="Nodes">Units and people; the order decides ties.</param>
/// <param name="Periods">The periods that together make up the target's period, in order.</param>
/// <param name="Phasing">How the target is divided over the periods; by potential has no meaning there and is refused.</param>
/// <param name="Levels">The first says how the node at the top divides, the second how the nodes below it divide, and so on.</param>
/// <param name="Pins">Values that stay.</param>
/// <param name="Closed">Values of closed periods.</param>
/// <param name="DenominatorLevels">For ratios, when the denominator is divided by other methods; else the same, without over-assignment.</param>
public sealed record DecompositionRequest(
    DecompositionTarget Target,
    IReadOnlyList<DecompositionNode> Nodes,
    IReadOnlyList<DecompositionPeriod> Periods,
    AllocationMethod Phasing,
    IReadOnlyList<LevelRule> Levels,
    IReadOnlyList<DecompositionPin>? Pins = null,
    IReadOnlyList<ClosedValue>? Closed = null,
    IReadOnlyList<LevelRule>? DenominatorLevels = null);
