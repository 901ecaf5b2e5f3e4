using Microsoft.EntityFrameworkCore;
using SalesAlign.Data.Common;
using SalesAlign.Data.Incentives;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;

namespace SalesAlign.Application.Incentives;

/// <summary>Tells whether a deal's customer fits the ideal customer profile of the day on which the deal counts.</summary>
internal sealed class IdealCustomers
{
    private readonly (DateRange Time, BoundProfile Profile)[] _versions;

    private IdealCustomers((DateRange, BoundProfile)[] versions) => _versions = versions;

    public static async Task<IdealCustomers> LoadAsync(SalesAlignDbContext db, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        var versions = await db.IdealCustomerProfiles.AsNoTracking().SelectMany(profile => profile.Versions)
            .Where(version => version.From <= last && (version.To == null || version.To >= first))
            .OrderByDescending(version => version.From).ToListAsync(cancel);
        return new IdealCustomers([.. versions.Select(version => (new DateRange(version.From, version.To), version.Rules.Bind()))]);
    }

    /// <summary>True where any profile of the day fits; empty where there is none on that day, so that a condition can say so.</summary>
    public FilterValue Fits(DealCredit deal)
    {
        Facts? facts = null;
        FilterValue answer = default;
        foreach (var (time, profile) in _versions)
        {
            if (!time.Contains(deal.ClosedOn)) continue;
            facts ??= AccountFacts.Of(deal.Sector, deal.Location, deal.Employees, deal.Revenue, deal.YearEstablished, deal.HasParent, deal.ClosedOn);
            if (deal.AccountId is not null && profile.Fits(facts)) return true;
            answer = false;
        }
        return answer;
    }

    /// <summary>The best score that the customer reaches in any profile of the day, 0 to 100; empty where there is none or no customer is named.</summary>
    public decimal? Score(DealCredit deal)
    {
        if (deal.AccountId is null) return null;
        var facts = AccountFacts.Of(deal.Sector, deal.Location, deal.Employees, deal.Revenue, deal.YearEstablished, deal.HasParent, deal.ClosedOn);
        decimal? best = null;
        foreach (var (time, profile) in _versions)
        {
            if (!time.Contains(deal.ClosedOn)) continue;
            var score = profile.Explain(facts).Score;
            if (best is null || score > best) best = score;
        }
        return best;
    }
}
