using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals;

namespace SalesAlign.Application.Goals;

/// <summary>Whoever stands above proposes a new version of an agreed goal, with a reason; at the top of a cascade it counts at once.</summary>
public sealed class ReviseGoal(UseCaseContext context) : UseCase<ReviseGoal.Request, Nothing>(context)
{
    /// <param name="Value">The amount or count; of a ratio its numerator.</param>
    /// <param name="RespondBy">The day by which the owner is to answer.</param>
    public sealed record Request(GoalId Id, uint? Version, decimal Value, decimal? Denominator, string Reason, DateOnly? RespondBy = null);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Value).InclusiveBetween(0, 1_000_000_000_000m);
            RuleFor(r => r.Reason).NotEmpty().WithErrorCode("goal.no_reason").MaximumLength(1_900);
        }
    }

    public override Permission Permission => Permission.ManageGoals;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (request.RespondBy < await work.TodayAsync(cancel)) return Result.Refused("goal.deadline_over", "RespondBy");
        var found = await GoalReach.FromAboveAsync(work, request.Id, request.Version, cancel);
        if (!found.TryGet(out var goal)) return new Refusal(found.Outcome, [.. found.Problems]);
        var target = new GoalTarget(request.Value, request.Denominator ?? goal.TargetDenominator);
        if (goal.ParentId is null && goal.UnitId is not null)
        {
            goal.Revise(target, request.Reason, work.Actor.PersonId, work.Now);
        }
        else
        {
            goal.ProposeChange(target, request.Reason, work.Actor.PersonId, work.Now, request.RespondBy);
            await GoalReach.TellAsync(work, [goal], "goals.proposed", goal.PeriodKey, $"/goals/{goal.Id.Value}", cancel);
        }
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
