using SalesAlign.Domain.Accounts;
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

    public ImportBatchId? ImportBatchId { get; private set; }
}
