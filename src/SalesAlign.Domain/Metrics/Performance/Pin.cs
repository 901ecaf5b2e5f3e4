using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Metrics.Performance;

/// <summary>Identifies a pin.</summary>
public readonly record struct PinId(Guid Value) : ITypedId<PinId>
{
    public static PinId From(Guid value) => new(value);

    public static PinId New() => new(Guid.CreateVersion7());

    public override string ToString() => Value.ToString();
}

/// <summary>A metric of a unit or person that somebody wants to see on their home, always of the current period.</summary>
public sealed class Pin
{
    /// <summary>More would be a page of its own.</summary>
    public const int Most = 12;

    private Pin()
    {
    }

    /// <param name="unit">Whose metric; with neither unit nor person, the whole company's.</param>
    public Pin(PinId id, PersonId owner, MetricId metric, UnitId? unit, PersonId? person, DateTimeOffset at)
    {
        RuleViolation.Unless(unit is null || person is null, "pin.one_subject");
        Id = id;
        OwnerId = owner;
        MetricId = metric;
        UnitId = unit;
        PersonId = person;
        PinnedAt = at;
    }

    public PinId Id { get; private set; }

    /// <summary>On whose home it is.</summary>
    public PersonId OwnerId { get; private set; }

    public MetricId MetricId { get; private set; }

    public UnitId? UnitId { get; private set; }

    public PersonId? PersonId { get; private set; }

    public DateTimeOffset PinnedAt { get; private set; }
}
