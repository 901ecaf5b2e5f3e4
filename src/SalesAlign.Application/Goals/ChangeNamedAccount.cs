using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Behaviour;

namespace SalesAlign.Application.Goals;

/// <summary>Says who owns which stage of a named account, and ticks what the records cannot know: reached, need confirmed.</summary>
public sealed class ChangeNamedAccount(UseCaseContext context) : UseCase<ChangeNamedAccount.Request, Nothing>(context)
{
    public sealed record Request(TargetAccountId Id, uint? Version, StageOwners? Owners, bool? Reached, bool? Confirmed);

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var named = await work.Db.TargetAccounts.SingleOrDefaultAsync(account => account.Id == request.Id, cancel);
        if (named is null || await GoalAccess.VisibleAsync(work, named.GoalId, cancel) is not { } goal) return Result.NotFound;
        var me = work.Actor.PersonId;
        // Who owns a stage of the account ticks it too, without carrying the whole goal.
        var isStageOwner = named.SdrId == me || named.BusinessDevelopmentId == me || named.PresalesId == me;
        var works = await GoalAccess.WorksOnAsync(work, goal, cancel);
        if (!works && (!isStageOwner || request.Owners is not null)) return Result.Refused("goal.not_yours");
        work.Expect(named, request.Version);
        var today = await work.TodayAsync(cancel);
        if (request.Owners is { } owners) named.Assign(owners);
        if (request.Reached is { } reached) named.Reach(reached ? named.ReachedOn ?? today : null);
        if (request.Confirmed is { } confirmed) named.Confirm(confirmed ? named.ConfirmedOn ?? today : null);
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
