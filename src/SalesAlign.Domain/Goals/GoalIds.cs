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

/// <summary>Identifies a check-in of a goal.</summary>
public readonly record struct CheckInId(Guid Value) : ITypedId<CheckInId>
{
    public static CheckInId From(Guid value) => new(value);

    public static CheckInId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies an action planned under a goal.</summary>
public readonly record struct GoalActionId(Guid Value) : ITypedId<GoalActionId>
{
    public static GoalActionId From(Guid value) => new(value);

    public static GoalActionId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a milestone of a goal that is worked on as a project.</summary>
public readonly record struct ProjectMilestoneId(Guid Value) : ITypedId<ProjectMilestoneId>
{
    public static ProjectMilestoneId From(Guid value) => new(value);

    public static ProjectMilestoneId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies an account named in the behaviour plan of a goal.</summary>
public readonly record struct TargetAccountId(Guid Value) : ITypedId<TargetAccountId>
{
    public static TargetAccountId From(Guid value) => new(value);

    public static TargetAccountId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}
