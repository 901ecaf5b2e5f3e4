namespace SalesAlign.Domain.Metrics;

/// <summary>What a row of metric values speaks of.</summary>
public enum MetricGrain
{
    /// <summary>Everything, placed or not.</summary>
    Company,

    /// <summary>A unit with all below it, by the organisation of the day on which each deal closed.</summary>
    Unit,

    /// <summary>Deals of people who belonged to no unit on the day.</summary>
    NotPlaced,

    /// <summary>A person, wherever they were.</summary>
    Person,

    /// <summary>A person while directly in one unit; without a unit, while not placed.</summary>
    Member,
}
