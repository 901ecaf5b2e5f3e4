namespace SalesAlign.Domain.Goals.Cascading;

/// <summary>The divided grid: a row per node in the order of the request, a summary per level, and what a reader should know.</summary>
public sealed record DecompositionResult(
    IReadOnlyList<DecompositionRow> Rows, IReadOnlyList<DecompositionLevel> Levels, IReadOnlyList<DecompositionFinding> Findings);

/// <summary>What one node carries and how it came about.</summary>
/// <param name="Level">0 for the node that carries the target.</param>
/// <param name="Value">Its part for all periods; for a ratio, of numerator and denominator.</param>
/// <param name="Denominator">For ratios only.</param>
/// <param name="Ratio">Value ÷ denominator, recomputed here; null where there is no denominator.</param>
/// <param name="CumulativeOverAssignmentPercent">How much more than the target this level and those above it give out, multiplied down.</param>
public sealed record DecompositionRow(
    string Key, string? ParentKey, int Level, DecomposedPart Value, DecomposedPart? Denominator, decimal? Ratio, IReadOnlyList<decimal?>? RatioCells,
    decimal CumulativeOverAssignmentPercent);

/// <summary>One number of a row: its total, its cells in the order of the periods, and its derivation.</summary>
/// <param name="Weight">The node's weight among its siblings (for weights by period, their mean over open periods).</param>
/// <param name="WeightOfSiblings">The sum of the weights of all siblings including it.</param>
/// <param name="RoundedBy">Total minus the exact share: where the remainder went, in the target's unit.</param>
public sealed record DecomposedPart(
    decimal Total, IReadOnlyList<decimal> Cells, AllocationMethod Method, WeightSource Source, decimal Weight, decimal WeightOfSiblings, decimal RoundedBy,
    bool Pinned);

/// <summary>What a level carries together: the sum of its nodes against the target, and the over-assignment that explains the difference.</summary>
/// <param name="Total">Sum of the nodes that are on this level.</param>
/// <param name="Leaves">How many of them are not divided further.</param>
/// <param name="OverAssignmentPercent">Given out on top by the level above.</param>
/// <param name="CumulativeOverAssignmentPercent">The same multiplied down from the top: 5 % and 10 % make 15.5 %.</param>
public sealed record DecompositionLevel(
    int Level, int Nodes, int Leaves, decimal Total, decimal? DenominatorTotal, decimal OverAssignmentPercent, decimal CumulativeOverAssignmentPercent);

/// <summary>Something about the data that changed the result or that a reader should doubt; the code is worded by the shell.</summary>
public sealed record DecompositionFinding(
    string Code, string? NodeKey = null, string? PeriodKey = null, decimal? Number = null, TargetPart Part = TargetPart.Value);

/// <summary>The codes of findings.</summary>
public static class DecompositionFindings
{
    /// <summary>The node has no number for the method and received the mean of those siblings that have one.</summary>
    public const string MeanOfSiblings = "decompose.mean_of_siblings";

    /// <summary>No node below this one has a number for the method, or all are 0: they received equal parts.</summary>
    public const string EqualForLackOfData = "decompose.equal_for_lack_of_data";

    /// <summary>Some earlier periods are missing; the mean of the known ones stands for them. Number: how many are missing.</summary>
    public const string PartialHistory = "decompose.partial_history";

    /// <summary>A negative number was taken as 0.</summary>
    public const string NegativeTakenAsZero = "decompose.negative_taken_as_zero";

    /// <summary>The node's weight is 0, so it carries nothing.</summary>
    public const string NoWeight = "decompose.no_weight";

    /// <summary>No share was typed for the node; it counts as 0.</summary>
    public const string ShareNotTyped = "decompose.share_not_typed";

    /// <summary>Nobody below the node has a weight in the period; the weights of the whole stretch were used.</summary>
    public const string NoWeightInPeriod = "decompose.no_weight_in_period";

    /// <summary>There is no season to phase by; the periods received equal parts.</summary>
    public const string NoSeason = "decompose.no_season";

    /// <summary>A closed period has no value for some nodes; it counts as 0. Number: how many nodes.</summary>
    public const string ClosedWithoutValue = "decompose.closed_without_value";

    /// <summary>A closed period does not add up to the node, and is left alone. Number: sum of the parts minus the whole.</summary>
    public const string ClosedDoesNotAddUp = "decompose.closed_does_not_add_up";

    /// <summary>Milestones are reached or not; nothing was divided.</summary>
    public const string MilestonesNotDivided = "decompose.milestones_not_divided";

    /// <summary>The numerator exceeds the denominator, though the target as a whole does not. Number: the ratio.</summary>
    public const string AboveWhole = "decompose.above_whole";
}
