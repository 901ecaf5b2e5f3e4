using Microsoft.EntityFrameworkCore;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Organization;

/// <summary>Reads the organisation as it stood on a day.</summary>
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
}
