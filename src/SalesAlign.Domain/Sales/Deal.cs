using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Sales;

/// <summary>How far a deal has come.</summary>
public enum DealStage
{
    Prospecting,
    Engaging,
    Won,
    Lost,
}

/// <summary>A chance to sell, from first contact to won or lost. Imported from the CRM; its value counts on the day it closes.</summary>
public sealed class Deal
{
    private Deal()
    {
        ExternalId = CurrencyCode = "";
    }

    public Deal(DealId id, string externalId, PersonId owner, DealStage stage, string currency)
    {
        Id = id;
        ExternalId = externalId;
        OwnerId = owner;
        Stage = stage;
        CurrencyCode = currency;
        Quantity = 1;
    }

    public DealId Id { get; private set; }

    public string ExternalId { get; private set; }

    public PersonId OwnerId { get; private set; }

    public AccountId? AccountId { get; private set; }

    public ProductId? ProductId { get; private set; }

    public DealStage Stage { get; private set; }

    /// <summary>Close value in <see cref="CurrencyCode"/>; empty while the deal is open and no value is known.</summary>
    public decimal? Amount { get; private set; }

    public string CurrencyCode { get; private set; }

    public decimal Quantity { get; private set; }

    /// <summary>First day of real contact; the sales cycle counts from it.</summary>
    public DateOnly? EngagedOn { get; private set; }

    /// <summary>Day it was won or lost; a closed deal has one.</summary>
    public DateOnly? ClosedOn { get; private set; }

    public ImportBatchId? ImportBatchId { get; private set; }

    public void Concerns(AccountId? account, ProductId? product, decimal quantity = 1m)
    {
        AccountId = account;
        ProductId = product;
        Quantity = quantity;
    }

    public void Engage(DateOnly on) => EngagedOn = on;

    /// <summary>Ends the deal. A closed deal needs its day; a won one its value too.</summary>
    public void Close(bool won, DateOnly on, decimal? amount)
    {
        RuleViolation.Unless(!won || amount is not null, "deal.won_without_amount", ExternalId);
        RuleViolation.Unless(EngagedOn is null || on >= EngagedOn, "deal.closed_before_engaged", ExternalId);
        Stage = won ? DealStage.Won : DealStage.Lost;
        ClosedOn = on;
        Amount = amount;
    }

    public void Estimate(decimal? amount) => Amount = amount;
}
