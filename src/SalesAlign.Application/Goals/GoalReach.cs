using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;

namespace SalesAlign.Application.Goals;

/// <summary>Finds goals for those who stand above them, and the goals that belong to the same owner or the same parent in another period.</summary>
internal static class GoalReach
{
    /// <summary>A goal in the actor's scope that is not the actor's own to change, unless the whole company is theirs.</summary>
    public static async Task<Result<Goal>> FromAboveAsync(Work work, GoalId id, uint? version, CancellationToken cancel)
    {
        var goal = await work.Db.Goals.SingleOrDefaultAsync(g => g.Id == id, cancel);
        var scope = await work.ScopeAsync(await work.TodayAsync(cancel), cancel);
        if (goal is null || !scope.Includes(goal)) return Result.NotFound;
        if (await GoalOwners.IsOwnerAsync(work, goal, cancel) && !scope.WholeCompany) return Result.Refused("goal.own_goal_is_decided_above");
        work.Expect(goal, version);
        return goal;
    }

    public static Task<Goal?> OfOwnerAsync(Work work, Goal goal, string period, CancellationToken cancel) => work.Db.Goals.SingleOrDefaultAsync(
        g => g.ObjectiveId == goal.ObjectiveId && g.MetricId == goal.MetricId && g.PeriodKey == period && g.UnitId == goal.UnitId && g.PersonId == goal.PersonId, cancel);

    /// <summary>The goal that stands above this one in another period: the same parent's, where there is one.</summary>
    public static async Task<GoalId?> ParentInAsync(Work work, Goal goal, string period, CancellationToken cancel)
    {
        if (goal.ParentId is not { } parentId) return null;
        var parent = await work.Db.Goals.AsNoTracking().SingleAsync(g => g.Id == parentId, cancel);
        return (await OfOwnerAsync(work, parent, period, cancel))?.Id;
    }

    /// <summary>Whoever carries a goal and can sign in: the person, or those who manage the unit.</summary>
    public static async Task<IReadOnlyList<Domain.Organization.PersonId>> ReadersAsync(Work work, IReadOnlyCollection<Goal> goals, CancellationToken cancel)
    {
        var today = await work.TodayAsync(cancel);
        var people = goals.Select(goal => goal.PersonId).Where(id => id is not null).Distinct().ToList();
        var units = goals.Select(goal => goal.UnitId).OfType<Domain.Organization.UnitId>().Distinct().ToList();
        return await work.Db.People
            .Where(person => person.SignInId != null && person.LeftOn == null && person.Id != work.Actor.PersonId
                && (people.Contains(person.Id)
                    || person.Memberships.Any(m => m.Role == Domain.Organization.MembershipRole.Manager && units.Contains(m.UnitId) && m.From <= today && (m.To == null || m.To >= today))))
            .Select(person => person.Id).ToListAsync(cancel);
    }

    public static async Task TellAsync(Work work, IReadOnlyCollection<Goal> goals, string code, string period, string link, CancellationToken cancel) =>
        work.Db.AddRange((await ReadersAsync(work, goals, cancel)).Select(reader => new Notification(reader, code, [period, work.Actor.Name], link, work.Now)));
}
