using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals;

namespace SalesAlign.Application.Goals;

/// <summary>Ticks an action as done, or takes it up again. Its owner may, and whoever works on the goal.</summary>
public sealed class FinishAction(UseCaseContext context) : UseCase<FinishAction.Request, Nothing>(context)
{
    public sealed record Request(GoalActionId Id, bool Done = true);

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var action = await work.Db.GoalActions.SingleOrDefaultAsync(a => a.Id == request.Id, cancel);
        if (action is null) return Result.NotFound;
        if (action.OwnerId != work.Actor.PersonId)
        {
            if (await GoalAccess.VisibleAsync(work, action.GoalId, cancel) is not { } goal) return Result.NotFound;
            if (!await GoalAccess.WorksOnAsync(work, goal, cancel)) return Result.Refused("action.not_yours");
        }
        if (request.Done) action.Finish(work.Actor.PersonId, work.Now);
        else action.TakeUpAgain();
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
