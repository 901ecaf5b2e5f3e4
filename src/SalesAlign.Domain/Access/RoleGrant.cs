using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Access;

/// <summary>A role that a person holds.</summary>
public sealed class RoleGrant
{
    private RoleGrant()
    {
    }

    public RoleGrant(PersonId person, Role role)
    {
        PersonId = person;
        Role = role;
    }

    public PersonId PersonId { get; private set; }

    public Role Role { get; private set; }
}
