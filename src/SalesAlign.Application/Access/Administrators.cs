using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SalesAlign.Application.Common;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Access;

/// <summary>Keeps one administrator who can sign in: without any, nobody could ever let somebody in again.</summary>
internal static class Administrators
{
    /// <summary>Makes changes to who administers wait for one another, so that two administrators cannot remove each other at once.</summary>
    public static async Task<IDbContextTransaction> GuardAsync(SalesAlignDbContext db, CancellationToken cancel)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlAsync($"select id from company for update", cancel);
        return transaction;
    }

    /// <summary>True when this person administers and no other administrator can sign in.</summary>
    public static async Task<bool> IsLastAsync(Work work, PersonId person, CancellationToken cancel)
    {
        var now = work.Now;
        var able = await work.Db.RoleGrants.AsNoTracking().Where(grant => grant.Role == Role.Administrator)
            .Join(work.Db.People.Where(p => p.SignInId != null && p.LeftOn == null), grant => grant.PersonId, p => p.Id, (_, p) => p)
            .Where(p => work.Db.Users.Any(user => user.Id == p.SignInId && user.PasswordHash != null && (user.LockoutEnd == null || user.LockoutEnd <= now)))
            .Select(p => p.Id)
            .ToListAsync(cancel);
        return able.Count == 1 && able[0] == person;
    }
}
