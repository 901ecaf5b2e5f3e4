using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Goals.Tracking;
using SalesAlign.Domain.Metrics.Evaluation;

namespace SalesAlign.Application.Goals;

/// <summary>How a goal is tracked and weighed, what it counts to and supports, and its score.</summary>
public sealed class GetGoalTracking(UseCaseContext context) : UseCase<GetGoalTracking.Request, GetGoalTracking.Response>(context)
{
    public sealed record Request(GoalId Goal);

    /// <param name="UsualBasis">What the status is read from where nobody chose.</param>
    /// <param name="SuggestedScore">Progress between 0 and 1 once the period is over.</param>
    /// <param name="Version">0 where the goal was never tracked in a way of its own.</param>
    public sealed record Response(
        TrackingTerms Terms, RagBasis UsualBasis, string? UnpaidReason, decimal? Score, string? Lesson, DateTimeOffset? ScoredAt, string? ScoredBy, decimal? SuggestedScore, bool MayConclude,
        bool MayManage, uint Version, Link? Parent, IReadOnlyList<Link> Supports, IReadOnlyList<Link> SupportedBy, IReadOnlyList<Child> Children, GoalNature Nature, IReadOnlyList<InterlockKind> Missing);

    /// <summary>Another goal; out of the reader's scope it has a name but cannot be opened.</summary>
    /// <param name="Nature">What the other goal is about.</param>
    /// <param name="Kind">How the two lock; empty where neither their natures nor a choice says.</param>
    /// <param name="Choices">What may be chosen; none where the natures say it.</param>
    public sealed record Link(GoalId Id, string Owner, string ObjectiveTitle, string Period, bool MayOpen, GoalNature Nature, InterlockKind? Kind, IReadOnlyList<InterlockKind> Choices);

    /// <param name="Weight">In percent of the weights of all children.</param>
    public sealed record Child(GoalId Id, string Owner, decimal Weight, bool Fixed);

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await GoalAccess.VisibleAsync(work, request.Goal, cancel) is not { } goal) return Result.NotFound;
        var today = await work.TodayAsync(cancel);
        var row = await work.Db.GoalTrackings.AsNoTracking().Where(t => t.GoalId == goal.Id)
            .Select(t => new { Tracking = t, Version = EF.Property<uint>(t, ModelConventions.RowVersion) }).SingleOrDefaultAsync(cancel);
        var tracking = row?.Tracking ?? new GoalTracking(goal.Id);
        var links = await work.Db.GoalSupports.AsNoTracking().Where(s => s.GoalId == goal.Id || s.SupportsId == goal.Id).ToListAsync(cancel);
        var children = await work.Db.Goals.AsNoTracking().Where(g => g.ParentId == goal.Id).ToListAsync(cancel);
        var linkedIds = links.SelectMany(link => new[] { link.GoalId, link.SupportsId }).Append(goal.ParentId ?? goal.Id).Distinct().ToList();
        var linked = await work.Db.Goals.AsNoTracking().Where(g => linkedIds.Contains(g.Id)).ToListAsync(cancel);
        var owners = await GoalOwners.NamesAsync(work.Db, linked.Concat(children).DistinctBy(g => g.Id), cancel);
        var titles = await ObjectiveTitles.ReadAsync(work.Db, linked.Select(g => g.ObjectiveId), cancel);
        var scope = await work.ScopeAsync(today, cancel);
        var byId = linked.ToDictionary(g => g.Id);
        var locks = await Interlocks.OfAsync(work.Db, [goal, .. linked], cancel);
        var scorer = tracking.ScoredBy is { } by ? (await OrganizationReader.NamesAsync(work.Db, [by], cancel)).GetValueOrDefault(by) : null;
        var standing = (await GoalStandings.OfAsync(work, [goal], cancel))[goal.Id];
        var works = await GoalAccess.WorksOnAsync(work, goal, cancel);
        return new Response(
            tracking.Terms, StatusRule.UsualBasis(goal.Shape, tracking.Terms.Source), tracking.UnpaidReason, tracking.Score, tracking.Lesson, tracking.ScoredAt, scorer,
            today > goal.PeriodLast && standing.Attainment is { } made ? decimal.Round(Progress.Clamped(made), 2) : null,
            works && today > goal.PeriodLast && tracking.Score is null && goal.State is (GoalState.Agreed or GoalState.Closed),
            work.Rights.Allow(Permission.ManageGoals), row?.Version ?? 0,
            goal.ParentId is { } parent ? LinkTo(parent, null) : null, [.. links.Where(link => link.GoalId == goal.Id).Select(link => LinkTo(link.SupportsId, link))],
            [.. links.Where(link => link.SupportsId == goal.Id).Select(link => LinkTo(link.GoalId, link))], await ChildrenAsync(), locks.NatureOf(goal.Id), locks.MissingOf(goal.Id));

        Link LinkTo(GoalId id, GoalSupport? support) => new(
            id, owners[id], titles[byId[id].ObjectiveId].Title, byId[id].PeriodKey, scope.Includes(byId[id]), locks.NatureOf(id),
            support is null ? Interlock.Between(locks.NatureOf(goal.Id), locks.NatureOf(id)) : locks.KindOf(support), Interlock.Choices(locks.NatureOf(goal.Id), locks.NatureOf(id)));

        async Task<IReadOnlyList<Child>> ChildrenAsync()
        {
            var ids = children.ConvertAll(child => child.Id);
            var known = await work.Db.GoalTrackings.AsNoTracking().Where(t => ids.Contains(t.GoalId)).ToDictionaryAsync(t => t.GoalId, cancel);
            var weights = ChildWeights.Of(children, known);
            return [.. children.Select((child, i) => new Child(child.Id, owners[child.Id], weights[i].Weight.Percent, weights[i].Fixed)).OrderBy(child => child.Owner, StringComparer.CurrentCultureIgnoreCase)];
        }
    }
}
