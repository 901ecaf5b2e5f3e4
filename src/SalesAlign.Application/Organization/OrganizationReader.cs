using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Organization;

/// <summary>Reads the organisation as it stood on a day, and people who may be changed.</summary>
internal static class OrganizationReader
{
    public static async Task<OrganizationOnDay> OnAsync(SalesAlignDbContext db, DateOnly on, CancellationToken cancel)
    {
        var placements = await db.UnitPlacements.AsNoTracking()
            .Where(placement => placement.From <= on && (placement.To == null || placement.To >= on))
            .Select(placement => new PlacementOnDay(placement.UnitId, placement.ParentId))
            .ToListAsync(cancel);
        var memberships = await db.Memberships.AsNoTracking()
            .Where(membership => membership.From <= on && (membership.To == null || membership.To >= on))
            .OrderBy(membership => membership.From).ThenBy(membership => membership.Id)
            .Select(membership => new MembershipOnDay(membership.PersonId, membership.UnitId, membership.Role))
            .ToListAsync(cancel);
        return new OrganizationOnDay(placements, memberships);
    }

    /// <summary>Units with all that hung under them on a day: a unit that was moved later counts where it was on that day.</summary>
    public static async Task<IReadOnlySet<UnitId>> UnitsBelowAsync(SalesAlignDbContext db, IReadOnlyList<UnitId> roots, DateOnly on, CancellationToken cancel)
    {
        var placements = await db.UnitPlacements.AsNoTracking()
            .Where(placement => placement.ParentId != null && placement.From <= on && (placement.To == null || placement.To >= on))
            .Select(placement => new { placement.UnitId, placement.ParentId })
            .ToListAsync(cancel);
        var below = placements.ToLookup(placement => placement.ParentId!.Value, placement => placement.UnitId);
        return UnitTree.Below(roots, unit => below[unit]).ToHashSet();
    }

    public static async Task<Dictionary<PersonId, string>> NamesAsync(SalesAlignDbContext db, IEnumerable<PersonId> people, CancellationToken cancel)
    {
        var ids = people.Distinct().ToList();
        return ids.Count == 0
            ? []
            : await db.People.AsNoTracking().Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancel);
    }

    /// <summary>A person with the whole history, to be changed.</summary>
    public static Task<Person?> PersonAsync(Work work, PersonId id, CancellationToken cancel) =>
        work.Db.People.Include(person => person.Memberships).SingleOrDefaultAsync(person => person.Id == id, cancel);
}
