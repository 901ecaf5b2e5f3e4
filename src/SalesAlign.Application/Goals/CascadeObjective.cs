using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Goals;

/// <summary>Divides a target over units, people and periods and keeps the result as goals, offered to whoever is to carry them. All or nothing.</summary>
public sealed class CascadeObjective(UseCaseContext context) : UseCase<CascadeObjective.Request, CascadeObjective.Response>(context)
{
    /// <param name="Offer">Puts the numbers to their owners at once; else they stay drafts.</param>
    /// <param name="Replace">Confirms that goals which exist already get new numbers or go.</param>
    /// <param name="Basis">From the preview: nothing is saved over goals that somebody else has changed since.</param>
    public sealed record Request(CascadeTerms Terms, bool Offer, bool Replace, string? Basis);

    public sealed record Response(int Created, int Renewed, int Removed, GoalId Top);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Terms).NotNull().SetValidator(new CascadeTermsRules());
    }

    public override Permission Permission => Permission.ManageGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var made = await CascadePlan.MakeAsync(work, request.Terms, cancel);
        if (!made.TryGet(out var plan)) return new Refusal(made.Outcome, [.. made.Problems]);
        if (request.Basis is { } basis && basis != plan.Basis) return Result.Conflict;

        var existing = plan.Existing.ToDictionary(goal => (Owner: OwnerKey(goal), goal.PeriodKey));
        var topKey = plan.Nodes[0].Key;
        var branch = plan.TopIsGiven ? Branch(plan.Existing, topKey) : plan.Existing.ToHashSet();
        var planned = Planned(plan).ToList();
        var keys = planned.Select(goal => (goal.Node.Key, goal.Period.Key)).ToHashSet();
        var superfluous = branch.Where(goal => !keys.Contains((OwnerKey(goal), goal.PeriodKey)) && OwnerKey(goal) != topKey).ToList();

        var touched = branch.Count(goal => OwnerKey(goal) != topKey || !plan.TopIsGiven);
        if (touched > 0 && !request.Replace) return Result.Refused("cascade.goals_exist", null, touched);
        var removedAgreed = superfluous.Count(goal => goal.State is GoalState.Agreed or GoalState.Closed);
        if (removedAgreed > 0) return Result.Refused("cascade.agreed_would_go", null, removedAgreed);

        var ids = new Dictionary<(string Owner, string Period), GoalId>();
        var (created, renewed) = (0, 0);
        var me = work.Actor.PersonId;
        foreach (var (node, level, period, target) in planned)
        {
            var parent = node.ParentKey is { } above && ids.TryGetValue((above, period.Key), out var id) ? id : (GoalId?)null;
            var over = level < plan.Levels.Count && plan.Nodes.Any(other => other.ParentKey == node.Key) ? plan.Levels[level].OverAssignmentPercent : 0m;
            var goal = existing.GetValueOrDefault((node.Key, period.Key));
            if (goal is not null && node.ParentKey is null && plan.TopIsGiven)
            {
                ids[(node.Key, period.Key)] = goal.Id;
                continue;
            }
            if (goal is null)
            {
                goal = new Goal(
                    GoalId.New(), plan.Objective.ObjectiveId, plan.Metric.Id, node.UnitId, node.PersonId, period, plan.Target.Shape, target, parent, over, me, work.Now);
                work.Db.Add(goal);
                created++;
            }
            else if (goal.State is GoalState.Offered or GoalState.Agreed or GoalState.Closed && goal.Target == target && goal.ParentId == parent)
            {
                // What does not change stays as it is, agreed or on offer.
                ids[(node.Key, period.Key)] = goal.Id;
                continue;
            }
            else
            {
                goal.Renew(target, parent, over, me, work.Now);
                renewed++;
            }
            ids[(node.Key, period.Key)] = goal.Id;
            if (request.Offer && goal.State == GoalState.Draft) goal.Offer(me, work.Now);
            // At the top nobody is left to negotiate with: whoever sets it has decided it.
            if (request.Offer && node.ParentKey is null && goal.State == GoalState.Offered) goal.Agree(me, work.Now);
        }
        work.Db.RemoveRange(superfluous);
        if (request.Offer) await TellAsync(work, plan, topKey, cancel);
        await work.Db.SaveChangesAsync(cancel);
        return new Response(created, renewed, superfluous.Count, ids[(topKey, plan.Year.Key)]);
    }

    private static string OwnerKey(Goal goal) => goal.UnitId is { } unit ? CascadePlan.KeyOf(unit) : CascadePlan.KeyOf(goal.PersonId!.Value);

    private static HashSet<Goal> Branch(IReadOnlyList<Goal> goals, string topKey)
    {
        var below = goals.Where(goal => goal.ParentId is not null).ToLookup(goal => goal.ParentId!.Value);
        var branch = new HashSet<Goal>();
        var open = new Stack<Goal>(goals.Where(goal => OwnerKey(goal) == topKey));
        while (open.TryPop(out var goal))
        {
            if (!branch.Add(goal)) continue;
            foreach (var child in below[goal.Id]) open.Push(child);
        }
        return branch;
    }

    /// <summary>The year and each of its parts for every row, parents before children. Where a ratio has nothing to be a share of, there is no goal.</summary>
    private static IEnumerable<(CascadeNode Node, int Level, Period Period, GoalTarget Target)> Planned(CascadePlan plan)
    {
        for (var i = 0; i < plan.Nodes.Count; i++)
        {
            var row = plan.Result.Rows[i];
            if (row.Denominator is not { Total: <= 0 }) yield return (plan.Nodes[i], row.Level, plan.Year, new GoalTarget(row.Value.Total, row.Denominator?.Total));
            for (var p = 0; p < plan.Parts.Count; p++)
            {
                if (row.Denominator is { } whole && whole.Cells[p] <= 0) continue;
                yield return (plan.Nodes[i], row.Level, plan.Parts[p], new GoalTarget(row.Value.Cells[p], row.Denominator?.Cells[p]));
            }
        }
    }

    private static async Task TellAsync(Work work, CascadePlan plan, string topKey, CancellationToken cancel)
    {
        var people = plan.Nodes.Select(node => node.PersonId).OfType<PersonId>().ToList();
        var units = plan.Nodes.Where(node => node.Key != topKey).Select(node => node.UnitId).OfType<UnitId>().ToList();
        var today = await work.TodayAsync(cancel);
        var readers = await work.Db.People
            .Where(person => person.SignInId != null && person.LeftOn == null && person.Id != work.Actor.PersonId
                && (people.Contains(person.Id)
                    || person.Memberships.Any(m => m.Role == MembershipRole.Manager && units.Contains(m.UnitId) && m.From <= today && (m.To == null || m.To >= today))))
            .Select(person => person.Id).ToListAsync(cancel);
        work.Db.AddRange(readers.Select(reader =>
            new Notification(reader, "goals.offered", [plan.Objective.Title, plan.Year.Key], $"/goals?period={plan.Year.Key}", work.Now)));
    }
}
