using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;

namespace SalesAlign.Application.Goals;

/// <summary>Whoever stands above grants or refuses a strategic exception. Granted, the goal gets a smaller target as a new version, or a credit that counts as reached.</summary>
public sealed class DecideStrategicException(UseCaseContext context) : UseCase<DecideStrategicException.Request, Nothing>(context)
{
    public sealed record Request(StrategicExceptionId Id, bool Granted, string Reason);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Reason).NotEmpty().WithErrorCode("goal.no_reason").MaximumLength(1_900);
    }

    public override Permission Permission => Permission.ManageGoals;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var exception = await work.Db.StrategicExceptions.SingleOrDefaultAsync(e => e.Id == request.Id, cancel);
        if (exception is null) return Result.NotFound;
        var found = await GoalReach.FromAboveAsync(work, exception.GoalId, null, cancel);
        if (!found.TryGet(out var goal)) return new Refusal(found.Outcome, [.. found.Problems]);
        var me = work.Actor.PersonId;
        exception.Decide(request.Granted, request.Reason, me, work.Now);
        if (request.Granted && exception.Compensation == ExceptionCompensation.SmallerTarget)
        {
            var smaller = exception.Apply(goal.Target);
            if (goal.State == GoalState.Agreed) goal.Revise(smaller, request.Reason, me, work.Now);
            else Renew(goal, smaller, me, work.Now);
        }
        if (exception.AskedBy != me) work.Db.Add(new Notification(exception.AskedBy, "goals.exception_decided", [work.Actor.Name, goal.PeriodKey], $"/goals/{goal.Id.Value}", work.Now));
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }

    private static void Renew(Goal goal, GoalTarget target, Domain.Organization.PersonId me, DateTimeOffset now)
    {
        var offered = goal.State is GoalState.Offered or GoalState.Countered;
        goal.Renew(target, goal.ParentId, goal.OverAssignmentPercent, me, now);
        if (offered) goal.Offer(me, now, goal.RespondBy);
    }
}
