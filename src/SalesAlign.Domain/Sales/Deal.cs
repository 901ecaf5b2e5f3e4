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

    /// <summary>What it costs to deliver, in <see cref="CurrencyCode"/>; the margin is the value less it. Empty where the source does not tell.</summary>
    public decimal? Cost { get; private set; }

    /// <summary>Day on which the seller expects it to close.</summary>
    public DateOnly? ExpectedCloseOn { get; private set; }

    /// <summary>Day on which the customer withdrew from a deal that had been won.</summary>
    public DateOnly? CancelledOn { get; private set; }

    public string? LeadSource { get; private set; }

    public string? Channel { get; private set; }

    /// <summary>A solution made for this customer rather than an article off the shelf.</summary>
    public bool IsCustom { get; private set; }

    public string? LostReason { get; private set; }

    /// <summary>When the source recorded it; how long after the fact is its entry lag.</summary>
    public DateTimeOffset? EnteredAt { get; private set; }

    /// <summary>The import that wrote it last; empty for what was entered or generated.</summary>
    public ImportBatchId? ImportBatchId { get; private set; }

    /// <summary>The row of that import's file.</summary>
    public int? ImportRow { get; private set; }

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

    /// <summary>Says the value in the currency in which the deal is agreed.</summary>
    public void Trade(Currency currency, decimal? amount)
    {
        CurrencyCode = currency.Code;
        Amount = amount;
    }

    public void Estimate(decimal? amount) => Amount = amount;

    /// <summary>What it costs to deliver and whether it is made for this customer.</summary>
    public void Deliver(decimal? cost, bool isCustom)
    {
        Cost = cost;
        IsCustom = isCustom;
    }

    public void ExpectBy(DateOnly? day) => ExpectedCloseOn = day;

    public void CameFrom(string? leadSource, string? channel)
    {
        LeadSource = leadSource;
        Channel = channel;
    }

    public void EnteredInto(DateTimeOffset at) => EnteredAt = at;

    /// <summary>Why it was lost, in the words of the source.</summary>
    public void Regret(string? reason)
    {
        RuleViolation.Unless(reason is null || Stage == DealStage.Lost, "deal.reason_but_not_lost", ExternalId);
        LostReason = reason;
    }

    /// <summary>The customer withdraws from a deal that was won.</summary>
    public void Cancel(DateOnly on)
    {
        RuleViolation.Unless(Stage == DealStage.Won, "deal.cancelled_but_not_won", ExternalId);
        RuleViolation.Unless(on >= ClosedOn, "deal.cancelled_before_closed", ExternalId);
        CancelledOn = on;
    }
}
