using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Incentives.Checks;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Incentives;

/// <summary>How far a plan version has come.</summary>
public enum PlanVersionState
{
    Draft,

    /// <summary>Somebody other than its writer has read it and agrees; a change makes it a draft again.</summary>
    Approved,
    Published,
}

/// <summary>Why a finding against the strategy was accepted, by whom: it stands beside the version for good.</summary>
/// <param name="Code">The finding's code.</param>
/// <param name="Objective">The objective that it is about.</param>
public sealed record FitWaiver(string Code, Guid? Objective, string Reason, PersonId By, DateTimeOffset At);

/// <summary>The rules of a plan from a day on. A published version never changes: what was paid by it stays explainable.</summary>
public sealed class PlanVersion
{
    private PlanVersion()
    {
        Components = [];
        PayMixes = [];
        Waivers = [];
    }

    internal PlanVersion(IncentivePlanId plan, int number, PlanTerms terms, PersonId by, DateTimeOffset at)
        : this()
    {
        Id = PlanVersionId.New();
        PlanId = plan;
        Number = number;
        Rewrite(terms, by, at);
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

    /// <summary>Salary and variable pay by role, from which quota and earnings are compared; a role that is not named is not compared.</summary>
    public IReadOnlyList<PayMix> PayMixes { get; private set; }

    /// <summary>Findings against the strategy that somebody accepted with a reason.</summary>
    public IReadOnlyList<FitWaiver> Waivers { get; private set; }

    public PersonId? WrittenBy { get; private set; }

    public DateTimeOffset? WrittenAt { get; private set; }

    public PersonId? ApprovedBy { get; private set; }

    public DateTimeOffset? ApprovedAt { get; private set; }

    public PersonId? PublishedBy { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public PlanTerms Terms => new(EffectiveFrom, Components, PayMixes);

    /// <summary>A change starts over: what was approved, and what was waived for it, no longer holds.</summary>
    internal void Rewrite(PlanTerms terms, PersonId by, DateTimeOffset at)
    {
        RuleViolation.Unless(State != PlanVersionState.Published, "plan.version_published", Number);
        RuleViolation.Unless(terms.PayMixes.DistinctBy(mix => mix.Role).Count() == terms.PayMixes.Count, "pay_mix.role_twice");
        EffectiveFrom = terms.EffectiveFrom;
        Components = [.. terms.Components];
        PayMixes = [.. terms.PayMixes];
        Waivers = [];
        State = PlanVersionState.Draft;
        (WrittenBy, WrittenAt, ApprovedBy, ApprovedAt) = (by, at, null, null);
    }

    /// <summary>Four eyes: whoever wrote it does not approve it.</summary>
    internal void Approve(PersonId by, DateTimeOffset at)
    {
        RuleViolation.Unless(State == PlanVersionState.Draft, "plan.not_a_draft", Number);
        RuleViolation.Unless(WrittenBy != by, "plan.four_eyes");
        State = PlanVersionState.Approved;
        (ApprovedBy, ApprovedAt) = (by, at);
    }

    internal void Waive(FitWaiver waiver)
    {
        RuleViolation.Unless(State != PlanVersionState.Published, "plan.version_published", Number);
        if (string.IsNullOrWhiteSpace(waiver.Reason)) throw new RuleViolation("plan.waiver_without_reason") { Field = "Reason" };
        Waivers = [.. Waivers.Where(known => (known.Code, known.Objective) != (waiver.Code, waiver.Objective)), waiver with { Reason = waiver.Reason.Trim() }];
    }

    internal void Publish(PersonId by, DateTimeOffset at)
    {
        RuleViolation.Unless(State == PlanVersionState.Approved, "plan.not_approved", Number);
        State = PlanVersionState.Published;
        PublishedBy = by;
        PublishedAt = at;
    }

    internal void EndOn(DateOnly last) => EffectiveTo = last;
}

/// <summary>What a version says: from when, by which components, with which mix of salary and variable pay.</summary>
public sealed record PlanTerms(DateOnly EffectiveFrom, IReadOnlyList<Component> Components, IReadOnlyList<PayMix> PayMixes)
{
    public PlanTerms(DateOnly effectiveFrom, IReadOnlyList<Component> components)
        : this(effectiveFrom, components, [])
    {
    }
}
