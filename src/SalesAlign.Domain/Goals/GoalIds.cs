using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Goals;

/// <summary>Identifies a goal.</summary>
public readonly record struct GoalId(Guid Value) : ITypedId<GoalId>
{
    public static GoalId From(Guid value) => new(value);

    public static GoalId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies one step in the history of a goal.</summary>
public readonly record struct GoalStepId(Guid Value) : ITypedId<GoalStepId>
{
    public static GoalStepId From(Guid value) => new(value);

    public static GoalStepId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}
