namespace SalesAlign.Domain.Sales;

/// <summary>Something the company sells. Its series is what mix goals and pay multipliers speak of.</summary>
public sealed class Product
{
    private Product()
    {
        ExternalId = Name = "";
    }

    public Product(ProductId id, string externalId, string name, string? series, string? tier, decimal? listPrice)
    {
        Id = id;
        ExternalId = externalId;
        Name = name;
        Series = series;
        Tier = tier;
        ListPrice = listPrice;
    }

    public ProductId Id { get; private set; }

    public string ExternalId { get; private set; }

    public string Name { get; private set; }

    public string? Series { get; private set; }

    /// <summary>Place in the line: basic, high-end, service, emerging, as the company words it.</summary>
    public string? Tier { get; private set; }

    /// <summary>List price for one, in the company's currency.</summary>
    public decimal? ListPrice { get; private set; }

    public ImportBatchId? ImportBatchId { get; private set; }

    /// <summary>The row of that import's file.</summary>
    public int? ImportRow { get; private set; }
}
