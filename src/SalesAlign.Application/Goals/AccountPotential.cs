using Microsoft.EntityFrameworkCore;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Goals;

/// <summary>
/// What a seller's accounts are worth as a ground for a target: the number of accounts that they had a deal with in the last two years, those that fit the ideal
/// customer profile counted in full, the others by half; without a profile all count in full.
/// </summary>
internal static class AccountPotential
{
    private const int Days = 730;
    private const decimal Other = 0.5m;

    public static async Task<IReadOnlyDictionary<PersonId, decimal>> ReadAsync(SalesAlignDbContext db, DateOnly day, CancellationToken cancel)
    {
        var from = day.AddDays(-Days);
        var pairs = await db.Deals.AsNoTracking().Where(deal => deal.AccountId != null && (deal.ClosedOn == null || (deal.ClosedOn >= from && deal.ClosedOn <= day)))
            .Select(deal => new { deal.OwnerId, AccountId = deal.AccountId!.Value }).Distinct().ToListAsync(cancel);
        var versions = await db.IdealCustomerProfiles.AsNoTracking().SelectMany(profile => profile.Versions)
            .Where(version => version.From <= day && (version.To == null || version.To >= day)).ToListAsync(cancel);
        var profiles = versions.ConvertAll(version => version.Rules.Bind());
        var fits = new HashSet<AccountId>();
        if (profiles.Count > 0)
        {
            var accounts = await db.Accounts.AsNoTracking()
                .Select(account => new { account.Id, account.Sector, account.Location, account.Employees, account.Revenue, account.YearEstablished, account.ParentId }).ToListAsync(cancel);
            foreach (var account in accounts)
            {
                var facts = AccountFacts.Of(account.Sector, account.Location, account.Employees, account.Revenue, account.YearEstablished, account.ParentId is not null, day);
                if (profiles.Exists(profile => profile.Fits(facts))) fits.Add(account.Id);
            }
        }
        return pairs.GroupBy(pair => pair.OwnerId).ToDictionary(
            group => group.Key, group => group.Sum(pair => profiles.Count == 0 || fits.Contains(pair.AccountId) ? 1m : Other));
    }
}
