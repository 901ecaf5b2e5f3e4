using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Incentives;

/// <summary>How people are paid beyond their salary: versions of rules, and who takes part with which quota and target incentive.</summary>
public sealed class IncentivePlan
{
    private readonly List<PlanVersion> _versions = [];

    private IncentivePlan()
    {
        Name = CurrencyCode = "";
    }

    public IncentivePlan(string name, Currency currency, PlanTerms terms, PersonId by, DateTimeOffset at)
    {
        Id = IncentivePlanId.New();
        Name = name;
        CurrencyCode = currency.Code;
        _versions.Add(new PlanVersion(Id, 1, terms, by, at));
    }

    public IncentivePlanId Id { get; private set; }

    public string Name { get; private set; }

    /// <summary>The currency in which the plan pays.</summary>
    public string CurrencyCode { get; private set; }

    public Currency Currency => new(CurrencyCode);

    public IReadOnlyList<PlanVersion> Versions => _versions;

    /// <summary>The version that is not in force yet, whether still written or approved already; at most one.</summary>
    public PlanVersion? Draft => _versions.Find(version => version.State != PlanVersionState.Published);

    public void Rename(string name) => Name = name;

    /// <summary>Writes the draft: the open one, or a new version after those that were published.</summary>
    public PlanVersion Write(PlanTerms terms, PersonId by, DateTimeOffset at)
    {
        if (Draft is { } draft)
        {
            draft.Rewrite(terms, by, at);
            return draft;
        }
        var version = new PlanVersion(Id, _versions.Max(v => v.Number) + 1, terms, by, at);
        _versions.Add(version);
        return version;
    }

    /// <summary>Agrees to the draft as it is written. Refused to its writer, and for a plan that could not be computed.</summary>
    public void Approve(PersonId by, DateTimeOffset at)
    {
        var draft = Draft ?? throw new RuleViolation("plan.no_draft");
        RuleViolation.Unless(draft.Components.Count > 0, "plan.no_component");
        CompiledPlan.Compile(draft.Components, CreditFacts.Schema);
        draft.Approve(by, at);
    }

    /// <summary>Accepts a finding against the strategy, with the reason.</summary>
    public void Waive(FitWaiver waiver) => (Draft ?? throw new RuleViolation("plan.no_draft")).Waive(waiver);

    /// <summary>
    /// Puts the approved draft in force from its first day; the version before it ends the day before. A credit's date picks the version, so a
    /// change within a period gives two sections.
    /// </summary>
    /// <exception cref="RuleViolation">There is no draft, it has no component, nobody approved it, or a later version is in force already.</exception>
    public PlanVersion Publish(PersonId by, DateTimeOffset at)
    {
        var draft = Draft ?? throw new RuleViolation("plan.no_draft");
        RuleViolation.Unless(draft.Components.Count > 0, "plan.no_component");
        CompiledPlan.Compile(draft.Components, CreditFacts.Schema);
        var last = _versions.Where(version => version.State == PlanVersionState.Published).MaxBy(version => version.EffectiveFrom);
        RuleViolation.Unless(last is null || draft.EffectiveFrom > last.EffectiveFrom, "plan.later_version_in_force", last?.EffectiveFrom ?? default);
        draft.Publish(by, at);
        last?.EndOn(draft.EffectiveFrom.AddDays(-1));
        return draft;
    }
}
