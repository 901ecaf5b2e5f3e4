using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals;

namespace SalesAlign.Application.Goals;

/// <summary>Whoever manages one of the two units agrees for it; with the second the set counts and stays as it is.</summary>
public sealed class AgreeJointGoals(UseCaseContext context) : UseCase<AgreeJointGoals.Request, Nothing>(context)
{
    public sealed record Request(JointGoalSetId Id, uint? Version);

    public override Permission Permission => Permission.ManageGoals;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await JointGoals.FindAsync(work, request.Id, request.Version, cancel) is not { } set) return Result.NotFound;
        var mine = await JointGoals.SpeaksForAsync(work, set, cancel);
        if (mine.Count == 0) return Result.Refused("joint.not_your_unit");
        foreach (var unit in mine) set.Agree(unit, work.Actor.PersonId);
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
