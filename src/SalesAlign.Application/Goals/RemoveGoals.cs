using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals;

namespace SalesAlign.Application.Goals;

/// <summary>Takes a goal, all below it and the parts of its period out of the cascade, as long as nothing of it is agreed. Needs a word of confirmation.</summary>
public sealed class RemoveGoals(UseCaseContext context) : UseCase<RemoveGoals.Request, RemoveGoals.Response>(context)
{
    /// <param name="Confirmed">Without it nothing goes, and the refusal says how many would.</param>
    public sealed record Request(GoalId Id, uint? Version, bool Confirmed);

    public sealed record Response(int Removed);

    public override Permission Permission => Permission.ManageGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var goal = await work.Db.Goals.SingleOrDefaultAsync(g => g.Id == request.Id, cancel);
        var scope = await work.ScopeAsync(await work.TodayAsync(cancel), cancel);
        if (goal is null || !scope.Includes(goal)) return Result.NotFound;
        if (goal.ParentId is not null && !await GoalOwners.StandsAboveAsync(work, goal, cancel) && !scope.WholeCompany) return Result.Refused("goal.own_goal_is_decided_above");
        work.Expect(goal, request.Version);
        var all = await work.Db.Goals
            .Where(g => g.ObjectiveId == goal.ObjectiveId && g.MetricId == goal.MetricId && g.PeriodFirst >= goal.PeriodFirst && g.PeriodLast <= goal.PeriodLast)
            .ToListAsync(cancel);
        var below = all.Where(g => g.ParentId is not null).ToLookup(g => g.ParentId!.Value);
        var branch = new HashSet<Goal>();
        var open = new Stack<Goal>(all.Where(g => g.UnitId == goal.UnitId && g.PersonId == goal.PersonId));
        while (open.TryPop(out var next))
        {
            if (!branch.Add(next)) continue;
            foreach (var child in below[next.Id]) open.Push(child);
        }
        var agreed = branch.Count(g => g.State is GoalState.Agreed or GoalState.Closed && g.ParentId is not null);
        if (agreed > 0) return Result.Refused("cascade.agreed_would_go", null, agreed);
        if (!request.Confirmed) return Result.Refused("goal.removal_unconfirmed", null, branch.Count);
        work.Db.RemoveRange(branch);
        await work.Db.SaveChangesAsync(cancel);
        return new Response(branch.Count);
    }
}
