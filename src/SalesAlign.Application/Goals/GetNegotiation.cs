using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Application.Organization;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Goals;

/// <summary>How far the owners of a branch have come in agreeing: every number on the table, and per level what is offered, countered and agreed against the level above.</summary>
public sealed class GetNegotiation(UseCaseContext context) : UseCase<GetNegotiation.Request, GetNegotiation.Response>(context)
{
    /// <param name="Top">Only this unit with all below it; empty for everything that the actor may see.</param>
    public sealed record Request(ObjectiveId Objective, string Period, UnitId? Top = null);

    /// <param name="Waiting">Goals whose owners have something to answer.</param>
    /// <param name="Overdue">Of those, how many should have been answered by now.</param>
    public sealed record Response(
        string ObjectiveTitle, MetricFacts Metric, string Period, IReadOnlyList<Level> Levels, IReadOnlyList<Row> Rows, int Waiting, int Overdue, int Countered, bool IsRatio);

    /// <summary>One level of the branch; figures of a ratio are recomputed from their sums.</summary>
    /// <param name="Parent">What the goals above carry, for which this level is to stand.</param>
    /// <param name="Offered">What is on the table or agreed, all goals together.</param>
    /// <param name="Countered">The same, with the counter-proposal where there is one.</param>
    /// <param name="Agreed">What is agreed already.</param>
    /// <param name="Gap">Countered minus parent: what would be missing if every counter-proposal were accepted.</param>
    public sealed record Level(int Depth, int Goals, int AgreedGoals, int CounteredGoals, decimal? Parent, decimal Offered, decimal Countered, decimal? Agreed, decimal? Gap);

    /// <param name="Offered">On the table, or agreed where nothing is.</param>
    /// <param name="Before">Agreed already, while a new version is on the table.</param>
    /// <param name="OfferedBelow">What those directly below were offered together.</param>
    /// <param name="CounteredBelow">The same, with their counter-proposals.</param>
    public sealed record Row(
        GoalId Id, GoalId? ParentId, UnitId? UnitId, PersonId? PersonId, string Owner, int Depth, decimal Offered, decimal? Counter, decimal? Before, GoalState State, GoalChange Change,
        int Revision, DateOnly? RespondBy, bool IsOverdue, string? Reason, decimal? OfferedBelow, decimal? CounteredBelow, bool MayAnswer, bool MayDecide, uint Version, decimal? Denominator);

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var today = await work.TodayAsync(cancel);
        var period = (await work.CompanyAsync(cancel)).Calendar.Parse(request.Period);
        var scope = await work.ScopeAsync(today, cancel);
        if (request.Top is { } top && !scope.Includes(top)) return Result.NotFound;
        var words = await ObjectiveTitles.ReadAsync(work.Db, [request.Objective], cancel);
        if (!words.TryGetValue(request.Objective, out var objective)) return Result.NotFound;
        var found = await work.Db.Goals.AsNoTracking().Where(goal => goal.ObjectiveId == request.Objective && goal.PeriodKey == period.Key)
            .Select(goal => new { Goal = goal, Version = EF.Property<uint>(goal, ModelConventions.RowVersion) }).ToListAsync(cancel);
        var visible = found.Where(row => scope.Includes(row.Goal)).ToDictionary(row => row.Goal.Id);
        if (visible.Count == 0) return Result.Refused("negotiation.no_goals", "Period", period.Key);

        var goals = visible.Values.Select(row => row.Goal).ToList();
        var metric = await work.Db.Metrics.AsNoTracking().SingleAsync(m => m.Id == goals[0].MetricId, cancel);
        var owners = await GoalOwners.NamesAsync(work.Db, goals, cancel);
        var mine = await work.Db.Memberships.AsNoTracking()
            .Where(m => m.PersonId == work.Actor.PersonId && m.Role == MembershipRole.Manager && m.From <= today && (m.To == null || m.To >= today)).Select(m => m.UnitId).ToListAsync(cancel);
        var ids = goals.ConvertAll(goal => goal.Id);
        var reasons = (await work.Db.GoalSteps.AsNoTracking().Where(step => ids.Contains(step.GoalId) && step.Reason != null)
            .Select(step => new { step.GoalId, step.At, step.Reason }).ToListAsync(cancel)).GroupBy(step => step.GoalId).ToDictionary(group => group.Key, group => group.MaxBy(step => step.At)!.Reason);

        var organization = await OrganizationChart.ReadAsync(work.Db, Days.WithinOrToday(period, today), cancel);
        var place = organization.Units.Select((unit, index) => (unit.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index);
        var below = goals.ToLookup(goal => goal.ParentId is { } parent && visible.ContainsKey(parent) ? parent : (GoalId?)null);
        var rows = new List<(Goal Goal, Row Row)>();
        foreach (var root in request.Top is { } unit ? goals.Where(goal => goal.UnitId == unit) : Ordered(below[null])) Walk(root, 0);

        return new Response(
            objective.Title, MetricFacts.Of(metric), period.Key, Levels(rows, visible.Values.ToDictionary(row => row.Goal.Id, row => row.Goal)), rows.ConvertAll(row => row.Row),
            rows.Count(row => row.Goal.IsOnTable), rows.Count(row => row.Row.IsOverdue), rows.Count(row => row.Row.Counter is not null), metric.IsRatio);

        IEnumerable<Goal> Ordered(IEnumerable<Goal> siblings) =>
            siblings.OrderBy(goal => goal.UnitId is { } unit ? place.GetValueOrDefault(unit, int.MaxValue - 1) : int.MaxValue).ThenBy(goal => owners[goal.Id], StringComparer.CurrentCultureIgnoreCase);

        void Walk(Goal goal, int depth)
        {
            var owns = goal.PersonId is { } person ? person == work.Actor.PersonId : mine.Contains(goal.UnitId!.Value);
            var children = below[goal.Id].ToList();
            rows.Add((goal, new Row(
                goal.Id, goal.ParentId, goal.UnitId, goal.PersonId, owners[goal.Id], depth, goal.OnTable.Measure, OpenCounter(goal)?.Measure,
                goal.Change == GoalChange.None ? null : goal.Target.Measure, goal.State, goal.Change, goal.Revision, goal.RespondBy,
                goal.IsOnTable && goal.RespondBy < today, reasons.GetValueOrDefault(goal.Id), children.Count == 0 ? null : Together(children, child => child.OnTable),
                children.Count == 0 ? null : Together(children, child => OpenCounter(child) ?? child.OnTable), goal.IsOnTable && owns,
                goal.IsOnTable && !owns && work.Rights.Allow(Permission.ManageGoals), visible[goal.Id].Version, goal.OnTable.Denominator)));
            foreach (var child in Ordered(children)) Walk(child, depth + 1);
        }
    }

    private static GoalTarget? OpenCounter(Goal goal) => goal.State == GoalState.Countered || goal.Change == GoalChange.Countered ? goal.Counter : null;

    private static decimal Together(IReadOnlyCollection<Goal> goals, Func<Goal, GoalTarget> number)
    {
        var value = goals.Sum(goal => number(goal).Value);
        var whole = goals.Sum(goal => number(goal).Denominator ?? 0m);
        return whole == 0 ? value : value / whole;
    }

    private static List<Level> Levels(List<(Goal Goal, Row Row)> rows, Dictionary<GoalId, Goal> visible)
    {
        var levels = new List<Level>();
        foreach (var group in rows.GroupBy(row => row.Row.Depth).OrderBy(group => group.Key))
        {
            var goals = group.Select(row => row.Goal).ToList();
            var agreed = goals.FindAll(goal => goal.State is GoalState.Agreed or GoalState.Closed);
            var parents = goals.Select(goal => goal.ParentId).OfType<GoalId>().Distinct().Where(visible.ContainsKey).Select(id => visible[id]).ToList();
            decimal? parent = parents.Count == 0 ? null : Together(parents, goal => goal.OnTable);
            var countered = Together(goals, goal => OpenCounter(goal) ?? goal.OnTable);
            levels.Add(new(
                group.Key, goals.Count, agreed.Count(goal => !goal.IsOnTable), goals.Count(goal => OpenCounter(goal) is not null), parent, Together(goals, goal => goal.OnTable), countered,
                agreed.Count == 0 ? null : Together(agreed, goal => goal.Target), parent is { } above ? countered - above : null));
        }
        return levels;
    }
}
