using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Goals;

/// <summary>Goals as a list that can be filtered, page by page.</summary>
public sealed class ListGoals(UseCaseContext context) : UseCase<ListGoals.Request, PagedList<GoalFacts>>(context)
{
    public sealed record Request(string? Period, ObjectiveId? Objective, UnitId? Unit, PersonId? Person, GoalState? State, PageRequest Page);

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<PagedList<GoalFacts>>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (request.Period is { } key) _ = (await work.CompanyAsync(cancel)).Calendar.Parse(key);
        var scope = await work.ScopeAsync(await work.TodayAsync(cancel), cancel);
        if ((request.Unit is { } unit && !scope.Includes(unit)) || (request.Person is { } person && !scope.Includes(person))) return Result.NotFound;
        var goals = work.Db.Goals.AsNoTracking().Where(g =>
            (request.Period == null || g.PeriodKey == request.Period) && (request.Objective == null || g.ObjectiveId == request.Objective)
            && (request.Unit == null || g.UnitId == request.Unit) && (request.Person == null || g.PersonId == request.Person)
            && (request.State == null || g.State == request.State));
        if (!scope.WholeCompany)
        {
            var (units, people) = (scope.Units.ToList(), scope.People.ToList());
            goals = goals.Where(g => (g.UnitId != null && units.Contains(g.UnitId.Value)) || (g.PersonId != null && people.Contains(g.PersonId.Value)));
        }
        var page = await goals.OrderBy(g => g.PeriodFirst).ThenBy(g => g.PeriodKey).ThenBy(g => g.Id)
            .Select(g => new { Goal = g, Version = EF.Property<uint>(g, ModelConventions.RowVersion) })
            .ToPageAsync(request.Page, cancel);
        var shown = page.Items.Select(item => item.Goal).ToList();
        var standings = await GoalStandings.OfAsync(work, shown, cancel);
        var owners = await GoalOwners.NamesAsync(work.Db, shown, cancel);
        var metricIds = shown.Select(g => g.MetricId).Distinct().ToList();
        var metrics = (await work.Db.Metrics.AsNoTracking().Where(m => metricIds.Contains(m.Id)).ToListAsync(cancel)).ToDictionary(m => m.Id, MetricFacts.Of);
        return new PagedList<GoalFacts>(
            [.. page.Items.Select(item => GoalFacts.Of(item.Goal, metrics[item.Goal.MetricId], owners[item.Goal.Id], standings[item.Goal.Id], item.Version))],
            page.Total, page.Page, page.PageSize);
    }
}
