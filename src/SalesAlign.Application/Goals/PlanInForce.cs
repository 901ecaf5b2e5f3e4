using Microsoft.EntityFrameworkCore;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Behaviour;

namespace SalesAlign.Application.Goals;

/// <summary>The behaviour plan that a goal follows: its own, or that of the nearest goal above that has one. Rates are always the goal's own.</summary>
internal sealed record PlanInForce(BehaviourPlan Plan, GoalId Of, int LevelsUp)
{
    public static async Task<IReadOnlyDictionary<GoalId, PlanInForce>> OfAsync(SalesAlignDbContext db, IReadOnlyCollection<Goal> goals, CancellationToken cancel)
    {
        var parents = goals.ToDictionary(goal => goal.Id, goal => goal.ParentId);
        var plans = new Dictionary<GoalId, BehaviourPlan>();
        // One round per level of the cascade, whatever the number of goals.
        for (var fresh = parents.Keys.ToList(); fresh.Count > 0;)
        {
            var ids = fresh;
            foreach (var plan in await db.BehaviourPlans.AsNoTracking().Where(plan => ids.Contains(plan.GoalId)).ToListAsync(cancel)) plans[plan.GoalId] = plan;
            var up = ids.Where(id => !plans.ContainsKey(id)).Select(id => parents[id]).OfType<GoalId>().Where(id => !parents.ContainsKey(id)).Distinct().ToList();
            foreach (var above in await db.Goals.AsNoTracking().Where(goal => up.Contains(goal.Id)).Select(goal => new { goal.Id, goal.ParentId }).ToListAsync(cancel)) parents[above.Id] = above.ParentId;
            fresh = up;
        }
        var found = new Dictionary<GoalId, PlanInForce>();
        foreach (var goal in goals)
        {
            var levels = 0;
            for (GoalId? at = goal.Id; at is { } id && levels < 20; at = parents.GetValueOrDefault(id), levels++)
            {
                if (!plans.TryGetValue(id, out var plan)) continue;
                found[goal.Id] = new(plan, id, levels);
                break;
            }
        }
        return found;
    }
}
