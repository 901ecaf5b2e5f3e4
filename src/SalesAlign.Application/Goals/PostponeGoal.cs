using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals;

namespace SalesAlign.Application.Goals;

/// <summary>Puts a goal into a later period of the same length, with a reason; its owner is asked again.</summary>
public sealed class PostponeGoal(UseCaseContext context) : UseCase<PostponeGoal.Request, Nothing>(context)
{
    public sealed record Request(GoalId Id, uint? Version, string Period, string Reason);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Period).NotEmpty();
            RuleFor(r => r.Reason).NotEmpty().WithErrorCode("goal.no_reason").MaximumLength(1_900);
        }
    }

    public override Permission Permission => Permission.ManageGoals;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var found = await GoalReach.FromAboveAsync(work, request.Id, request.Version, cancel);
        if (!found.TryGet(out var goal)) return new Refusal(found.Outcome, [.. found.Problems]);
        var later = (await work.CompanyAsync(cancel)).Calendar.Parse(request.Period);
        if (await GoalReach.OfOwnerAsync(work, goal, later.Key, cancel) is not null) return Result.Refused("goal.period_taken", "Period", later.Key);
        goal.PostponeTo(later, await GoalReach.ParentInAsync(work, goal, later.Key, cancel), request.Reason, work.Actor.PersonId, work.Now);
        await GoalReach.TellAsync(work, [goal], "goals.postponed", later.Key, $"/goals/{goal.Id.Value}", cancel);
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
