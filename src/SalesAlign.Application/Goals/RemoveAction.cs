using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals;

namespace SalesAlign.Application.Goals;

/// <summary>Takes an action out of the plan of a goal.</summary>
public sealed class RemoveAction(UseCaseContext context) : UseCase<RemoveAction.Request, Nothing>(context)
{
    public sealed record Request(GoalActionId Id, uint? Version);

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var action = await work.Db.GoalActions.SingleOrDefaultAsync(a => a.Id == request.Id, cancel);
        if (action is null || await GoalAccess.VisibleAsync(work, action.GoalId, cancel) is not { } goal) return Result.NotFound;
        if (!await GoalAccess.WorksOnAsync(work, goal, cancel)) return Result.Refused("goal.not_yours");
        work.Expect(action, request.Version);
        work.Db.Remove(action);
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
