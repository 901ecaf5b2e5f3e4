using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Data.Metrics;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Metrics;

/// <summary>The deals behind one value of a metric, and what each adds to it.</summary>
public sealed class GetMetricDeals(UseCaseContext context) : UseCase<GetMetricDeals.Request, GetMetricDeals.Response>(context)
{
    /// <param name="Unit">With all below it on each deal's day; together with <paramref name="Person"/>, only while they were directly in it.</param>
    /// <param name="NotPlaced">Deals of people who belonged to no unit on the day.</param>
    public sealed record Request(MetricId Metric, string Period, UnitId? Unit, PersonId? Person, bool NotPlaced, PageRequest Page);

    public sealed record Response(MetricFacts Metric, string Period, string? Unit, string? Person, MetricFigure Figure, PagedList<Row> Deals);

    public sealed record Row(
        DealId Id, string ExternalId, DateOnly ClosedOn, decimal? Amount, int? CycleDays, PersonId OwnerId, string Owner, string? Account, string? Product, string? Series,
        string? Tier, string? Unit, decimal Numerator, decimal Denominator, AccountId? AccountId, ProductId? ProductId);

    public override Permission Permission => Permission.ViewMetrics;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var metric = await work.Db.Metrics.AsNoTracking().SingleOrDefaultAsync(m => m.Id == request.Metric, cancel);
        if (metric is null) return Result.NotFound;
        var period = (await work.CompanyAsync(cancel)).Calendar.Parse(request.Period);
        var scope = await work.ScopeAsync(Days.WithinOrToday(period, await work.TodayAsync(cancel)), cancel);
        if (!scope.WholeCompany)
        {
            if (request is { Unit: null, Person: null } || request.NotPlaced) return Result.NotFound;
            // A person of one's own opens their deals wherever they were; a unit needs to be one's own.
            if (request.Person is { } someone ? !scope.Includes(someone) && !(request.Unit is { } there && scope.Includes(there)) : !scope.Includes(request.Unit!.Value)) return Result.NotFound;
        }
        var unit = request.Unit is { } u ? await work.Db.Units.AsNoTracking().Where(x => x.Id == u).Select(x => x.Name).SingleOrDefaultAsync(cancel) : null;
        var person = request.Person is { } p ? await work.Db.People.AsNoTracking().Where(x => x.Id == p).Select(x => x.Name).SingleOrDefaultAsync(cancel) : null;
        if ((request.Unit is not null && unit is null) || (request.Person is not null && person is null)) return Result.NotFound;

        var page = request.Page;
        var read = await ReadAsync();
        if (read.Total == 0 && page.Skip > 0)
        {
            // Beyond the last page there is no row to carry the totals.
            page = page with { Page = 1 };
            read = await ReadAsync();
        }
        var value = metric.IsRatio ? read.Denominator == 0 ? (decimal?)null : read.Numerator / read.Denominator : read.Total == 0 ? null : read.Numerator;
        var rows = read.Deals.Select(deal => new Row(
            deal.Id, deal.ExternalId, deal.ClosedOn, deal.Amount, deal.EngagedOn is { } engaged ? deal.ClosedOn.DayNumber - engaged.DayNumber : null, deal.OwnerId, deal.Owner,
            deal.Account, deal.Product, deal.Series, deal.Tier, deal.Unit, deal.Numerator, deal.Denominator,
            deal.AccountId, deal.ProductId)).ToList();
        return new Response(
            MetricFacts.Of(metric), period.Key, unit, person, new MetricFigure(value, read.Numerator, read.Denominator, read.Total),
            new PagedList<Row>(rows, read.Total, Math.Max(1, page.Page), page.Size));

        Task<MetricDealsRead> ReadAsync() => MetricValuesSql.ReadDealsAsync(
            work.Db, metric, period, request.Unit, request.Person, request.NotPlaced, request is { Unit: not null, Person: not null }, page.SortColumn,
            page.Sort is null || page.Descending, page.Skip, page.Size, cancel);
    }
}
