using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Web.Api;

internal static class MetricEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/metrics").WithTags("Metrics");
        group.MapGet("/", (ListMetrics action, HttpContext context, bool withRetired = false) => action.RunAsync(context, new ListMetrics.Request(withRetired)))
            .WithSummary("The metrics that there are.").Produces<ListMetrics.Response>();
        group.MapPost("/", (DefineMetric action, HttpContext context, DefineMetric.Request request) => action.RunAsync(context, request)).WithSummary("Defines a metric.");
        group.MapGet("/{id:guid}", async (GetMetric action, HttpContext context, Guid id) =>
                (await action.RunAsync(context.Actor(), new GetMetric.Request(new MetricId(id)), context.RequestAborted)).ToHttp(context, found => context.WithETag(found.Metric, found.Version)))
            .WithSummary("One metric's definition.").Produces<MetricFacts>();
        group.MapPut("/{id:guid}", (ReviseMetric action, HttpContext context, Guid id, Definition body) => action.RunAsync(
                context, new ReviseMetric.Request(
                    new MetricId(id), context.ExpectedVersion(), body.Name, body.Description, body.Direction, body.CadenceDays, body.Grouping, body.GroupValue, body.IsRetired)))
            .WithSummary("Changes a metric's definition (If-Match).");
        group.MapGet("/{id:guid}/values", (GetMetricValues action, HttpContext context, Guid id, string period, Guid? unit, Guid? person, MetricGrain? grain, PeriodKind? parts, int page = 1, int pageSize = 200) =>
                action.RunAsync(context, new GetMetricValues.Request(
                    new MetricId(id), period, parts, grain ?? (person is not null ? MetricGrain.Person : unit is not null ? MetricGrain.Unit : MetricGrain.Company),
                    unit is { } u ? new UnitId(u) : null, person is { } p ? new PersonId(p) : null, new PageRequest(page, pageSize))))
            .WithSummary("Values for a period (2026, 2026-Q3, 2026-M07) or its parts, by Company, Unit, Person, Member or NotPlaced.").Produces<PagedList<GetMetricValues.Row>>();
        group.MapGet("/{id:guid}/rows", (GetMetricDeals action, HttpContext context, Guid id, string period, Guid? unit, Guid? person, string? sort, bool notPlaced = false, int page = 1, int pageSize = 50) =>
                action.RunAsync(context, new GetMetricDeals.Request(
                    new MetricId(id), period, unit is { } u ? new UnitId(u) : null, person is { } p ? new PersonId(p) : null, notPlaced, new PageRequest(page, pageSize, sort))))
            .WithSummary("The deals behind a value, and what each adds to it.").Produces<GetMetricDeals.Response>();
    }

    internal sealed record Definition(
        string Name, string? Description, SalesAlign.Domain.Metrics.Evaluation.Direction Direction, int CadenceDays, ProductGrouping? Grouping, string? GroupValue, bool IsRetired);
}
