using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Strategy;

/// <summary>Identifies a strategy through all its versions.</summary>
public readonly record struct StrategyId(Guid Value) : ITypedId<StrategyId>
{
    public static StrategyId From(Guid value) => new(value);

    public static StrategyId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies one version of a strategy.</summary>
public readonly record struct StrategyVersionId(Guid Value) : ITypedId<StrategyVersionId>
{
    public static StrategyVersionId From(Guid value) => new(value);

    public static StrategyVersionId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a strategic objective.</summary>
public readonly record struct ObjectiveId(Guid Value) : ITypedId<ObjectiveId>
{
    public static ObjectiveId From(Guid value) => new(value);

    public static ObjectiveId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}
