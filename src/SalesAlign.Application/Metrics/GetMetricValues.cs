using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Data.Metrics;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics;

/// <summary>Values of a metric in any cut that the actor may see: by company, unit, person or a grouping, for a period or for its parts.</summary>
public sealed class GetMetricValues(UseCaseContext context) : UseCase<GetMetricValues.Request, PagedList<GetMetricValues.Row>>(context)
{
    /// <param name="Parts">Breaks the period into its halves, quarters, months or weeks.</param>
    /// <param name="Unit">Only this unit; with the grain of members, the people directly in it; with a grouping, with all below it.</param>
    /// <param name="GroupBy">A grouping that the metric allows; the grain then plays no part.</param>
    /// <param name="Compare">Beside each value that of the period before.</param>
    public sealed record Request(
        MetricId Metric, string Period, PeriodKind? Parts, MetricGrain Grain, UnitId? Unit, PersonId? Person, PageRequest Page, string? GroupBy = null, bool Compare = false);

    /// <param name="Group">Key of the group; empty for rows without a value.</param>
    public sealed record Row(
        MetricGrain Grain, UnitId? UnitId, string? Unit, PersonId? PersonId, string? Person, string Period, MetricFigure Figure, string? Group = null, string? GroupName = null,
        MetricFigure? Before = null);

    public override Permission Permission => Permission.ViewMetrics;

    protected override async Task<Result<PagedList<Row>>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var metric = await work.Db.Metrics.AsNoTracking().SingleOrDefaultAsync(m => m.Id == request.Metric, cancel);
        if (metric is null) return Result.NotFound;
        if (metric.Broken is { } broken) return new Refusal(Outcome.Refused, new Problem(broken.Code, broken.Field, null, [.. broken.Arguments]));
        var calendar = (await work.CompanyAsync(cancel)).Calendar;
        var period = calendar.Parse(request.Period);
        IReadOnlyList<Period> Cut(Period whole) => request.Parts is { } kind && kind != whole.Kind ? calendar.Parts(whole, kind) : [whole];
        var periods = Cut(period);
        var before = request.Compare ? Cut(calendar.Previous(period)) : null;
        var scope = await work.ScopeAsync(Days.WithinOrToday(period, await work.TodayAsync(cancel)), cancel);
        return request.GroupBy is { Length: > 0 } grouping
            ? await ByGroupAsync(request, work, metric, grouping, periods, before, scope, cancel)
            : await ByGrainAsync(request, work, metric, periods, before, scope, cancel);
    }

    private static async Task<Result<PagedList<Row>>> ByGroupAsync(
        Request request, Work work, Metric metric, string wanted, IReadOnlyList<Period> periods, IReadOnlyList<Period>? before, Scope scope, CancellationToken cancel)
    {
        if (!metric.Definition.Allows(wanted)) return Result.Refused("metric.grouping_not_allowed", nameof(Request.GroupBy), wanted);
        var grouping = MetricNames.Grouping(metric, wanted)!;
        var cut = new MetricCut(request.Unit, request.Person, IsDirect: request is { Unit: not null, Person: not null });
        if (!MetricScope.Allows(scope, cut)) return Result.NotFound;
        var today = await work.TodayAsync(cancel);
        var values = await MetricValuesReader.ReadGroupsAsync(work.Db, metric, periods, grouping, cut, cancel, today);
        var earlier = before is null ? null : await MetricValuesReader.ReadGroupsAsync(work.Db, metric, before, grouping, cut, cancel, today);
        return Page(request, values.Groups.SelectMany(group => periods.Select((part, index) => new Row(
            request.Grain, request.Unit, null, request.Person, null, part.Key, values.Of(group.Key, index), group.Key, group.Label,
            earlier is not null && index < before!.Count ? earlier.Of(group.Key, index) : null))));
    }

    private static async Task<Result<PagedList<Row>>> ByGrainAsync(
        Request request, Work work, Metric metric, IReadOnlyList<Period> periods, IReadOnlyList<Period>? before, Scope scope, CancellationToken cancel)
    {
        if ((request.Unit is { } unit && !scope.Includes(unit)) || (request.Person is { } person && !scope.Includes(person))) return Result.NotFound;
        if (request.Grain is MetricGrain.Company or MetricGrain.NotPlaced && !scope.WholeCompany) return Result.NotFound;
        var today = await work.TodayAsync(cancel);
        Task<MetricValues> ReadAsync(IReadOnlyList<Period> of) => MetricValuesReader.ReadAsync(
            work.Db, metric, of, [request.Grain], cancel, request.Unit is { } onlyUnit ? [onlyUnit] : null, request.Person is { } onlyPerson ? [onlyPerson] : null, today);
        var values = await ReadAsync(periods);
        var earlier = before is null ? null : await ReadAsync(before);
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
        return Page(request, keys
            .Select(key => (Key: key, Unit: key.Unit is { } u ? units[u] : null, Person: key.Person is { } p ? people[p] : null))
            .OrderBy(row => row.Unit, StringComparer.Ordinal).ThenBy(row => row.Person, StringComparer.Ordinal)
            .SelectMany(row => periods.Select((part, index) => new Row(
                request.Grain, row.Key.Unit, row.Unit, row.Key.Person, row.Person, part.Key, values.Of(request.Grain, row.Key.Unit, row.Key.Person, index),
                Before: earlier is not null && index < before!.Count ? earlier.Of(request.Grain, row.Key.Unit, row.Key.Person, index) : null))));
    }

    private static PagedList<Row> Page(Request request, IEnumerable<Row> rows)
    {
        var all = rows.ToList();
        return new PagedList<Row>([.. all.Skip(request.Page.Skip).Take(request.Page.Size)], all.Count, Math.Max(1, request.Page.Page), request.Page.Size);
    }
}
