using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Data.Metrics;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics;

/// <summary>The rows behind one value of a metric, and what each adds to it.</summary>
public sealed class GetMetricRows(UseCaseContext context) : UseCase<GetMetricRows.Request, GetMetricRows.Response>(context)
{
    /// <param name="Unit">With all below it on each row's day; together with <paramref name="Person"/>, only while they were directly in it.</param>
    /// <param name="NotPlaced">Rows of people who belonged to no unit on the day.</param>
    /// <param name="GroupBy">Only rows of one group of this grouping.</param>
    /// <param name="Group">The group's key; null or empty for rows without a value.</param>
    public sealed record Request(
        MetricId Metric, string Period, UnitId? Unit, PersonId? Person, bool NotPlaced, PageRequest Page, string? GroupBy = null, string? Group = null);

    public sealed record Response(MetricFacts Metric, string Period, string? Unit, string? Person, MetricFigure Figure, PagedList<MetricRowFacts> Rows);

    public override Permission Permission => Permission.ViewMetrics;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var metric = await work.Db.Metrics.AsNoTracking().SingleOrDefaultAsync(m => m.Id == request.Metric, cancel);
        if (metric is null) return Result.NotFound;
        var period = (await work.CompanyAsync(cancel)).Calendar.Parse(request.Period);
        var today = await work.TodayAsync(cancel);
        var scope = await work.ScopeAsync(Days.WithinOrToday(period, today), cancel);
        var cut = new MetricCut(request.Unit, request.Person, request.NotPlaced, request is { Unit: not null, Person: not null });
        if (!MetricScope.Allows(scope, cut)) return Result.NotFound;
        var unit = request.Unit is { } u ? await work.Db.Units.AsNoTracking().Where(x => x.Id == u).Select(x => x.Name).SingleOrDefaultAsync(cancel) : null;
        var person = request.Person is { } p ? await work.Db.People.AsNoTracking().Where(x => x.Id == p).Select(x => x.Name).SingleOrDefaultAsync(cancel) : null;
        if ((request.Unit is not null && unit is null) || (request.Person is not null && person is null)) return Result.NotFound;
        var page = request.Page;
        if (metric.Broken is not null)
        {
            return new Response(MetricFacts.Of(metric), period.Key, unit, person, new(null, 0, 0, 0, NoValue.Broken), new PagedList<MetricRowFacts>([], 0, 1, page.Size));
        }
        if (request.GroupBy is { } grouping && !metric.Definition.Allows(grouping)) return Result.Refused("metric.grouping_not_allowed", nameof(Request.GroupBy), grouping);

        var read = await ReadAsync();
        if (read.Total == 0 && page.Skip > 0)
        {
            // Beyond the last page there is no row to carry the totals.
            page = page with { Page = 1 };
            read = await ReadAsync();
        }
        return new Response(
            MetricFacts.Of(metric), period.Key, unit, person,
            MetricFigure.Of(metric, period.First, period.Last, today, null, read.Numerator, read.Denominator, read.Total),
            new PagedList<MetricRowFacts>([.. read.Rows.Select(MetricRowFacts.Of)], read.Total, Math.Max(1, page.Page), page.Size));

        Task<MetricRowsRead> ReadAsync() => MetricRowsSql.ReadAsync(
            work.Db, metric, (period.First, period.Last), cut, request.GroupBy?.ToLowerInvariant() is { } by ? MetricNames.Grouping(metric, by) : null,
            string.IsNullOrEmpty(request.Group) ? null : request.Group, page.SortColumn, page.Sort is null || page.Descending, page.Skip, page.Size, today, cancel);
    }
}
