using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Goals;

/// <summary>Finds joint sets for those who may change them: whoever manages goals and sees both units, and the managers of either.</summary>
internal static class JointGoals
{
    public static async Task<JointGoalSet?> FindAsync(Work work, JointGoalSetId id, uint? version, CancellationToken cancel)
    {
        var set = await work.Db.JointGoalSets.Include(s => s.Items).SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (set is null) return null;
        var scope = await work.ScopeAsync(await work.TodayAsync(cancel), cancel);
        if (!scope.Includes(set.FirstUnitId) && !scope.Includes(set.SecondUnitId)) return null;
        work.Expect(set, version);
        return set;
    }

    /// <summary>For which of the two units the actor may speak: those they manage, or both for whoever plans the whole company.</summary>
    public static async Task<IReadOnlyList<UnitId>> SpeaksForAsync(Work work, JointGoalSet set, CancellationToken cancel)
    {
        var today = await work.TodayAsync(cancel);
        if ((await work.ScopeAsync(today, cancel)).WholeCompany && work.Rights.Allow(Permission.ManageGoals)) return [set.FirstUnitId, set.SecondUnitId];
        UnitId[] both = [set.FirstUnitId, set.SecondUnitId];
        return await work.Db.Memberships
            .Where(m => m.PersonId == work.Actor.PersonId && m.Role == MembershipRole.Manager && both.Contains(m.UnitId) && m.From <= today && (m.To == null || m.To >= today))
            .Select(m => m.UnitId).ToListAsync(cancel);
    }
}
