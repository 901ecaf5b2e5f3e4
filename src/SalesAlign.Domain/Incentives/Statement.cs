using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Incentives;

/// <summary>What a plan pays a person for a period, in the plan's currency. Written whole by a calculation, never edited.</summary>
public sealed class Statement
{
    private Statement()
    {
        CurrencyCode = "";
        Standings = [];
        Accumulators = [];
        Findings = [];
    }

    /// <param name="sections">The period cut where the plan changed; one per version, in order.</param>
    /// <param name="before">Where the plan year stood before the period.</param>
    public Statement(
        IncentivePeriodId period, IncentivePlanId plan, PersonId person, string currency, IReadOnlyList<ParticipantResult> sections,
        IReadOnlyList<Accumulator> before, IReadOnlyList<Finding> findings)
    {
        Id = StatementId.New();
        PeriodId = period;
        PlanId = plan;
        PersonId = person;
        CurrencyCode = currency;
        Total = sections.Sum(section => section.Total());
        Held = sections.Sum(section => section.Held());
        LineCount = sections.Sum(section => section.Lines.Count);
        // A component that goes on in the next version stands where that version leaves it.
        Standings = [.. sections.Reverse().SelectMany(section => section.Standings).DistinctBy(standing => standing.Component)];
        Accumulators = sections.Aggregate(before, (earlier, section) => PlanSections.Merged(earlier, section.Accumulators));
        Findings = [.. sections.SelectMany(section => section.Findings).Concat(findings).DistinctBy(finding => (finding.Code, finding.Component, finding.DealKey))];
    }

    public StatementId Id { get; private set; }

    public IncentivePeriodId PeriodId { get; private set; }

    public IncentivePlanId PlanId { get; private set; }

    public PersonId PersonId { get; private set; }

    public string CurrencyCode { get; private set; }

    /// <summary>Paid now: the sum of the lines.</summary>
    public decimal Total { get; private set; }

    /// <summary>Earned, and waiting for an event or a date.</summary>
    public decimal Held { get; private set; }

    public int LineCount { get; private set; }

    public IReadOnlyList<Standing> Standings { get; private set; }

    /// <summary>Where the plan year stands after this period; the next period begins from it.</summary>
    public IReadOnlyList<Accumulator> Accumulators { get; private set; }

    public IReadOnlyList<Finding> Findings { get; private set; }
}
