using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Sales;

/// <summary>One article of a deal with its share of the value, in the deal's currency. A deal without lines counts as one line of its own product.</summary>
public sealed class DealLine
{
    private DealLine()
    {
        ExternalId = "";
    }

    public DealLine(DealLineId id, DealId deal, string externalId, ProductId? product, decimal quantity, decimal amount, decimal? cost)
    {
        RuleViolation.Unless(quantity > 0, "deal_line.no_quantity", externalId);
        Id = id;
        DealId = deal;
        ExternalId = externalId;
        ProductId = product;
        Quantity = quantity;
        Amount = amount;
        Cost = cost;
    }

    public DealLineId Id { get; private set; }

    public DealId DealId { get; private set; }

    /// <summary>The line's key within its deal: a line number, or the article's name where the source numbers none.</summary>
    public string ExternalId { get; private set; }

    public ProductId? ProductId { get; private set; }

    public decimal Quantity { get; private set; }

    public decimal Amount { get; private set; }

    /// <summary>What it costs to deliver; empty where the source does not tell.</summary>
    public decimal? Cost { get; private set; }

    public ImportBatchId? ImportBatchId { get; private set; }

    /// <summary>The row of that import's file.</summary>
    public int? ImportRow { get; private set; }
}
