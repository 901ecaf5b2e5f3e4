namespace SalesAlign.Domain.Goals.Cascading;

/// <summary>How a target is divided among the nodes of a level, or among periods.</summary>
public enum AllocationMethod
{
    /// <summary>The same for everyone.</summary>
    Equal,

    /// <summary>In proportion to what each did before; everyone follows the parent's phasing over periods.</summary>
    ByHistory,

    /// <summary>In proportion to the ramped headcount, period by period.</summary>
    ByCapacity,

    /// <summary>In proportion to the potential of the accounts (their number times their fit).</summary>
    ByPotential,

    /// <summary>In proportion to what each did in the same period before, so that everyone keeps an own season.</summary>
    BySeasonality,

    /// <summary>In proportion to typed shares; any ratio will do.</summary>
    ByHand,
}

/// <summary>What kind of number a target is, which decides how it can be divided.</summary>
public enum TargetShape
{
    /// <summary>An amount: the parts add up to the whole.</summary>
    Amount,

    /// <summary>A number of things: the parts are whole and add up.</summary>
    Count,

    /// <summary>A ratio or share: numerator and denominator are divided, the ratio is recomputed, never averaged.</summary>
    Ratio,

    /// <summary>Milestones: reached or not, so they are not divided.</summary>
    Milestones,
}

/// <summary>Where the weight that a node was given a share by comes from.</summary>
public enum WeightSource
{
    /// <summary>The target itself: the node at the top.</summary>
    Target,

    /// <summary>The node's own number.</summary>
    Own,

    /// <summary>The sum of the numbers of the nodes below it.</summary>
    SumOfChildren,

    /// <summary>The mean of the siblings that have a number, because the node has none.</summary>
    MeanOfSiblings,

    /// <summary>Equal, because the method is equal or no sibling has a number.</summary>
    Equal,

    /// <summary>None: the total is pinned.</summary>
    Pinned,
}

/// <summary>Which of the two numbers of a ratio is meant; amounts and counts have only the value.</summary>
public enum TargetPart
{
    Value,
    Denominator,
}
