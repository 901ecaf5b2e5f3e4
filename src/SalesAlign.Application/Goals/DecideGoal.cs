using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;

namespace SalesAlign.Application.Goals;

/// <summary>Whoever stands above ends a negotiation: with a number of their own, the counter-proposal's, or for a whole branch the numbers on offer.</summary>
public sealed class DecideGoal(UseCaseContext context) : UseCase<DecideGoal.Request, DecideGoal.Response>(context)
{
    /// <param name="Value">Empty keeps the number on offer.</param>
    /// <param name="WholeBranch">Also everything below it, and the parts of its period.</param>
    /// <param name="Numbers">Which number a branch gets: what is on offer, or what was countered where somebody did.</param>
    public sealed record Request(
        GoalId Id, uint? Version, decimal? Value, decimal? Denominator, string Reason, bool WholeBranch = false, BranchNumbers Numbers = BranchNumbers.Offered);

    /// <summary>Which number every goal of a branch gets.</summary>
    public enum BranchNumbers
    {
        Offered,
        Countered,
    }

    public sealed record Response(int Decided);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Value).InclusiveBetween(0, 1_000_000_000_000m);
            RuleFor(r => r.Reason).NotEmpty().MaximumLength(2_000);
        }
    }

    public override Permission Permission => Permission.ManageGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var goal = await work.Db.Goals.SingleOrDefaultAsync(g => g.Id == request.Id, cancel);
        var scope = await work.ScopeAsync(await work.TodayAsync(cancel), cancel);
        if (goal is null || !scope.Includes(goal)) return Result.NotFound;
        work.Expect(goal, request.Version);
        var me = work.Actor.PersonId;
        var decided = new List<Goal>();
        if (goal.IsOnTable || !request.WholeBranch)
        {
            if (await GoalOwners.IsOwnerAsync(work, goal, cancel) && !scope.WholeCompany) return Result.Refused("goal.own_goal_is_decided_above");
            goal.Decide(request.Value is { } value ? new GoalTarget(value, request.Denominator ?? goal.OnTable.Denominator) : NumberOf(goal, request.Numbers), request.Reason, me, work.Now);
            decided.Add(goal);
        }
        if (request.WholeBranch)
        {
            var open = await work.Db.Goals
                .Where(g => g.ObjectiveId == goal.ObjectiveId && g.MetricId == goal.MetricId && g.PeriodFirst >= goal.PeriodFirst && g.PeriodLast <= goal.PeriodLast)
                .ToListAsync(cancel);
            foreach (var one in Below(goal, open).Where(g => g.IsOnTable && g != goal && scope.Includes(g)))
            {
                one.Decide(NumberOf(one, request.Numbers), request.Reason, me, work.Now);
                decided.Add(one);
            }
        }
        var people = decided.Select(g => g.PersonId).Where(id => id is not null && id != me).Distinct().ToList();
        var readers = await work.Db.People.Where(p => people.Contains(p.Id) && p.SignInId != null).Select(p => p.Id).ToListAsync(cancel);
        work.Db.AddRange(readers.Select(reader => new Notification(reader, "goals.decided", [goal.PeriodKey], $"/goals?period={goal.PeriodKey}", work.Now)));
        await work.Db.SaveChangesAsync(cancel);
        return new Response(decided.Count);
    }

    private static GoalTarget NumberOf(Goal goal, BranchNumbers numbers) =>
        numbers == BranchNumbers.Countered && (goal.State == GoalState.Countered || goal.Change == GoalChange.Countered) ? goal.Counter ?? goal.OnTable : goal.OnTable;

    /// <summary>The goals that hang below it, and below the same owner's goals for parts of the period, with those themselves.</summary>
    private static HashSet<Goal> Below(Goal top, List<Goal> goals)
    {
        var below = goals.Where(g => g.ParentId is not null).ToLookup(g => g.ParentId!.Value);
        var branch = new HashSet<Goal>();
        var open = new Stack<Goal>(goals.Where(g => g.UnitId == top.UnitId && g.PersonId == top.PersonId));
        while (open.TryPop(out var goal))
        {
            if (!branch.Add(goal)) continue;
            foreach (var child in below[goal.Id]) open.Push(child);
        }
        return branch;
    }
}
