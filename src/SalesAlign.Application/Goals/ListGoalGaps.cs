using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Application.Organization;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Quality;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Goals;

/// <summary>The goals of a period by what they lack: a parent, an owner, behaviour, pay, data and the rest of what makes a goal good; the worst first.</summary>
public sealed class ListGoalGaps(UseCaseContext context) : UseCase<ListGoalGaps.Request, ListGoalGaps.Response>(context)
{
    /// <param name="Lack">Only goals that fail this check.</param>
    public sealed record Request(string Period, UnitId? Unit, PersonId? Person, QualityCheck? Lack, PageRequest Page);

    /// <param name="Score">The mean of all goals in view; null where there are none.</param>
    public sealed record Response(int? Score, IReadOnlyList<Count> Counts, PagedList<Item> Goals);

    public sealed record Count(QualityCheck Check, int Goals);

    public sealed record Item(GoalFacts Goal, string ObjectiveTitle, int Score, IReadOnlyList<QualityCheck> Lacks);

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var period = (await work.CompanyAsync(cancel)).Calendar.Parse(request.Period);
        var day = Days.WithinOrToday(period, await work.TodayAsync(cancel));
        var scope = await work.ScopeAsync(day, cancel);
        if ((request.Unit is { } unit && !scope.Includes(unit)) || (request.Person is { } person && !scope.Includes(person))) return Result.NotFound;
        var goals = work.Db.Goals.AsNoTracking().Where(g => g.PeriodKey == period.Key && (request.Person == null || g.PersonId == request.Person));
        if (request.Unit is { } root && request.Person is null)
        {
            var chart = await OrganizationChart.ReadAsync(work.Db, day, cancel);
            var below = chart.Subtree(root).ToList();
            var members = below.SelectMany(one => chart.Members[one]).Select(member => member.PersonId).ToList();
            goals = goals.Where(g => (g.UnitId != null && below.Contains(g.UnitId.Value)) || (g.PersonId != null && members.Contains(g.PersonId.Value)));
        }
        else if (!scope.WholeCompany)
        {
            var (units, people) = (scope.Units.ToList(), scope.People.ToList());
            goals = goals.Where(g => (g.UnitId != null && units.Contains(g.UnitId.Value)) || (g.PersonId != null && people.Contains(g.PersonId.Value)));
        }
        var rows = await goals.Select(g => new { Goal = g, Version = EF.Property<uint>(g, ModelConventions.RowVersion) }).ToListAsync(cancel);
        var all = rows.ConvertAll(row => row.Goal);
        var standings = await GoalStandings.OfAsync(work, all, cancel);
        var reports = await GoalQualityReader.OfAsync(work, all, standings, cancel);
        var counts = Enum.GetValues<QualityCheck>().Select(check => new Count(check, reports.Values.Count(report => report.Findings.Any(finding => finding.Check == check && !finding.Passed)))).ToList();

        var lacking = rows.Select(row => (row.Goal, row.Version, reports[row.Goal.Id].Score, Lacks: reports[row.Goal.Id].Findings.Where(finding => !finding.Passed).Select(finding => finding.Check).ToList()))
            .Where(row => request.Lack is { } lack ? row.Lacks.Contains(lack) : row.Lacks.Count > 0)
            .OrderBy(row => row.Score).ThenBy(row => row.Goal.PersonId is not null).ThenBy(row => row.Goal.Id.Value).ToList();
        var page = lacking.Skip(request.Page.Skip).Take(request.Page.Size).ToList();
        var shown = page.ConvertAll(row => row.Goal);
        var owners = await GoalOwners.NamesAsync(work.Db, shown, cancel);
        var titles = await ObjectiveTitles.ReadAsync(work.Db, shown.Select(goal => goal.ObjectiveId), cancel);
        var metricIds = shown.Select(goal => goal.MetricId).Distinct().ToList();
        var metrics = (await work.Db.Metrics.AsNoTracking().Where(m => metricIds.Contains(m.Id)).ToListAsync(cancel)).ToDictionary(m => m.Id, MetricFacts.Of);
        return new Response(
            all.Count == 0 ? null : (int)Math.Round(reports.Values.Average(report => report.Score)), counts,
            new PagedList<Item>(
                page.ConvertAll(row => new Item(
                    GoalFacts.Of(row.Goal, metrics[row.Goal.MetricId], owners[row.Goal.Id], standings[row.Goal.Id], row.Version), titles[row.Goal.ObjectiveId].Title, row.Score, row.Lacks)),
                lacking.Count, Math.Max(1, request.Page.Page), request.Page.Size));
    }
}
