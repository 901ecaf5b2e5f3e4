using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Sales;

/// <summary>What was done with a customer.</summary>
public enum ActivityKind
{
    Call,
    Visit,
    Meeting,
    Proposal,
    ReferralCall,
}

/// <summary>One contact of a person with a customer on a day.</summary>
public sealed class Activity
{
    private Activity()
    {
        ExternalId = "";
    }

    public Activity(ActivityId id, string externalId, PersonId person, ActivityKind kind, DateOnly on, AccountId? account, DealId? deal, string? outcome)
    {
        Id = id;
        ExternalId = externalId;
        PersonId = person;
        Kind = kind;
        On = on;
        AccountId = account;
        DealId = deal;
        Outcome = outcome;
    }

    public ActivityId Id { get; private set; }

    public string ExternalId { get; private set; }

    public PersonId PersonId { get; private set; }

    public ActivityKind Kind { get; private set; }

    public DateOnly On { get; private set; }

    public AccountId? AccountId { get; private set; }

    public DealId? DealId { get; private set; }

    public string? Outcome { get; private set; }

    /// <summary>How well it was done, from 1 (poor) to 5 (excellent), as a coach or the source judged it.</summary>
    public int? Quality { get; private set; }

    /// <summary>The partner who referred the customer; the chain runs from partner over contact to the account and its first won deal.</summary>
    public AccountId? ReferralPartnerId { get; private set; }

    /// <summary>The person at the partner who made the referral.</summary>
    public string? ReferralContact { get; private set; }

    /// <summary>When the source recorded it; how long after the fact is its entry lag.</summary>
    public DateTimeOffset? EnteredAt { get; private set; }

    public ImportBatchId? ImportBatchId { get; private set; }

    /// <summary>The row of that import's file.</summary>
    public int? ImportRow { get; private set; }

    public void Judge(int quality)
    {
        RuleViolation.Unless(quality is >= 1 and <= 5, "activity.quality_out_of_range", quality);
        Quality = quality;
    }

    public void ReferredBy(AccountId partner, string? contact)
    {
        RuleViolation.Unless(partner != AccountId, "activity.referred_by_itself", ExternalId);
        ReferralPartnerId = partner;
        ReferralContact = contact;
    }

    public void EnteredInto(DateTimeOffset at) => EnteredAt = at;
}
