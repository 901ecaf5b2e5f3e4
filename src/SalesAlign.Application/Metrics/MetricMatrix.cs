using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Data.Metrics;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics;

/// <summary>Reads one metric by unit and period as an actor may see it; the page and its export read the same.</summary>
internal static class MetricMatrix
{
    public static async Task<Result<GetMetricMatrix.Response>> ReadAsync(Work work, GetMetricMatrix.Request request, CancellationToken cancel)
    {
        var metric = await work.Db.Metrics.AsNoTracking().SingleOrDefaultAsync(m => m.Id == request.Metric, cancel);
        if (metric is null) return Result.NotFound;
        var company = await work.CompanyAsync(cancel);
        var year = company.Calendar.Year(request.FiscalYear);
        var periods = Parts(company.Calendar, year, request.Columns);
        var today = await work.TodayAsync(cancel);
        var day = Days.WithinOrToday(year, today);
        var scope = await work.ScopeAsync(day, cancel);
        if (request.Within is { } wanted && !scope.Includes(wanted)) return Result.NotFound;
        var organization = await OrganizationChart.ReadAsync(work.Db, day, cancel);

        var values = await MetricValuesReader.ReadAsync(
            work.Db, metric, periods, [MetricGrain.Company, MetricGrain.Unit, MetricGrain.NotPlaced, MetricGrain.Person], cancel, people: [scope.Self], today: today);
        var expanded = request.Expanded.Where(scope.Includes).ToHashSet();
        var members = expanded.Count == 0
            ? null
            : await MetricValuesReader.ReadAsync(work.Db, metric, periods, [MetricGrain.Member], cancel, units: expanded, today: today);
        var reading = new Reading(work, values, members, organization, expanded);

        var rows = new List<GetMetricMatrix.Row>();
        if (request.Within is { } within)
        {
            var depth = organization.ById.TryGetValue(within, out var top) ? top.Depth : 0;
            var below = organization.Subtree(within).ToHashSet();
            foreach (var unit in organization.Units.Where(unit => below.Contains(unit.Id))) await reading.AddUnitAsync(rows, unit, unit.Depth - depth, cancel);
            if (rows.Count == 0) await reading.AddFormerAsync(rows, [within], 0, cancel);
            if (rows.Count == 0) return Result.NotFound;
        }
        else
        {
            if (scope.WholeCompany) rows.Add(reading.Row(MetricGrain.Company, null, null, company.Name, 0));
            var shift = scope.WholeCompany ? 1 : 0;
            foreach (var unit in organization.Units.Where(unit => scope.Includes(unit.Id)))
            {
                // The root is the company itself, which already stands above with all that is not placed.
                if (unit.Kind == UnitKind.Company && scope.WholeCompany && unit.ParentId is null) shift = 0;
                else await reading.AddUnitAsync(rows, unit, unit.Depth + shift, cancel);
            }
            if (scope.WholeCompany)
            {
                await reading.AddFormerAsync(rows, reading.Former, 1, cancel);
                if (values.Has(MetricGrain.NotPlaced)) rows.Add(reading.Row(MetricGrain.NotPlaced, null, null, "", 1));
            }
            if (rows.Count == 0) rows.Add(reading.Row(MetricGrain.Person, null, scope.Self, work.Actor.Name, 0));
        }
        return new GetMetricMatrix.Response(
            MetricFacts.Of(metric), year.Key, [.. periods.Select(period => new GetMetricMatrix.PeriodFacts(period.Key, period.First, period.Last))], rows, values.DataThrough,
            await CompareAsync(work, metric, company.Calendar, year, request.Columns, rows[0], values, cancel));
    }

    private static IReadOnlyList<Period> Parts(FiscalCalendar calendar, Period year, PeriodKind kind) => kind == PeriodKind.Year ? [year] : calendar.Parts(year, kind);

    // A running period is not held against a whole one: only what is complete is compared.
    private static async Task<GetMetricMatrix.Comparison> CompareAsync(
        Work work, Metric metric, FiscalCalendar calendar, Period year, PeriodKind columns, GetMetricMatrix.Row top, MetricValues values, CancellationToken cancel)
    {
        var before = await MetricValuesReader.ReadAsync(
            work.Db, metric, Parts(calendar, calendar.Previous(year), columns), [top.Grain], cancel,
            top.UnitId is { } unit ? [unit] : null, top.PersonId is { } person ? [person] : null, await work.TodayAsync(cancel));
        var complete = values.Periods.Count(period => period.Last <= values.DataThrough);
        var figures = Enumerable.Range(0, before.Periods.Count).Select(period => before.Of(top.Grain, top.UnitId, top.PersonId, period)).ToList();
        var soFar = complete == 0 ? null : values.Over(complete, top.Grain, top.UnitId, top.PersonId);
        // A year in which nothing was closed at all lies before the data: there is nothing to compare with.
        var soFarBefore = complete == 0 || figures.TrueForAll(figure => figure.Count == 0) ? null : before.Over(complete, top.Grain, top.UnitId, top.PersonId);
        decimal? change = (soFar?.Value, soFarBefore?.Value) switch
        {
            ({ } now, { } then) when metric.Unit == MetricUnit.Share => now - then,
            ({ } now, { } then) when then != 0 => (now - then) / then,
            _ => null,
        };
        var sign = metric.Direction == Domain.Metrics.Evaluation.Direction.LowerIsBetter ? -1 : 1;
        int? strongest = null;
        for (var period = 0; period < complete; period++)
        {
            if (top.Figures[period].Value is { } value && (strongest is not { } best || sign * value > sign * top.Figures[best].Value)) strongest = period;
        }
        return new(figures, complete, soFar, soFarBefore, change, strongest);
    }

    private sealed record Reading(Work Work, MetricValues Values, MetricValues? Members, OrganizationChart Organization, IReadOnlySet<UnitId> Expanded)
    {
        /// <summary>Units that hang nowhere on the day still carry what was closed under them.</summary>
        public IReadOnlyList<UnitId> Former =>
            [.. Values.Keys.Where(key => key.Grain == MetricGrain.Unit && !Organization.ById.ContainsKey(key.Unit!.Value)).Select(key => key.Unit!.Value)];

        public GetMetricMatrix.Row Row(MetricGrain grain, UnitId? unit, PersonId? person, string name, int depth, bool hasPeople = false, bool isFormer = false)
        {
            var values = grain == MetricGrain.Member ? Members! : Values;
            return new(
                grain, unit, person, name, depth, hasPeople, [.. Enumerable.Range(0, values.Periods.Count).Select(period => values.Of(grain, unit, person, period))],
                values.Total(grain, unit, person), isFormer);
        }

        public async Task AddUnitAsync(List<GetMetricMatrix.Row> rows, UnitOnDay unit, int depth, CancellationToken cancel)
        {
            var hasPeople = Organization.Members[unit.Id].Any() || (Values.Has(MetricGrain.Unit, unit.Id) && !Organization.ChildrenOf(unit.Id).Any());
            rows.Add(Row(MetricGrain.Unit, unit.Id, null, unit.Name, depth, hasPeople));
            if (Expanded.Contains(unit.Id)) await AddPeopleAsync(rows, unit.Id, depth + 1, cancel);
        }

        public async Task AddFormerAsync(List<GetMetricMatrix.Row> rows, IReadOnlyList<UnitId> former, int depth, CancellationToken cancel)
        {
            if (former.Count == 0) return;
            var names = await Work.Db.Units.AsNoTracking().Where(unit => former.Contains(unit.Id)).OrderBy(unit => unit.Name).Select(unit => new { unit.Id, unit.Name }).ToListAsync(cancel);
            foreach (var unit in names)
            {
                rows.Add(Row(MetricGrain.Unit, unit.Id, null, unit.Name, depth, Values.Has(MetricGrain.Unit, unit.Id), isFormer: true));
                if (Expanded.Contains(unit.Id)) await AddPeopleAsync(rows, unit.Id, depth + 1, cancel);
            }
        }

        // Whoever is there on the day, and whoever closed something while they were.
        private async Task AddPeopleAsync(List<GetMetricMatrix.Row> rows, UnitId unit, int depth, CancellationToken cancel)
        {
            var names = Organization.Members[unit].ToDictionary(member => member.PersonId, member => member.Name);
            var moved = Members!.Keys.Where(key => key.Unit == unit && key.Person is not null).Select(key => key.Person!.Value).Where(person => !names.ContainsKey(person)).ToList();
            var movedNames = await Work.Db.People.AsNoTracking().Where(person => moved.Contains(person.Id)).Select(person => new { person.Id, person.Name }).ToListAsync(cancel);
            foreach (var person in movedNames) names[person.Id] = person.Name;
            rows.AddRange(names.OrderBy(person => person.Value, StringComparer.CurrentCultureIgnoreCase)
                .Select(person => Row(MetricGrain.Member, unit, person.Key, person.Value, depth, isFormer: moved.Contains(person.Key))));
        }
    }
}

internal static class Days
{
    /// <summary>The day by whose organisation a period is read: today while it runs, else its nearer end.</summary>
    public static DateOnly WithinOrToday(Period period, DateOnly today) => today < period.First ? period.First : today > period.Last ? period.Last : today;
}
