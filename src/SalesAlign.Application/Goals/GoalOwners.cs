using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Strategy;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Goals;

/// <summary>Who carries a goal, and who may speak for it.</summary>
internal static class GoalOwners
{
    public static async Task<IReadOnlyDictionary<GoalId, string>> NamesAsync(SalesAlignDbContext db, IEnumerable<Goal> goals, CancellationToken cancel)
    {
        var all = goals.ToList();
        var unitIds = all.Select(goal => goal.UnitId).OfType<UnitId>().Distinct().ToList();
        var personIds = all.Select(goal => goal.PersonId).OfType<PersonId>().Distinct().ToList();
        var units = await db.Units.AsNoTracking().Where(unit => unitIds.Contains(unit.Id)).ToDictionaryAsync(unit => unit.Id, unit => unit.Name, cancel);
        var people = personIds.Count == 0 ? [] : await db.People.AsNoTracking().Where(person => personIds.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancel);
        return all.ToDictionary(goal => goal.Id, goal => goal.UnitId is { } unit ? units[unit] : people[goal.PersonId!.Value]);
    }

    /// <summary>The person who carries it, or who manages the unit that does.</summary>
    public static async Task<bool> IsOwnerAsync(Work work, Goal goal, CancellationToken cancel)
    {
        var me = work.Actor.PersonId;
        if (goal.PersonId is { } person) return person == me;
        var today = await work.TodayAsync(cancel);
        return await work.Db.Memberships.AnyAsync(
            m => m.PersonId == me && m.UnitId == goal.UnitId && m.Role == MembershipRole.Manager && m.From <= today && (m.To == null || m.To >= today), cancel);
    }

    /// <summary>Stands above the goal: sees it, manages goals, and does not carry it.</summary>
    public static async Task<bool> StandsAboveAsync(Work work, Goal goal, CancellationToken cancel) =>
        work.Rights.Allow(Permission.ManageGoals)
        && (await work.ScopeAsync(await work.TodayAsync(cancel), cancel)).Includes(goal)
        && !await IsOwnerAsync(work, goal, cancel);
}

/// <summary>How objectives are called today: by the current version, or the last that had them.</summary>
internal static class ObjectiveTitles
{
    public sealed record Words(string Title, string Why, decimal Weight, int Position, bool IsCurrent);

    public static async Task<IReadOnlyDictionary<ObjectiveId, Words>> ReadAsync(SalesAlignDbContext db, IEnumerable<ObjectiveId> objectives, CancellationToken cancel)
    {
        var ids = objectives.Distinct().ToList();
        var current = await db.StrategyVersions.AsNoTracking().Current().Select(v => (StrategyVersionId?)v.Id).SingleOrDefaultAsync(cancel);
        var rows = await db.StrategicObjectives.AsNoTracking().Where(o => ids.Contains(o.ObjectiveId))
            .Join(db.StrategyVersions.Where(v => v.PublishedAt != null), o => o.VersionId, v => v.Id, (o, v) => new { Objective = o, v.Number })
            .ToListAsync(cancel);
        return rows.GroupBy(row => row.Objective.ObjectiveId).ToDictionary(group => group.Key, group =>
        {
            var last = group.MaxBy(row => row.Number)!.Objective;
            return new Words(last.Title, last.Why, last.WeightPercent, last.Position, last.VersionId == current);
        });
    }
}
