using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Incentives.Recognition;

namespace SalesAlign.Application.Incentives.Recognition;

/// <summary>What reasons are worth, and the honours that rules give when a pay period is closed.</summary>
internal static class HonourRules
{
    public static async Task<IReadOnlyDictionary<HonourReason, int>> WorthsAsync(SalesAlignDbContext db, CancellationToken cancel)
    {
        var said = await db.HonourWorths.AsNoTracking().ToDictionaryAsync(worth => worth.Reason, worth => worth.Points, cancel);
        return Enum.GetValues<HonourReason>().ToDictionary(reason => reason, reason => said.TryGetValue(reason, out var points) ? points : HonourWorth.UsualPoints(reason));
    }

    /// <summary>Honours of a period that is being closed: who is first in a contest, and who has reached a quota. Without points nobody is honoured.</summary>
    public static async Task<IReadOnlyList<Honour>> OfPeriodAsync(SalesAlignDbContext db, IncentivePeriod period, CancellationToken cancel)
    {
        var worths = await WorthsAsync(db, cancel);
        var statements = await db.Statements.AsNoTracking().Where(s => s.PeriodId == period.Id).Select(s => new { s.PlanId, s.PersonId, s.Awards, s.Standings }).ToListAsync(cancel);
        var plans = statements.Select(s => s.PlanId).Distinct().ToList();
        var versions = await db.PlanVersions.AsNoTracking().Where(v => plans.Contains(v.PlanId) && v.State == PlanVersionState.Published).ToListAsync(cancel);
        var contests = versions.OrderBy(v => v.Number).SelectMany(v => v.Components.OfType<ContestComponent>()).GroupBy(c => c.Id).ToDictionary(c => c.Key, c => c.Last().Name);
        var honours = new List<Honour>();
        foreach (var statement in statements)
        {
            foreach (var award in statement.Awards.Where(award => award.Rank == 1 && contests.ContainsKey(award.Component)))
            {
                if (worths[HonourReason.ContestWon] > 0) honours.Add(Honour.ByRule(statement.PersonId, HonourReason.ContestWon, worths[HonourReason.ContestWon], contests[award.Component], period.Id, period.Last));
            }
            if (worths[HonourReason.QuotaReached] > 0 && statement.Standings.Any(standing => standing is { Quota: > 0, Attainment: >= 1 }))
            {
                honours.Add(Honour.ByRule(statement.PersonId, HonourReason.QuotaReached, worths[HonourReason.QuotaReached], period.Key, period.Id, period.Last));
            }
        }
        // Who takes part in two plans reaches the quota of a period once.
        return [.. honours.DistinctBy(honour => (honour.PersonId, honour.Reason, honour.Note))];
    }
}
