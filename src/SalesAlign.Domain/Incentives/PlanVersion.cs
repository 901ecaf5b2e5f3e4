using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Incentives;

/// <summary>How far a plan version has come.</summary>
public enum PlanVersionState
{
    Draft,
    Published,
}

/// <summary>The rules of a plan from a day on. A published version never changes: what was paid by it stays explainable.</summary>
public sealed class PlanVersion
{
    private PlanVersion()
    {
        Components = [];
    }

    internal PlanVersion(IncentivePlanId plan, int number, DateOnly effectiveFrom, IReadOnlyList<Component> components)
    {
        Id = PlanVersionId.New();
        PlanId = plan;
        Number = number;
        EffectiveFrom = effectiveFrom;
        Components = [.. components];
    }

    public PlanVersionId Id { get; private set; }

    public IncentivePlanId PlanId { get; private set; }

    /// <summary>Counts from 1 within the plan.</summary>
    public int Number { get; private set; }

    public PlanVersionState State { get; private set; }

    public DateOnly EffectiveFrom { get; private set; }

    /// <summary>Last day, known once a later version is published.</summary>
    public DateOnly? EffectiveTo { get; private set; }

    public IReadOnlyList<Component> Components { get; private set; }

    public PersonId? PublishedBy { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    internal void Rewrite(DateOnly effectiveFrom, IReadOnlyList<Component> components)
    {
        RuleViolation.Unless(State == PlanVersionState.Draft, "plan.version_published", Number);
        EffectiveFrom = effectiveFrom;
        Components = [.. components];
    }

    internal void Publish(PersonId by, DateTimeOffset at)
    {
        State = PlanVersionState.Published;
        PublishedBy = by;
        PublishedAt = at;
    }

    internal void EndOn(DateOnly last) => EffectiveTo = last;
}
