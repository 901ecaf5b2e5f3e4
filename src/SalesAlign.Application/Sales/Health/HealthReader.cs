using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Data.Sales.Health;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales.Health;

namespace SalesAlign.Application.Sales.Health;

/// <summary>Whose records are looked at: everybody's, a unit's with all below it, or one person's, and how long a deal may lie still.</summary>
public sealed record HealthScope(UnitId? UnitId = null, PersonId? PersonId = null, int StaleDays = HealthChecks.StaleDays);

internal static class HealthReader
{
    // More pairs than these are no list to work through.
    private const int MostPairs = 10_000;

    public static async Task<HealthReading> ReadingAsync(Work work, HealthScope wanted, CancellationToken cancel)
    {
        var company = await work.CompanyAsync(cancel);
        return new HealthReading(work.Db, await work.TodayAsync(cancel), wanted.StaleDays, CompanyDay.Zone(company.TimeZone).Id);
    }

    /// <summary>The people asked for as far as the actor may see them; null for everybody.</summary>
    public static async Task<IReadOnlyCollection<Guid>?> PeopleAsync(Work work, HealthScope wanted, CancellationToken cancel)
    {
        var today = await work.TodayAsync(cancel);
        var scope = await work.ScopeAsync(today, cancel);
        if (wanted.PersonId is { } person) return scope.Includes(person) ? [person.Value] : [];
        if (wanted.UnitId is { } unit)
        {
            var organization = await OrganizationReader.OnAsync(work.Db, today, cancel);
            if (!organization.Holds(unit)) return [];
            var units = organization.Subtree(unit);
            var members = await work.Db.Memberships.AsNoTracking().Where(member => units.Contains(member.UnitId) && member.From <= today && (member.To == null || member.To >= today))
                .Select(member => member.PersonId).Distinct().ToListAsync(cancel);
            return [.. members.Where(scope.Includes).Select(id => id.Value)];
        }
        return scope.WholeCompany ? null : [.. scope.People.Select(id => id.Value)];
    }

    /// <summary>Accounts that are probably there already, with the one that was known first.</summary>
    public static async Task<IReadOnlyList<HealthRow>> AccountsTwiceAsync(IReadOnlyList<HealthRow> accounts, IReadOnlyCollection<Guid>? people)
    {
        // Comparing names keeps a core busy for a moment; the circuit's thread should not wait for it.
        var pairs = await Task.Run(() => LikeNames.Find([.. accounts.Select(account => new NamedRecord(account.Id, account.Title))]));
        var rows = accounts.ToDictionary(account => account.Id);
        var wanted = people?.ToHashSet();
        return
        [
            .. pairs.OrderByDescending(pair => pair.Likeness).DistinctBy(pair => pair.Other.Id).Take(MostPairs).Select(pair => rows[pair.Other.Id] with { Detail = pair.Kept.Name })
                .Where(row => wanted is null || (row.Person is { } person && wanted.Contains(person))).OrderBy(row => row.Title, StringComparer.CurrentCultureIgnoreCase),
        ];
    }
}
