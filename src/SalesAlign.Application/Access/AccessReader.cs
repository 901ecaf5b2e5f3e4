using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Access;

/// <summary>Reads what somebody may do, and whose data they may see, from the database.</summary>
internal static class AccessReader
{
    public static async Task<Rights> RightsOfAsync(SalesAlignDbContext db, Actor actor, DateTimeOffset now, CancellationToken cancel)
    {
        if (actor.IsAnonymous) return Rights.None;
        // The last day counts wherever on earth it still is that day.
        var lastDay = DateOnly.FromDateTime(now.UtcDateTime.AddHours(-12));
        var roles = await db.RoleGrants.AsNoTracking()
            .Where(grant => grant.PersonId == actor.PersonId && db.People.Any(person => person.Id == grant.PersonId && person.SignInId != null && (person.LeftOn == null || person.LeftOn >= lastDay)))
            .Select(grant => grant.Role)
            .ToListAsync(cancel);
        return new Rights(roles.ToHashSet());
    }

    public static async Task<Scope> ScopeOfAsync(SalesAlignDbContext db, PersonId person, Rights rights, DateOnly on, CancellationToken cancel)
    {
        if (rights.Has(Role.Executive) || rights.Has(Role.SalesOperations) || rights.Has(Role.Administrator))
        {
            return new Scope(person, true, new HashSet<UnitId>(), new HashSet<PersonId> { person });
        }
        var managed = await db.Memberships.AsNoTracking()
            .Where(membership => membership.PersonId == person && membership.Role == MembershipRole.Manager
                && membership.From <= on && (membership.To == null || membership.To >= on))
            .Select(membership => membership.UnitId)
            .ToListAsync(cancel);
        if (managed.Count == 0) return new Scope(person, false, new HashSet<UnitId>(), new HashSet<PersonId> { person });

        var units = await OrganizationReader.UnitsBelowAsync(db, managed, on, cancel);
        var people = await db.Memberships.AsNoTracking()
            .Where(membership => units.Contains(membership.UnitId) && membership.From <= on && (membership.To == null || membership.To >= on))
            .Select(membership => membership.PersonId)
            .ToListAsync(cancel);
        return new Scope(person, false, units, people.Append(person).ToHashSet());
    }
}
