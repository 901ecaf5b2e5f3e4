namespace SalesAlign.Domain.Sales;

/// <summary>What happens to the money of a won deal.</summary>
public enum DealEventKind
{
    Invoiced,
    Paid,
}

/// <summary>An invoice or a payment of a deal on a day, in the deal's currency; a credit note or refund is negative.</summary>
public sealed class DealEvent
{
    private DealEvent()
    {
        ExternalId = "";
    }

    public DealEvent(DealEventId id, DealId deal, DealEventKind kind, string externalId, DateOnly on, decimal amount)
    {
        Id = id;
        DealId = deal;
        Kind = kind;
        ExternalId = externalId;
        On = on;
        Amount = amount;
    }

    public DealEventId Id { get; private set; }

    public DealId DealId { get; private set; }

    public DealEventKind Kind { get; private set; }

    /// <summary>Its number within deal and kind; its day where the source numbers none.</summary>
    public string ExternalId { get; private set; }

    public DateOnly On { get; private set; }

    public decimal Amount { get; private set; }

    public ImportBatchId? ImportBatchId { get; private set; }

    /// <summary>The row of that import's file.</summary>
    public int? ImportRow { get; private set; }
}
