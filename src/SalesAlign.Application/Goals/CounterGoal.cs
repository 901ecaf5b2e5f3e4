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
    /// <param name="WithParts">Also the same owner's goals for parts of the period that are on the table, in the proportions on offer.</param>
    public sealed record Request(GoalId Id, uint? Version, decimal Value, decimal? Denominator, string Reason, bool WithParts = false);

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
        goal.CounterWith(new GoalTarget(request.Value, request.Denominator ?? goal.OnTable.Denominator), request.Reason, work.Actor.PersonId, work.Now);
        if (request.WithParts) await CounterPartsAsync(work, goal, request, cancel);

        var above = await work.Db.Goals.AsNoTracking().Where(g => g.Id == goal.ParentId).Select(g => g.UnitId).SingleOrDefaultAsync(cancel);
        var managers = await work.Db.People
            .Where(p => p.SignInId != null && p.LeftOn == null && p.Id != work.Actor.PersonId
                && p.Memberships.Any(m => m.Role == MembershipRole.Manager && m.UnitId == above && m.From <= today && (m.To == null || m.To >= today)))
            .Select(p => p.Id).ToListAsync(cancel);
        work.Db.AddRange(managers.Select(manager => new Notification(manager, "goals.countered", [work.Actor.Name, goal.PeriodKey], $"/goals/{goal.Id.Value}", work.Now)));
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }

    /// <summary>Quarters and months follow the year in the proportions on offer, each kind of period by itself, so that they still add up to it.</summary>
    private static async Task CounterPartsAsync(Work work, Goal goal, Request request, CancellationToken cancel)
    {
        var parts = await work.Db.Goals
            .Where(g => g.ObjectiveId == goal.ObjectiveId && g.MetricId == goal.MetricId && g.UnitId == goal.UnitId && g.PersonId == goal.PersonId && g.Id != goal.Id
                && g.PeriodFirst >= goal.PeriodFirst && g.PeriodLast <= goal.PeriodLast)
            .OrderBy(g => g.PeriodFirst).ToListAsync(cancel);
        foreach (var kind in parts.GroupBy(part => part.PeriodKey.Length > 5 ? part.PeriodKey[5] : ' '))
        {
            // What is settled already stays; what is left of the counter-proposal goes to the others.
            var open = kind.Where(part => part.IsOnTable).ToList();
            var rest = request.Value - kind.Except(open).Sum(part => part.TargetValue);
            if (open.Count == 0 || rest < 0) continue;
            var weights = open.ConvertAll(part => part.OnTable.Value);
            if (weights.TrueForAll(weight => weight == 0)) continue;
            var decimals = decimal.Truncate(request.Value) == request.Value ? 0 : 2;
            var values = Rounding.SplitByLargestRemainder(Rounding.HalfAwayFromZero(rest, decimals), weights, decimals);
            for (var i = 0; i < open.Count; i++)
            {
                var proposal = new GoalTarget(values[i], open[i].OnTable.Denominator);
                if (proposal != open[i].OnTable) open[i].CounterWith(proposal, request.Reason, work.Actor.PersonId, work.Now);
            }
        }
    }
}
