using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Metrics;

/// <summary>Identifies a metric.</summary>
public readonly record struct MetricId(Guid Value) : ITypedId<MetricId>
{
    public static MetricId From(Guid value) => new(value);

    public static MetricId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}
