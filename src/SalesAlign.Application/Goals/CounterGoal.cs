using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Goals;

/// <summary>Whoever carries a goal proposes another number and says why; those who manage the unit above are told.</summary>
public sealed class CounterGoal(UseCaseContext context) : UseCase<CounterGoal.Request, Nothing>(context)
{
    /// <param name="Value">The amount or count; of a ratio its numerator.</param>
    public sealed record Request(GoalId Id, uint? Version, decimal Value, decimal? Denominator, string Reason);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Value).InclusiveBetween(0, 1_000_000_000_000m);
            RuleFor(r => r.Reason).NotEmpty().MaximumLength(2_000);
        }
    }

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var goal = await work.Db.Goals.SingleOrDefaultAsync(g => g.Id == request.Id, cancel);
        var today = await work.TodayAsync(cancel);
        if (goal is null || !(await work.ScopeAsync(today, cancel)).Includes(goal)) return Result.NotFound;
        if (!await GoalOwners.IsOwnerAsync(work, goal, cancel)) return Result.Refused("goal.not_yours");
        work.Expect(goal, request.Version);
        goal.CounterWith(new GoalTarget(request.Value, request.Denominator ?? goal.TargetDenominator), request.Reason, work.Actor.PersonId, work.Now);

        var above = await work.Db.Goals.AsNoTracking().Where(g => g.Id == goal.ParentId).Select(g => g.UnitId).SingleOrDefaultAsync(cancel);
        var managers = await work.Db.People
            .Where(p => p.SignInId != null && p.LeftOn == null && p.Id != work.Actor.PersonId
                && p.Memberships.Any(m => m.Role == MembershipRole.Manager && m.UnitId == above && m.From <= today && (m.To == null || m.To >= today)))
            .Select(p => p.Id).ToListAsync(cancel);
        work.Db.AddRange(managers.Select(manager => new Notification(manager, "goals.countered", [work.Actor.Name, goal.PeriodKey], $"/goals/{goal.Id.Value}", work.Now)));
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
