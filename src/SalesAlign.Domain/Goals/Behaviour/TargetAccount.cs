using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Goals.Behaviour;

/// <summary>Who answers for which stage of a named account.</summary>
public sealed record StageOwners(PersonId? Sdr = null, PersonId? BusinessDevelopment = null, PersonId? Presales = null);

/// <summary>An account that a goal's behaviour plan names. What the records show counts; what they cannot know is ticked with its day.</summary>
public sealed class TargetAccount
{
    private TargetAccount()
    {
    }

    public TargetAccount(TargetAccountId id, GoalId goal, AccountId account)
    {
        Id = id;
        GoalId = goal;
        AccountId = account;
    }

    public TargetAccountId Id { get; private set; }

    public GoalId GoalId { get; private set; }

    public AccountId AccountId { get; private set; }

    public PersonId? SdrId { get; private set; }

    public PersonId? BusinessDevelopmentId { get; private set; }

    public PersonId? PresalesId { get; private set; }

    public DateOnly? ReachedOn { get; private set; }

    public DateOnly? ConfirmedOn { get; private set; }

    public StageOwners Owners => new(SdrId, BusinessDevelopmentId, PresalesId);

    public void Assign(StageOwners owners)
    {
        SdrId = owners.Sdr;
        BusinessDevelopmentId = owners.BusinessDevelopment;
        PresalesId = owners.Presales;
    }

    public void Reach(DateOnly? on) => ReachedOn = on;

    /// <summary>The need is confirmed, which takes having been reached.</summary>
    public void Confirm(DateOnly? on)
    {
        ConfirmedOn = on;
        ReachedOn ??= on;
    }
}
