using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Tracking;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Goals;

/// <summary>Loads goals that the actor may see, and says who may work on them.</summary>
internal static class GoalAccess
{
    /// <summary>The goal, or null where there is none in the actor's part of the organisation.</summary>
    public static async Task<Goal?> VisibleAsync(Work work, GoalId id, CancellationToken cancel)
    {
        var goal = await work.Db.Goals.SingleOrDefaultAsync(g => g.Id == id, cancel);
        return goal is not null && (await work.ScopeAsync(await work.TodayAsync(cancel), cancel)).Includes(goal) ? goal : null;
    }

    /// <summary>Whoever carries it, or stands above it: they check in, plan actions and describe behaviour.</summary>
    public static async Task<bool> WorksOnAsync(Work work, Goal goal, CancellationToken cancel) =>
        work.Rights.Allow(Permission.ManageGoals) || await GoalOwners.IsOwnerAsync(work, goal, cancel);

    /// <summary>How it is tracked, made on first use.</summary>
    public static async Task<GoalTracking> TrackingAsync(Work work, GoalId goal, CancellationToken cancel)
    {
        if (await work.Db.GoalTrackings.SingleOrDefaultAsync(tracking => tracking.GoalId == goal, cancel) is { } known) return known;
        var tracking = new GoalTracking(goal);
        work.Db.Add(tracking);
        return tracking;
    }

    /// <summary>Units that the actor manages today.</summary>
    public static async Task<List<UnitId>> ManagedUnitsAsync(Work work, CancellationToken cancel)
    {
        var today = await work.TodayAsync(cancel);
        return await work.Db.Memberships.AsNoTracking()
            .Where(m => m.PersonId == work.Actor.PersonId && m.Role == MembershipRole.Manager && m.From <= today && (m.To == null || m.To >= today))
            .Select(m => m.UnitId).Distinct().ToListAsync(cancel);
    }
}

/// <summary>Of the goals that somebody carries now, those to look at: agreed, running, and the shortest of their kind, so that a quarter is not asked for twice.</summary>
internal static class RunningGoals
{
    public static IQueryable<Goal> Of(IQueryable<Goal> goals, DateOnly today) => goals.Where(g =>
        g.State == GoalState.Agreed && g.PeriodFirst <= today && g.PeriodLast >= today
        && !goals.Any(part => part.Id != g.Id && part.ObjectiveId == g.ObjectiveId && part.MetricId == g.MetricId && part.UnitId == g.UnitId && part.PersonId == g.PersonId
            && part.PeriodFirst >= g.PeriodFirst && part.PeriodLast <= g.PeriodLast && part.PeriodFirst <= today && part.PeriodLast >= today && part.State == GoalState.Agreed));
}
