namespace SalesAlign.Domain.Metrics.Performance;

/// <summary>By what the deals of a report are taken apart.</summary>
public enum Dimension
{
    Rep,

    /// <summary>The unit in which the owner stood on the day.</summary>
    Unit,
    Product,
    Series,
    Tier,
    Sector,

    /// <summary>Where the customer is.</summary>
    Location,
    LeadSource,
}

/// <summary>Which deals of a period a figure counts.</summary>
public enum DealSelection
{
    Won,
    Lost,

    /// <summary>Won or lost.</summary>
    Closed,

    /// <summary>Neither won nor lost at the end of the period.</summary>
    Open,

    /// <summary>Came into a stage within the period.</summary>
    Entered,
}
