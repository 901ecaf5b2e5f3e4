using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Data.Metrics.Performance;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics.Performance;

/// <summary>What a person did at one account in a period; the account is null where the activity names none.</summary>
/// <param name="Period">Index into the periods asked for.</param>
/// <param name="Fits">The account is an ideal customer by what held at the period's end; null where no profile did.</param>
internal sealed record AccountEffort(int Period, PersonId Person, AccountId? Account, bool? Fits, int Activities);

/// <param name="HasProfile">Of each period, whether an ideal customer profile held at its end.</param>
internal sealed record EffortRead(IReadOnlyList<bool> HasProfile, IReadOnlyList<AccountEffort> Accounts);

/// <summary>The one way in which effort is held against the ideal customer, for the activity board and for goals alike.</summary>
internal static class EffortReader
{
    /// <param name="people">Whose activity; null for everybody's within the slice.</param>
    public static async Task<EffortRead> ReadAsync(
        Work work, Slice slice, IReadOnlyList<Period> periods, IReadOnlyCollection<PersonId>? people, CancellationToken cancel)
    {
        var versions = await work.Db.IdealCustomerProfiles.AsNoTracking().SelectMany(profile => profile.Versions).ToListAsync(cancel);
        var profiles = periods.Select(period => versions.Where(version => version.From <= period.Last && (version.To is null || version.To >= period.Last)).Select(version => version.Rules.Bind()).ToList()).ToList();
        var activities = await ActivitySql.ReadAccountsAsync(work.Db, slice, periods, people, cancel);
        return new([.. profiles.Select(held => held.Count > 0)], [.. activities.Select(row => new AccountEffort(
            row.Period, row.Person, row.Account,
            profiles[row.Period].Count == 0 ? null : row.Facts is { } facts && profiles[row.Period].Exists(profile => profile.Fits(facts)), row.Count))]);
    }
}
