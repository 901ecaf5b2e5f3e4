using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Tracking;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Goals;

/// <summary>Lets a person's future goals count to the unit that they belong to from a day on. Agreed numbers of units get new versions, everything else new numbers.</summary>
public sealed class ApplyReorganization(UseCaseContext context) : UseCase<ApplyReorganization.Request, ApplyReorganization.Response>(context)
{
    public sealed record Request(PersonId Person, UnitId To, DateOnly From, bool TargetsFollow, string Reason);

    public sealed record Response(int Moved, int Changed);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.From).NotEqual(default(DateOnly)).WithErrorCode("date.missing");
            RuleFor(r => r.Reason).NotEmpty().WithErrorCode("goal.no_reason").MaximumLength(1_900);
        }
    }

    public override Permission Permission => Permission.ManageGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var scope = await work.ScopeAsync(await work.TodayAsync(cancel), cancel);
        if (!scope.Includes(request.Person) || !scope.Includes(request.To)) return Result.NotFound;
        var plan = await Reorganization.OfAsync(work, request.Person, request.To, request.From, request.TargetsFollow, cancel);
        if (plan.Moves.Count == 0) return Result.Refused("move.nothing_moves", "From");
        var me = work.Actor.PersonId;
        var shifts = plan.Shifts.ToList();
        foreach (var (goal, parent, _) in plan.Moves) goal.HangUnder(parent?.Id, request.Reason, me, work.Now);
        foreach (var (goal, after) in shifts)
        {
            if (goal.State == GoalState.Agreed)
            {
                if (goal.OnTable != after) goal.ProposeChange(after, request.Reason, me, work.Now);
                continue;
            }
            var offered = goal.State is GoalState.Offered or GoalState.Countered;
            goal.Renew(after, goal.ParentId, goal.OverAssignmentPercent, me, work.Now);
            if (offered && goal.State == GoalState.Draft) goal.Offer(me, work.Now, goal.RespondBy);
        }
        var staying = plan.Stays.Select(stay => stay.Goal.Id).ToList();
        var known = (await work.Db.GoalSupports.AsNoTracking().Where(support => staying.Contains(support.GoalId)).Select(support => new { support.GoalId, support.SupportsId }).ToListAsync(cancel))
            .Select(support => (support.GoalId, support.SupportsId)).ToHashSet();
        work.Db.AddRange(plan.Stays.Where(stay => stay.Supports is { } helped && !known.Contains((stay.Goal.Id, helped.Id))).Select(stay => new GoalSupport(stay.Goal.Id, stay.Supports!.Id)));
        var touched = plan.Moves.Select(move => move.Goal).Concat(shifts.Select(shift => shift.Goal)).ToList();
        await GoalReach.TellAsync(work, touched, "goals.moved", plan.Moves[0].Goal.PeriodKey[..4], "/goals", cancel);
        await work.Db.SaveChangesAsync(cancel);
        return new Response(plan.Moves.Count, shifts.Count);
    }
}
