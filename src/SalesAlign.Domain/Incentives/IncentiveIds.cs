using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Incentives;

/// <summary>Identifies an incentive plan.</summary>
public readonly record struct IncentivePlanId(Guid Value) : ITypedId<IncentivePlanId>
{
    public static IncentivePlanId From(Guid value) => new(value);

    public static IncentivePlanId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies one version of an incentive plan.</summary>
public readonly record struct PlanVersionId(Guid Value) : ITypedId<PlanVersionId>
{
    public static PlanVersionId From(Guid value) => new(value);

    public static PlanVersionId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a pay period.</summary>
public readonly record struct IncentivePeriodId(Guid Value) : ITypedId<IncentivePeriodId>
{
    public static IncentivePeriodId From(Guid value) => new(value);

    public static IncentivePeriodId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a statement of one person for one period.</summary>
public readonly record struct StatementId(Guid Value) : ITypedId<StatementId>
{
    public static StatementId From(Guid value) => new(value);

    public static StatementId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a line of a statement.</summary>
public readonly record struct StatementLineId(Guid Value) : ITypedId<StatementLineId>
{
    public static StatementLineId From(Guid value) => new(value);

    public static StatementLineId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies one calculation of a pay period.</summary>
public readonly record struct CalculationRunId(Guid Value) : ITypedId<CalculationRunId>
{
    public static CalculationRunId From(Guid value) => new(value);

    public static CalculationRunId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies a dispute about pay.</summary>
public readonly record struct PayDisputeId(Guid Value) : ITypedId<PayDisputeId>
{
    public static PayDisputeId From(Guid value) => new(value);

    public static PayDisputeId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}
