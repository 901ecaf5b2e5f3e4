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

/// <summary>Identifies an event of the sales calendar.</summary>
public readonly record struct CalendarEventId(Guid Value) : ITypedId<CalendarEventId>
{
    public static CalendarEventId From(Guid value) => new(value);

    public static CalendarEventId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a joint set of goals.</summary>
public readonly record struct JointGoalSetId(Guid Value) : ITypedId<JointGoalSetId>
{
    public static JointGoalSetId From(Guid value) => new(value);

    public static JointGoalSetId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a strategic exception.</summary>
public readonly record struct StrategicExceptionId(Guid Value) : ITypedId<StrategicExceptionId>
{
    public static StrategicExceptionId From(Guid value) => new(value);

    public static StrategicExceptionId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}
