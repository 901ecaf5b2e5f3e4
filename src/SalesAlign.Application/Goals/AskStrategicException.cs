using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Sales;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Goals;

/// <summary>Asks that a goal be compensated for a deal that is poor for its owner and good for the company.</summary>
public sealed class AskStrategicException(UseCaseContext context) : UseCase<AskStrategicException.Request, StrategicExceptionId>(context)
{
    public sealed record Request(DealId Deal, GoalId Goal, ExceptionCompensation Compensation, decimal Amount, string Reason);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Compensation).IsInEnum();
            RuleFor(r => r.Amount).InclusiveBetween(0.01m, 1_000_000_000_000m).WithErrorCode("exception.amount_not_positive");
            RuleFor(r => r.Reason).NotEmpty().WithErrorCode("goal.no_reason").MaximumLength(2_000);
        }
    }

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<StrategicExceptionId>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var goal = await work.Db.Goals.AsNoTracking().SingleOrDefaultAsync(g => g.Id == request.Goal, cancel);
        var today = await work.TodayAsync(cancel);
        var scope = await work.ScopeAsync(today, cancel);
        if (goal is null || !scope.Includes(goal)) return Result.NotFound;
        if (!await GoalOwners.IsOwnerAsync(work, goal, cancel) && !work.Rights.Allow(Permission.ManageGoals)) return Result.Refused("goal.not_yours");
        if (!await work.Db.Deals.Within(scope).AnyAsync(deal => deal.Id == request.Deal, cancel)) return Result.Refused("exception.no_such_deal", "Deal");
        if (goal.State == GoalState.Closed) return Result.Refused("goal.closed_stays");
        if (goal.Shape == Domain.Goals.Cascading.TargetShape.Ratio) return Result.Refused("exception.ratio_has_no_amount");
        if (await work.Db.StrategicExceptions.AnyAsync(e => e.DealId == request.Deal && e.GoalId == request.Goal && e.State != ExceptionState.Refused, cancel)) return Result.Refused("exception.asked_already");
        var exception = new StrategicException(StrategicExceptionId.New(), request.Deal, goal.Id, request.Compensation, request.Amount, request.Reason, work.Actor.PersonId, work.Now);
        work.Db.Add(exception);
        var above = await work.Db.Goals.AsNoTracking().Where(g => g.Id == goal.ParentId).Select(g => g.UnitId).SingleOrDefaultAsync(cancel);
        var readers = await work.Db.People
            .Where(p => p.SignInId != null && p.LeftOn == null && p.Id != work.Actor.PersonId
                && p.Memberships.Any(m => m.Role == MembershipRole.Manager && m.UnitId == above && m.From <= today && (m.To == null || m.To >= today))).Select(p => p.Id).ToListAsync(cancel);
        work.Db.AddRange(readers.Select(reader => new Notification(reader, "goals.exception_asked", [work.Actor.Name, goal.PeriodKey], $"/goals/{goal.Id.Value}", work.Now)));
        await work.Db.SaveChangesAsync(cancel);
        return exception.Id;
    }
}
