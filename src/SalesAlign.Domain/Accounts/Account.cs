using SalesAlign.Domain.Sales;

namespace SalesAlign.Domain.Accounts;

/// <summary>A company that buys, or might. Imported from the CRM; fields that the CRM does not know stay empty rather than guessed.</summary>
public sealed class Account
{
    private Account()
    {
        ExternalId = Name = "";
    }

    public Account(AccountId id, string externalId, string name)
    {
        Id = id;
        ExternalId = externalId;
        Name = name;
    }

    public AccountId Id { get; private set; }

    /// <summary>The account's key in the CRM; its name where the CRM has no other.</summary>
    public string ExternalId { get; private set; }

    public string Name { get; private set; }

    public string? Sector { get; private set; }

    public int? YearEstablished { get; private set; }

    /// <summary>Yearly revenue as the source states it, in the company's currency.</summary>
    public decimal? Revenue { get; private set; }

    public int? Employees { get; private set; }

    public string? Location { get; private set; }

    public AccountId? ParentId { get; private set; }

    /// <summary>The import that wrote it last; empty for what was entered or generated.</summary>
    public ImportBatchId? ImportBatchId { get; private set; }

    /// <summary>The row of that import's file.</summary>
    public int? ImportRow { get; private set; }

    /// <summary>When the source recorded it.</summary>
    public DateTimeOffset? EnteredAt { get; private set; }

    public void EnteredInto(DateTimeOffset at) => EnteredAt = at;

    public void Describe(string? sector, int? yearEstablished, decimal? revenue, int? employees, string? location, AccountId? parent)
    {
        Sector = sector;
        YearEstablished = yearEstablished;
        Revenue = revenue;
        Employees = employees;
        Location = location;
        ParentId = parent;
    }
}
