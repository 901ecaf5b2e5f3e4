using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals;

namespace SalesAlign.Application.Goals;

/// <summary>Enters the value of a joint goal that no metric measures, such as profit from the books or satisfaction from a survey.</summary>
public sealed class EnterJointValue(UseCaseContext context) : UseCase<EnterJointValue.Request, Nothing>(context)
{
    public sealed record Request(JointGoalSetId Id, Guid Item, decimal Value);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Value).InclusiveBetween(-1_000_000_000_000m, 1_000_000_000_000m);
    }

    public override Permission Permission => Permission.ManageGoals;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await JointGoals.FindAsync(work, request.Id, null, cancel) is not { } set) return Result.NotFound;
        set.Enter(request.Item, request.Value, await work.TodayAsync(cancel));
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
