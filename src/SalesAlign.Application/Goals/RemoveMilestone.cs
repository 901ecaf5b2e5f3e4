using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals;

namespace SalesAlign.Application.Goals;

/// <summary>Takes a milestone out of the plan; one that was reached stays with its retrospective.</summary>
public sealed class RemoveMilestone(UseCaseContext context) : UseCase<RemoveMilestone.Request, Nothing>(context)
{
    public sealed record Request(ProjectMilestoneId Id, uint? Version);

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var milestone = await work.Db.ProjectMilestones.SingleOrDefaultAsync(m => m.Id == request.Id, cancel);
        if (milestone is null || await GoalAccess.VisibleAsync(work, milestone.GoalId, cancel) is not { } goal) return Result.NotFound;
        if (!await GoalAccess.WorksOnAsync(work, goal, cancel)) return Result.Refused("goal.not_yours");
        if (milestone.ReachedOn is not null) return Result.Refused("milestone.reached_stays");
        work.Expect(milestone, request.Version);
        work.Db.Remove(milestone);
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
