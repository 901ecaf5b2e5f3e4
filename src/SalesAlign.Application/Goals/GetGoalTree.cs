using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Application.Organization;
using SalesAlign.Application.Strategy;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Goals;

/// <summary>The goals of a period by objective, unit and person, each with where it stands.</summary>
public sealed class GetGoalTree(UseCaseContext context) : UseCase<GetGoalTree.Request, GetGoalTree.Response>(context)
{
    /// <param name="Unit">Only this unit with all below it.</param>
    /// <param name="Person">Only this person.</param>
    public sealed record Request(string Period, UnitId? Unit = null, PersonId? Person = null, ObjectiveId? Objective = null);

    /// <param name="Period">The period shown: where it has no goals, the shortest one around it that has.</param>
    /// <param name="Supports">Which of the goals shown support which other of them, beside their primary parent.</param>
    public sealed record Response(string Period, IReadOnlyList<ObjectiveBranch> Objectives, IReadOnlyList<Support> Supports);

    public sealed record Support(GoalId Goal, GoalId Supports);

    public sealed record ObjectiveBranch(ObjectiveId Id, string Title, string Why, decimal Weight, IReadOnlyList<Node> Nodes);

    /// <summary>A goal in the order of the tree; its depth among those shown.</summary>
    public sealed record Node(GoalFacts Goal, int Depth, int Children);

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var calendar = (await work.CompanyAsync(cancel)).Calendar;
        var asked = calendar.Parse(request.Period);
        var today = await work.TodayAsync(cancel);
        var day = Days.WithinOrToday(asked, today);
        var scope = await work.ScopeAsync(day, cancel);
        if ((request.Unit is { } unit && !scope.Includes(unit)) || (request.Person is { } person && !scope.Includes(person))) return Result.NotFound;
        var organization = await OrganizationChart.ReadAsync(work.Db, day, cancel);
        var (units, people) = Within(request, organization, scope);

        foreach (var period in Around(calendar, asked))
        {
            var goals = await work.Db.Goals.AsNoTracking()
                .Where(g => g.PeriodKey == period.Key && (request.Objective == null || g.ObjectiveId == request.Objective)
                    && (units == null || (g.UnitId != null && units.Contains(g.UnitId.Value)) || (g.PersonId != null && people!.Contains(g.PersonId.Value))))
                .Select(g => new { Goal = g, Version = EF.Property<uint>(g, ModelConventions.RowVersion) })
                .ToListAsync(cancel);
            if (goals.Count == 0) continue;
            return new Response(period.Key, await BranchesAsync(work, [.. goals.Select(g => (g.Goal, g.Version))], organization, cancel), await SupportsAsync(work, goals.ConvertAll(g => g.Goal.Id), cancel));
        }
        return new Response(asked.Key, [], []);
    }

    private static async Task<IReadOnlyList<Support>> SupportsAsync(Work work, List<GoalId> shown, CancellationToken cancel) =>
        await work.Db.GoalSupports.AsNoTracking().Where(s => shown.Contains(s.GoalId) && shown.Contains(s.SupportsId)).Select(s => new Support(s.GoalId, s.SupportsId)).ToListAsync(cancel);

    private static IEnumerable<Period> Around(FiscalCalendar calendar, Period period)
    {
        yield return period;
        for (var kind = period.Kind - 1; kind >= PeriodKind.Year; kind--) yield return calendar.Containing(kind, period.First);
    }

    /// <summary>Which owners are shown; null for everybody.</summary>
    private static (List<UnitId>? Units, List<PersonId>? People) Within(Request request, OrganizationChart organization, Scope scope)
    {
        if (request.Person is { } person) return ([], [person]);
        if (request.Unit is { } unit)
        {
            var below = organization.Subtree(unit).ToList();
            return (below, [.. below.SelectMany(id => organization.Members[id]).Select(member => member.PersonId)]);
        }
        return scope.WholeCompany ? (null, null) : ([.. scope.Units], [.. scope.People]);
    }

    private static async Task<List<ObjectiveBranch>> BranchesAsync(
        Work work, IReadOnlyList<(Goal Goal, uint Version)> goals, OrganizationChart organization, CancellationToken cancel)
    {
        var standings = await GoalStandings.OfAsync(work, [.. goals.Select(g => g.Goal)], cancel);
        var metricIds = goals.Select(g => g.Goal.MetricId).Distinct().ToList();
        var metrics = (await work.Db.Metrics.AsNoTracking().Where(m => metricIds.Contains(m.Id)).ToListAsync(cancel)).ToDictionary(m => m.Id, MetricFacts.Of);
        var owners = await GoalOwners.NamesAsync(work.Db, goals.Select(g => g.Goal), cancel);
        var words = await ObjectiveTitles.ReadAsync(work.Db, goals.Select(g => g.Goal.ObjectiveId), cancel);
        var place = organization.Units.Select((unit, index) => (unit.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index);

        var branches = new List<ObjectiveBranch>();
        foreach (var group in goals.GroupBy(g => g.Goal.ObjectiveId).OrderBy(g => words[g.Key].Position))
        {
            var shown = group.Select(g => g.Goal.Id).ToHashSet();
            var below = group.ToLookup(g => g.Goal.ParentId is { } parent && shown.Contains(parent) ? parent : (GoalId?)null);
            var nodes = new List<Node>();
            Walk(null, 0);
            branches.Add(new(group.Key, words[group.Key].Title, words[group.Key].Why, words[group.Key].Weight, nodes));

            void Walk(GoalId? parent, int depth)
            {
                var siblings = below[parent]
                    .OrderBy(g => g.Goal.UnitId is { } unit ? place.GetValueOrDefault(unit, int.MaxValue - 1) : int.MaxValue)
                    .ThenBy(g => owners[g.Goal.Id], StringComparer.CurrentCultureIgnoreCase);
                foreach (var (goal, version) in siblings)
                {
                    nodes.Add(new(GoalFacts.Of(goal, metrics[goal.MetricId], owners[goal.Id], standings[goal.Id], version), depth, below[goal.Id].Count()));
                    Walk(goal.Id, depth + 1);
                }
            }
        }
        return branches;
    }
}
