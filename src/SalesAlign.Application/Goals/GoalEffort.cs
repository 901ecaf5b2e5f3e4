using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Data.Common;
using SalesAlign.Data.Goals;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Goals.Behaviour;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Goals;

/// <summary>Counts how much of the logged activity went to ideal customers or to accounts that goals name.</summary>
internal static class GoalEffort
{
    /// <param name="people">Whose activity; null for everybody's.</param>
    public static async Task<EffortAlignment> OfAsync(Work work, DateOnly first, DateOnly last, IReadOnlyCollection<PersonId>? people, CancellationToken cancel)
    {
        var efforts = await SellerRecordsSql.EffortAsync(work.Db, first, last, people, cancel);
        var named = (await work.Db.TargetAccounts.AsNoTracking()
            .Where(account => work.Db.Goals.Any(goal => goal.Id == account.GoalId && goal.PeriodFirst <= last && goal.PeriodLast >= first))
            .Select(account => account.AccountId).Distinct().ToListAsync(cancel)).ToHashSet();
        var ideal = await IdealAsync(work.Db, last, cancel);
        var (all, onIdeal, onNamed, aligned) = (0L, 0L, 0L, 0L);
        foreach (var effort in efforts)
        {
            all += effort.Activities;
            if (effort.Account is not { } account) continue;
            var fits = ideal.Exists(profile => profile.Fits(AccountFacts.Of(effort.Sector, effort.Location, effort.Employees, effort.Revenue, effort.YearEstablished, effort.HasParent, last)));
            var isNamed = named.Contains(account);
            if (fits) onIdeal += effort.Activities;
            if (isNamed) onNamed += effort.Activities;
            if (fits || isNamed) aligned += effort.Activities;
        }
        return new(all, onIdeal, onNamed, aligned);
    }

    private static async Task<List<BoundProfile>> IdealAsync(SalesAlignDbContext db, DateOnly on, CancellationToken cancel) =>
        [
            .. (await db.IdealCustomerProfiles.AsNoTracking().SelectMany(profile => profile.Versions).Where(version => version.From <= on && (version.To == null || version.To >= on)).ToListAsync(cancel))
                .Select(version => version.Rules.Bind()),
        ];
}
