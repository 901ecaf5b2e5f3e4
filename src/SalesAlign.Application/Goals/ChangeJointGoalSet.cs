using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals;

namespace SalesAlign.Application.Goals;

/// <summary>Adds a goal to a joint set or takes one out, until both units have agreed.</summary>
public sealed class ChangeJointGoalSet(UseCaseContext context) : UseCase<ChangeJointGoalSet.Request, Nothing>(context)
{
    public sealed record Request(JointGoalSetId Id, uint? Version, AddJointGoalSet.Item? Add = null, Guid? Remove = null);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Add!.Kind).IsInEnum().When(r => r.Add is not null);
    }

    public override Permission Permission => Permission.ManageGoals;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await JointGoals.FindAsync(work, request.Id, request.Version, cancel) is not { } set) return Result.NotFound;
        if (request.Remove is { } gone) set.Remove(gone);
        if (request.Add is { } item) work.Db.Add(set.Add(item.Kind, item.Title, item.Metric, item.Target, item.Weight));
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
