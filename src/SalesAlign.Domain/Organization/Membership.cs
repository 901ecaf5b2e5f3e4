namespace SalesAlign.Domain.Organization;

/// <summary>What a person is in a unit.</summary>
public enum MembershipRole
{
    Manager,
    Rep,
    Sdr,
    BusinessDevelopment,
    Presales,
    Service,
    Staff,
}

/// <summary>A person's belonging to a unit in a role, from a day to a day. History is ended, never overwritten.</summary>
public sealed class Membership
{
    private Membership()
    {
    }

    internal Membership(PersonId person, UnitId unit, MembershipRole role, DateOnly from)
    {
        Id = MembershipId.New();
        PersonId = person;
        UnitId = unit;
        Role = role;
        From = from;
    }

    public MembershipId Id { get; private set; }

    public PersonId PersonId { get; private set; }

    public UnitId UnitId { get; private set; }

    public MembershipRole Role { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly? To { get; private set; }

    internal void End(DateOnly last) => To = last;
}
