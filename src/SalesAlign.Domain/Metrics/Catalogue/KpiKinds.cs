using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Metrics.Catalogue;

/// <summary>Identifies a KPI.</summary>
public readonly record struct KpiId(Guid Value) : ITypedId<KpiId>
{
    public static KpiId From(Guid value) => new(value);

    public static KpiId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies one value of a KPI.</summary>
public readonly record struct KpiValueId(Guid Value) : ITypedId<KpiValueId>
{
    public static KpiValueId From(Guid value) => new(value);

    public static KpiValueId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies that a KPI is part of what somebody is measured by.</summary>
public readonly record struct KpiAssignmentId(Guid Value) : ITypedId<KpiAssignmentId>
{
    public static KpiAssignmentId From(Guid value) => new(value);

    public static KpiAssignmentId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>What a KPI speaks of.</summary>
public enum KpiType
{
    /// <summary>What was achieved in the end.</summary>
    Result,

    /// <summary>What is done day by day and leads to results.</summary>
    Process,

    /// <summary>How well the team works as one.</summary>
    Team,

    /// <summary>What people learn and how they become better.</summary>
    Growth,
}

/// <summary>Where a KPI's values come from.</summary>
public enum KpiSource
{
    /// <summary>By a metric, from the data that is here.</summary>
    Computed,

    /// <summary>By somebody's hand.</summary>
    Entered,

    /// <summary>From a file of another system.</summary>
    Imported,

    /// <summary>By another system, over the API.</summary>
    Pushed,
}

/// <summary>Of whom each value speaks.</summary>
public enum KpiLevel
{
    Company,
    Unit,
    Person,
}

/// <summary>Who owes values that nobody computes.</summary>
public enum KpiReporter
{
    /// <summary>The KPI's owner, for everybody.</summary>
    Owner,

    /// <summary>The manager of the unit, or the person, of whom the value speaks.</summary>
    Carrier,
}

/// <summary>A role that has a set of KPIs of its own.</summary>
public enum KpiRole
{
    Executive,
    Manager,
    Rep,
    Sdr,
    Presales,
}
