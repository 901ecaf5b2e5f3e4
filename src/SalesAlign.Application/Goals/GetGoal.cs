using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Application.Strategy;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Goals.Tracking;

namespace SalesAlign.Application.Goals;

/// <summary>One goal with its line of sight: up to the objective and the reason of the strategy, down to the goals below, and every step of its negotiation.</summary>
public sealed class GetGoal(UseCaseContext context) : UseCase<GetGoal.Request, GetGoal.Response>(context)
{
    public sealed record Request(GoalId Id);

    public sealed record Response(
        GoalFacts Goal, TargetShape Shape, DateOnly First, DateOnly Last, string ObjectiveTitle, string ObjectiveWhy, string? StrategyTitle, string? StrategyRationale,
        IReadOnlyList<Above> Parents, IReadOnlyList<GoalFacts> Children, IReadOnlyList<GoalFacts> Parts, IReadOnlyList<Step> Steps, bool MayAgree, bool MayCounter, bool MayDecide,
        IReadOnlyList<Linked> Links);

    /// <summary>A goal that this one supports, or that supports this one, beside the cascade.</summary>
    /// <param name="Kind">How the two lock into each other; empty where nothing says.</param>
    public sealed record Linked(GoalId Id, string Owner, string ObjectiveTitle, bool IsSupported, InterlockKind? Kind, bool MayOpen);

    /// <summary>A goal above, from the nearest up. Its result is for those who may open it.</summary>
    public sealed record Above(GoalId Id, string Owner, decimal Target, bool MayOpen);

    public sealed record Step(GoalStepKind Kind, decimal Number, string? By, DateTimeOffset At, string? Reason, int Revision);

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var goal = await work.Db.Goals.AsNoTracking().Include(g => g.Steps).SingleOrDefaultAsync(g => g.Id == request.Id, cancel);
        if (goal is null) return Result.NotFound;
        var scope = await work.ScopeAsync(await work.TodayAsync(cancel), cancel);
        if (!scope.Includes(goal)) return Result.NotFound;

        var children = await work.Db.Goals.AsNoTracking().Where(g => g.ParentId == goal.Id).ToListAsync(cancel);
        var parts = await work.Db.Goals.AsNoTracking()
            .Where(g => g.ObjectiveId == goal.ObjectiveId && g.MetricId == goal.MetricId && g.UnitId == goal.UnitId && g.PersonId == goal.PersonId
                && g.PeriodFirst >= goal.PeriodFirst && g.PeriodLast <= goal.PeriodLast && g.Id != goal.Id)
            .OrderBy(g => g.PeriodFirst).ToListAsync(cancel);
        var parents = new List<Goal>();
        for (var parent = goal.ParentId; parent is { } id && parents.TrueForAll(p => p.Id != id);)
        {
            var above = await work.Db.Goals.AsNoTracking().SingleAsync(g => g.Id == id, cancel);
            parents.Add(above);
            parent = above.ParentId;
        }

        Goal[] all = [goal, .. children, .. parts];
        var ids = all.Select(g => g.Id).ToList();
        var versions = await work.Db.Goals.AsNoTracking().Where(g => ids.Contains(g.Id))
            .Select(g => new { g.Id, Version = EF.Property<uint>(g, ModelConventions.RowVersion) }).ToDictionaryAsync(g => g.Id, g => g.Version, cancel);
        var standings = await GoalStandings.OfAsync(work, all, cancel);
        var owners = await GoalOwners.NamesAsync(work.Db, all.Concat(parents), cancel);
        var metric = MetricFacts.Of(await work.Db.Metrics.AsNoTracking().SingleAsync(m => m.Id == goal.MetricId, cancel));
        var words = (await ObjectiveTitles.ReadAsync(work.Db, [goal.ObjectiveId], cancel))[goal.ObjectiveId];
        var strategy = await work.Db.StrategyVersions.AsNoTracking().Current().Select(v => new { v.Title, v.Rationale }).SingleOrDefaultAsync(cancel);
        var actors = goal.Steps.Select(step => step.By).Where(by => by != null).Distinct().ToList();
        var names = await work.Db.People.AsNoTracking().Where(p => actors.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);

        var open = goal.IsOnTable;
        var owns = await GoalOwners.IsOwnerAsync(work, goal, cancel);
        return new Response(
            Facts(goal), goal.Shape, goal.PeriodFirst, goal.PeriodLast, words.Title, words.Why, strategy?.Title, strategy?.Rationale,
            [.. parents.Select(p => new Above(p.Id, owners[p.Id], p.Target.Measure, scope.Includes(p)))],
            [.. children.Select(Facts).OrderBy(child => child.Standing.Attainment ?? decimal.MinValue).ThenBy(child => child.Owner, StringComparer.CurrentCultureIgnoreCase)],
            [.. parts.Select(Facts)],
            [
                .. goal.Steps.OrderBy(step => step.At).ThenBy(step => step.Revision).ThenBy(step => step.Kind).Select(step => new Step(
                    step.Kind, new GoalTarget(step.Value, step.Denominator).Measure, step.By is { } by ? names.GetValueOrDefault(by) : null, step.At, step.Reason, step.Revision)),
            ],
            open && owns, open && owns, open && await GoalOwners.StandsAboveAsync(work, goal, cancel), await LinksAsync(work, goal, scope, cancel));

        GoalFacts Facts(Goal g) => GoalFacts.Of(g, metric, owners[g.Id], standings[g.Id], versions[g.Id]);
    }

    private static async Task<IReadOnlyList<Linked>> LinksAsync(Work work, Goal goal, Scope scope, CancellationToken cancel)
    {
        var supports = await work.Db.GoalSupports.AsNoTracking().Where(support => support.GoalId == goal.Id || support.SupportsId == goal.Id).ToListAsync(cancel);
        if (supports.Count == 0) return [];
        var ids = supports.ConvertAll(support => support.GoalId == goal.Id ? support.SupportsId : support.GoalId);
        var others = await work.Db.Goals.AsNoTracking().Where(other => ids.Contains(other.Id)).ToDictionaryAsync(other => other.Id, cancel);
        var owners = await GoalOwners.NamesAsync(work.Db, others.Values, cancel);
        var titles = await ObjectiveTitles.ReadAsync(work.Db, others.Values.Select(other => other.ObjectiveId), cancel);
        var locks = await Interlocks.OfAsync(work.Db, [goal], cancel);
        return [.. supports.Select((support, i) => new Linked(
            ids[i], owners[ids[i]], titles[others[ids[i]].ObjectiveId].Title, support.GoalId == goal.Id, locks.KindOf(support), scope.Includes(others[ids[i]]))).OrderBy(link => link.Kind ?? (InterlockKind)int.MaxValue)];
    }
}
