using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Cascading;

namespace SalesAlign.Application.Goals;

/// <summary>Makes a goal of the same owner for another period: with the same number, or with what was left unreached, on top of what that period asks for already.</summary>
public sealed class CopyGoal(UseCaseContext context) : UseCase<CopyGoal.Request, GoalId>(context)
{
    /// <param name="CarryForward">What is missing to the target is carried into the other period.</param>
    public sealed record Request(GoalId Id, string Period, string Reason, bool CarryForward = false);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Period).NotEmpty();
            RuleFor(r => r.Reason).NotEmpty().WithErrorCode("goal.no_reason").MaximumLength(1_900);
        }
    }

    public override Permission Permission => Permission.ManageGoals;

    protected override async Task<Result<GoalId>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var found = await GoalReach.FromAboveAsync(work, request.Id, null, cancel);
        if (!found.TryGet(out var goal)) return new Refusal(found.Outcome, [.. found.Problems]);
        var period = (await work.CompanyAsync(cancel)).Calendar.Parse(request.Period);
        var taken = await GoalReach.OfOwnerAsync(work, goal, period.Key, cancel);
        var number = goal.Target;
        if (request.CarryForward)
        {
            if (goal.Shape == TargetShape.Ratio) return Result.Refused("goal.ratio_is_not_carried");
            var reached = (await GoalStandings.OfAsync(work, [goal], cancel))[goal.Id].Actual.Value;
            if (reached is null) return Result.Refused("goal.nothing_known_to_carry");
            var rest = Math.Max(0m, goal.TargetValue - Rounding.HalfAwayFromZero(reached.Value, goal.Shape == TargetShape.Count ? 0 : 2));
            if (rest == 0) return Result.Refused("goal.nothing_to_carry");
            number = new GoalTarget(rest + (taken?.TargetValue ?? 0m));
        }
        var reason = $"{goal.PeriodKey}: {request.Reason.Trim()}";
        if (taken is null)
        {
            taken = goal.CopyTo(GoalId.New(), period, number, await GoalReach.ParentInAsync(work, goal, period.Key, cancel), reason, work.Actor.PersonId, work.Now);
            work.Db.Add(taken);
        }
        else if (!request.CarryForward)
        {
            return Result.Refused("goal.period_taken", "Period", period.Key);
        }
        else if (taken.State == GoalState.Agreed)
        {
            taken.ProposeChange(number, reason, work.Actor.PersonId, work.Now);
            await GoalReach.TellAsync(work, [taken], "goals.proposed", period.Key, $"/goals/{taken.Id.Value}", cancel);
        }
        else
        {
            taken.Renew(number, taken.ParentId, taken.OverAssignmentPercent, work.Actor.PersonId, work.Now);
        }
        await work.Db.SaveChangesAsync(cancel);
        return taken.Id;
    }
}
