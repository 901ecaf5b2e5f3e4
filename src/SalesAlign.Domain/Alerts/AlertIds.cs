using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Alerts;

/// <summary>Identifies a rule by which deviations are noticed.</summary>
public readonly record struct AlertRuleId(Guid Value) : ITypedId<AlertRuleId>
{
    public static AlertRuleId From(Guid value) => new(value);

    public static AlertRuleId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>Identifies an alert and the case that is made of it.</summary>
public readonly record struct AlertCaseId(Guid Value) : ITypedId<AlertCaseId>
{
    public static AlertCaseId From(Guid value) => new(value);

    public static AlertCaseId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}
