using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Data.Metrics;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics;

/// <summary>One metric by unit and by period of a fiscal year; the people of chosen units beneath them.</summary>
public sealed class GetMetricMatrix(UseCaseContext context) : UseCase<GetMetricMatrix.Request, GetMetricMatrix.Response>(context)
{
    public sealed record Request(MetricId Metric, int FiscalYear, PeriodKind Columns, IReadOnlyList<UnitId> Expanded);

    public sealed record Response(
        MetricFacts Metric, string YearKey, IReadOnlyList<PeriodFacts> Periods, IReadOnlyList<Row> Rows, DateOnly? DataThrough);

    public sealed record PeriodFacts(string Key, DateOnly First, DateOnly Last);

    /// <summary>Company, unit, person or what is not placed. A person under a unit counts with what they closed while they were there.</summary>
    public sealed record Row(
        MetricGrain Grain, UnitId? UnitId, PersonId? PersonId, string Name, int Depth, bool HasPeople, IReadOnlyList<MetricFigure> Figures, MetricFigure Total);

    public override Permission Permission => Permission.ViewMetrics;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var metric = await work.Db.Metrics.AsNoTracking().SingleOrDefaultAsync(m => m.Id == request.Metric, cancel);
        if (metric is null) return Result.NotFound;
        var company = await work.CompanyAsync(cancel);
        var year = company.Calendar.Year(request.FiscalYear);
        var periods = request.Columns == PeriodKind.Year ? [year] : company.Calendar.Parts(year, request.Columns);
        var day = Days.WithinOrToday(year, await work.TodayAsync(cancel));
        var scope = await work.ScopeAsync(day, cancel);
        var organization = await OrganizationChart.ReadAsync(work.Db, day, cancel);

        var values = await MetricValuesReader.ReadAsync(
            work.Db, metric, periods, [MetricGrain.Company, MetricGrain.Unit, MetricGrain.NotPlaced, MetricGrain.Person], cancel, people: [scope.Self]);
        var expanded = request.Expanded.Where(scope.Includes).ToHashSet();
        var members = expanded.Count == 0
            ? null
            : await MetricValuesReader.ReadAsync(work.Db, metric, periods, [MetricGrain.Member], cancel, units: expanded);

        var rows = new List<Row>();
        if (scope.WholeCompany) rows.Add(RowOf(values, MetricGrain.Company, null, null, company.Name, 0, hasPeople: false));
        var shift = scope.WholeCompany ? 1 : 0;
        foreach (var unit in organization.Units)
        {
            if (!scope.Includes(unit.Id)) continue;
            // The root is the company itself, which already stands above with all that is not placed.
            if (unit.Kind == UnitKind.Company && scope.WholeCompany && unit.ParentId is null)
            {
                shift = 0;
                continue;
            }
            rows.Add(RowOf(values, MetricGrain.Unit, unit.Id, null, unit.Name, unit.Depth + shift, organization.Members[unit.Id].Any() || values.Has(MetricGrain.Unit, unit.Id)));
            if (expanded.Contains(unit.Id)) rows.AddRange(await PeopleAsync(work, members!, unit.Id, organization, unit.Depth + shift + 1, cancel));
        }
        if (scope.WholeCompany)
        {
            rows.AddRange(await FormerUnitsAsync(work, values, organization, cancel));
            if (values.Has(MetricGrain.NotPlaced)) rows.Add(RowOf(values, MetricGrain.NotPlaced, null, null, "", 1, hasPeople: false));
        }
        if (rows.Count == 0) rows.Add(RowOf(values, MetricGrain.Person, null, scope.Self, work.Actor.Name, 0, hasPeople: false));
        return new Response(
            MetricFacts.Of(metric), year.Key, [.. periods.Select(period => new PeriodFacts(period.Key, period.First, period.Last))], rows, values.DataThrough);
    }

    private static Row RowOf(MetricValues values, MetricGrain grain, UnitId? unit, PersonId? person, string name, int depth, bool hasPeople) => new(
        grain, unit, person, name, depth, hasPeople,
        [.. Enumerable.Range(0, values.Periods.Count).Select(period => values.Of(grain, unit, person, period))],
        values.Total(grain, unit, person));

    private static async Task<List<Row>> PeopleAsync(
        Work work, MetricValues values, UnitId unit, OrganizationChart organization, int depth, CancellationToken cancel)
    {
        var names = organization.Members[unit].ToDictionary(member => member.PersonId, member => member.Name);
        var moved = values.Keys.Where(key => key.Unit == unit && key.Person is not null).Select(key => key.Person!.Value).Where(person => !names.ContainsKey(person)).ToList();
        var movedNames = await work.Db.People.AsNoTracking().Where(person => moved.Contains(person.Id)).Select(person => new { person.Id, person.Name }).ToListAsync(cancel);
        foreach (var person in movedNames) names[person.Id] = person.Name;
        return
        [
            .. names.OrderBy(person => person.Value, StringComparer.CurrentCultureIgnoreCase)
                .Select(person => RowOf(values, MetricGrain.Member, unit, person.Key, person.Value, depth, hasPeople: false)),
        ];
    }

    // Units that no longer hang anywhere on the day still carry what was closed under them.
    private static async Task<List<Row>> FormerUnitsAsync(Work work, MetricValues values, OrganizationChart organization, CancellationToken cancel)
    {
        var former = values.Keys.Where(key => key.Grain == MetricGrain.Unit && !organization.ById.ContainsKey(key.Unit!.Value)).Select(key => key.Unit!.Value).ToList();
        if (former.Count == 0) return [];
        var names = await work.Db.Units.AsNoTracking().Where(unit => former.Contains(unit.Id)).OrderBy(unit => unit.Name).Select(unit => new { unit.Id, unit.Name }).ToListAsync(cancel);
        return [.. names.Select(unit => RowOf(values, MetricGrain.Unit, unit.Id, null, unit.Name, 1, hasPeople: false))];
    }
}

internal static class Days
{
    /// <summary>The day by whose organisation a period is read: today while it runs, else its nearer end.</summary>
    public static DateOnly WithinOrToday(Period period, DateOnly today) => today < period.First ? period.First : today > period.Last ? period.Last : today;
}
