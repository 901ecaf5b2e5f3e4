using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics.Performance;
using SalesAlign.Data.Metrics.Performance;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals.Behaviour;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Goals;

/// <summary>Counts how much of the logged activity went to ideal customers or to accounts that goals name.</summary>
internal static class GoalEffort
{
    /// <param name="people">Whose activity; null for everybody's.</param>
    public static async Task<EffortAlignment> OfAsync(Work work, Period period, IReadOnlyCollection<PersonId>? people, CancellationToken cancel)
    {
        var named = (await work.Db.TargetAccounts.AsNoTracking()
            .Where(account => work.Db.Goals.Any(goal => goal.Id == account.GoalId && goal.PeriodFirst <= period.Last && goal.PeriodLast >= period.First))
            .Select(account => account.AccountId).Distinct().ToListAsync(cancel)).ToHashSet();
        var (all, onIdeal, onNamed, aligned) = (0L, 0L, 0L, 0L);
        foreach (var effort in (await EffortReader.ReadAsync(work, new Slice(), [period], people, cancel)).Accounts)
        {
            all += effort.Activities;
            var fits = effort.Fits == true;
            var isNamed = effort.Account is { } account && named.Contains(account);
            if (fits) onIdeal += effort.Activities;
            if (isNamed) onNamed += effort.Activities;
            if (fits || isNamed) aligned += effort.Activities;
        }
        return new(all, onIdeal, onNamed, aligned);
    }
}
