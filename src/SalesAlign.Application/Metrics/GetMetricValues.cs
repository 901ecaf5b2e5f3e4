using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Data.Metrics;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics;

/// <summary>Values of a metric in any cut that the actor may see: by company, unit or person, for a period or for its parts.</summary>
public sealed class GetMetricValues(UseCaseContext context) : UseCase<GetMetricValues.Request, PagedList<GetMetricValues.Row>>(context)
{
    /// <param name="Parts">Breaks the period into its halves, quarters, months or weeks.</param>
    /// <param name="Unit">Only this unit; with the grain of members, the people directly in it.</param>
    public sealed record Request(MetricId Metric, string Period, PeriodKind? Parts, MetricGrain Grain, UnitId? Unit, PersonId? Person, PageRequest Page);

    public sealed record Row(MetricGrain Grain, UnitId? UnitId, string? Unit, PersonId? PersonId, string? Person, string Period, MetricFigure Figure);

    public override Permission Permission => Permission.ViewMetrics;

    protected override async Task<Result<PagedList<Row>>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var metric = await work.Db.Metrics.AsNoTracking().SingleOrDefaultAsync(m => m.Id == request.Metric, cancel);
        if (metric is null) return Result.NotFound;
        var calendar = (await work.CompanyAsync(cancel)).Calendar;
        var period = calendar.Parse(request.Period);
        IReadOnlyList<Period> periods = request.Parts is { } kind && kind != period.Kind ? calendar.Parts(period, kind) : [period];
        var scope = await work.ScopeAsync(Days.WithinOrToday(period, await work.TodayAsync(cancel)), cancel);
        if ((request.Unit is { } unit && !scope.Includes(unit)) || (request.Person is { } person && !scope.Includes(person))) return Result.NotFound;
        if (request.Grain is MetricGrain.Company or MetricGrain.NotPlaced && !scope.WholeCompany) return Result.NotFound;

        var values = await MetricValuesReader.ReadAsync(
            work.Db, metric, periods, [request.Grain], cancel, request.Unit is { } onlyUnit ? [onlyUnit] : null, request.Person is { } onlyPerson ? [onlyPerson] : null);
        var keys = values.Keys.Where(key => (key.Unit is not { } u || scope.Includes(u)) && (key.Person is not { } p || scope.Includes(p))).ToList();
        if (keys.Count == 0 && request.Grain != MetricGrain.NotPlaced)
        {
            // Asked for by name, it is answered even where it has nothing.
            if (request.Grain == MetricGrain.Company) keys.Add((request.Grain, null, null));
            else if (request is { Grain: MetricGrain.Unit, Unit: not null }) keys.Add((request.Grain, request.Unit, null));
            else if (request is { Grain: MetricGrain.Person, Person: not null }) keys.Add((request.Grain, null, request.Person));
        }
        var unitIds = keys.Select(key => key.Unit).OfType<UnitId>().Distinct().ToList();
        var personIds = keys.Select(key => key.Person).OfType<PersonId>().Distinct().ToList();
        var units = await work.Db.Units.AsNoTracking().Where(u => unitIds.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancel);
        var people = await work.Db.People.AsNoTracking().Where(p => personIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        var rows = keys
            .Select(key => (Key: key, Unit: key.Unit is { } u ? units[u] : null, Person: key.Person is { } p ? people[p] : null))
            .OrderBy(row => row.Unit, StringComparer.Ordinal).ThenBy(row => row.Person, StringComparer.Ordinal)
            .SelectMany(row => periods.Select((part, index) => new Row(
                request.Grain, row.Key.Unit, row.Unit, row.Key.Person, row.Person, part.Key, values.Of(request.Grain, row.Key.Unit, row.Key.Person, index))))
            .ToList();
        return new PagedList<Row>([.. rows.Skip(request.Page.Skip).Take(request.Page.Size)], rows.Count, Math.Max(1, request.Page.Page), request.Page.Size);
    }
}
