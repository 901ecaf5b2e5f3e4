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
        Fingerprint = "";
        Awards = [];
        Opening = [];
        Metrics = new Dictionary<string, decimal>(StringComparer.Ordinal);
        Changes = [];
    }

    public Statement(IncentivePeriodId period, IncentivePlanId plan, PersonId person, string currency, StatementContent content)
    {
        Id = StatementId.New();
        PeriodId = period;
        PlanId = plan;
        PersonId = person;
        CurrencyCode = currency;
        var sections = content.Sections;
        Total = sections.Sum(section => section.Total()) + content.Later.Sum(line => line.Amount);
        Held = sections.Sum(section => section.Held());
        LineCount = sections.Sum(section => section.Lines.Count) + content.Later.Count;
        // A component that goes on in the next version stands where that version leaves it.
        Standings = [.. sections.Reverse().SelectMany(section => section.Standings).DistinctBy(standing => standing.Component)];
        Accumulators = sections.Aggregate(content.Before, (earlier, section) => PlanSections.Merged(earlier, section.Accumulators));
        Findings = [.. sections.SelectMany(section => section.Findings).Concat(content.Findings).DistinctBy(finding => (finding.Code, finding.Component, finding.DealKey))];
        Fingerprint = content.Fingerprint;
        Opening = content.Before;
        Awards = content.Awards;
        Metrics = content.Metrics;
        Changes = [];
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

    /// <summary>What the statement was computed from, in short: while it is the same, so is the result.</summary>
    public string Fingerprint { get; private set; }

    /// <summary>Where the plan year stood when the period began; late facts of still earlier periods are part of it.</summary>
    public IReadOnlyList<Accumulator> Opening { get; private set; }

    /// <summary>What pools over all participants decided: prizes and granted budgets. They stay when the period is closed.</summary>
    public IReadOnlyList<Award> Awards { get; private set; }

    /// <summary>Metric values that gates, scorecards and contests read; they stay when the period is closed.</summary>
    public IReadOnlyDictionary<string, decimal> Metrics { get; private set; }

    /// <summary>What the calculation before this one had paid; empty where there was none.</summary>
    public decimal? PreviousTotal { get; private set; }

    /// <summary>Where it differs from that calculation: by rule and deal.</summary>
    public IReadOnlyList<StatementChange> Changes { get; private set; }

    /// <summary>Remembers what it replaces, so that a reader sees who changed, by how much and why.</summary>
    public void Replace(decimal previousTotal, IReadOnlyList<StatementChange> changes)
    {
        PreviousTotal = previousTotal;
        Changes = changes;
    }
}

/// <summary>What a calculation found for one person: the period by plan version, and what came later for closed ones.</summary>
/// <param name="Sections">The period cut where the plan changed; one per version, in order.</param>
/// <param name="Later">Settled holdbacks, clawbacks, adjustments and settled disputes.</param>
/// <param name="Before">Where the plan year stood before the period.</param>
public sealed record StatementContent(
    IReadOnlyList<ParticipantResult> Sections, IReadOnlyList<StatementLine> Later, IReadOnlyList<Accumulator> Before, IReadOnlyList<Finding> Findings, string Fingerprint,
    IReadOnlyList<Award> Awards, IReadOnlyDictionary<string, decimal> Metrics);

/// <summary>A line that the calculation before had otherwise: amounts and credits then and now.</summary>
public sealed record StatementChange(string Component, LineKind Kind, string? DealKey, decimal Was, decimal Now, decimal CreditedWas, decimal CreditedNow);
