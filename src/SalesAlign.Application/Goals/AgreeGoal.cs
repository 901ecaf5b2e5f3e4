using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals;

namespace SalesAlign.Application.Goals;

/// <summary>Whoever carries a goal accepts the number on offer, for the parts of its period too.</summary>
public sealed class AgreeGoal(UseCaseContext context) : UseCase<AgreeGoal.Request, Nothing>(context)
{
    /// <param name="WithParts">Also the same owner's goals for the quarters or months of the period.</param>
    public sealed record Request(GoalId Id, uint? Version, bool WithParts = true);

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var goal = await work.Db.Goals.SingleOrDefaultAsync(g => g.Id == request.Id, cancel);
        if (goal is null || !(await work.ScopeAsync(await work.TodayAsync(cancel), cancel)).Includes(goal)) return Result.NotFound;
        if (!await GoalOwners.IsOwnerAsync(work, goal, cancel)) return Result.Refused("goal.not_yours");
        work.Expect(goal, request.Version);
        goal.Agree(work.Actor.PersonId, work.Now);
        if (request.WithParts)
        {
            var parts = await work.Db.Goals
                .Where(g => g.ObjectiveId == goal.ObjectiveId && g.MetricId == goal.MetricId && g.UnitId == goal.UnitId && g.PersonId == goal.PersonId && g.Id != goal.Id
                    && g.PeriodFirst >= goal.PeriodFirst && g.PeriodLast <= goal.PeriodLast
                    && (g.State == GoalState.Offered || g.Change == GoalChange.Offered))
                .ToListAsync(cancel);
            foreach (var part in parts) part.Agree(work.Actor.PersonId, work.Now);
        }
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
