using Microsoft.EntityFrameworkCore;
using SalesAlign.Data.Common;
using SalesAlign.Data.Incentives;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Common.Filters;

namespace SalesAlign.Application.Incentives;

/// <summary>Tells whether a deal's account fitted the ideal customer profile in force on the day it closed.</summary>
internal sealed class IdealCustomers
{
    private readonly List<(DateOnly From, DateOnly? To, BoundFilter Filter)> _versions;

    private IdealCustomers(List<(DateOnly From, DateOnly? To, BoundFilter Filter)> versions) => _versions = versions;

    public static async Task<IdealCustomers> LoadAsync(SalesAlignDbContext db, CancellationToken cancel)
    {
        var profile = await db.IdealCustomerProfiles.AsNoTracking().Include(profile => profile.Versions).OrderBy(profile => profile.Id).FirstOrDefaultAsync(cancel);
        return new IdealCustomers([.. (profile?.Versions ?? []).Select(version => (version.From, version.To, version.Criteria.Bind(AccountFacts.Schema)))]);
    }

    public bool Fits(DealCredit deal)
    {
        if (deal.AccountId is null) return false;
        foreach (var (from, to, filter) in _versions)
        {
            if (from > deal.ClosedOn || to < deal.ClosedOn) continue;
            return filter.Matches(AccountFacts.Of(deal.Sector, deal.Location, deal.Employees, deal.Revenue, deal.YearEstablished, deal.ClosedOn));
        }
        return false;
    }
}
