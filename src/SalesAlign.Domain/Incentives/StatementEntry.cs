using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Domain.Incentives;

/// <summary>An entry of a statement, written once: the line that the engine computed, with its derivation, and where it belongs.</summary>
public sealed class StatementEntry
{
    private StatementEntry()
    {
        ComponentName = Part = "";
        Objectives = [];
        Derivation = [];
    }

    public StatementEntry(Statement statement, PlanVersionId version, string componentName, int ordinal, StatementLine line, StatementLineId? id = null)
    {
        Id = id ?? StatementLineId.New();
        StatementId = statement.Id;
        PeriodId = statement.PeriodId;
        PersonId = statement.PersonId;
        PlanVersionId = version;
        Ordinal = ordinal;
        ComponentId = line.Component;
        ComponentName = componentName;
        Kind = line.Kind;
        Amount = line.Amount;
        Held = line.Held;
        DealId = line.Deal is { } deal ? new DealId(deal) : null;
        DealKey = line.DealKey;
        Part = line.Part;
        Reason = line.Reason;
        Date = line.Date;
        Credited = line.Credited;
        WouldHavePaid = line.WouldHavePaid;
        Objectives = line.Objectives;
        Derivation = line.Derivation;
        CorrectsLineId = line.Corrects?.Line is { } corrected ? new StatementLineId(corrected) : null;
        CorrectsPeriod = line.Corrects?.Period;
    }

    public StatementLineId Id { get; private set; }

    public StatementId StatementId { get; private set; }

    public IncentivePeriodId PeriodId { get; private set; }

    public PersonId PersonId { get; private set; }

    public PlanVersionId PlanVersionId { get; private set; }

    /// <summary>Place in the statement, from 1.</summary>
    public int Ordinal { get; private set; }

    public Guid ComponentId { get; private set; }

    public string ComponentName { get; private set; }

    public LineKind Kind { get; private set; }

    public decimal Amount { get; private set; }

    public decimal Held { get; private set; }

    /// <summary>The deal by value, not by foreign key: a posted line outlives what the CRM later forgets.</summary>
    public DealId? DealId { get; private set; }

    public string? DealKey { get; private set; }

    public string Part { get; private set; }

    public CreditReason? Reason { get; private set; }

    public DateOnly Date { get; private set; }

    public decimal Credited { get; private set; }

    public decimal? WouldHavePaid { get; private set; }

    public IReadOnlyList<ObjectiveLink> Objectives { get; private set; }

    public IReadOnlyList<DerivationStep> Derivation { get; private set; }

    public StatementLineId? CorrectsLineId { get; private set; }

    public string? CorrectsPeriod { get; private set; }
}
