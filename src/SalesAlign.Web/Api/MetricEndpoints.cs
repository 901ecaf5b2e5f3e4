using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Web.Api;

internal static class MetricEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var metrics = api.MapGroup("/metrics").WithTags("Metrics");
        metrics.MapGet("/", (ListMetrics action, HttpContext context, bool retired = false) => action.RunAsync(context, new ListMetrics.Request(retired)))
            .WithSummary("The metrics in use (with retired=true the others too), and the product series and tiers that a metric may be narrowed to.").Produces<ListMetrics.Response>();
        metrics.MapPost("/", async (DefineMetric action, DefineMetric.Request request, HttpContext context) =>
                (await action.RunAsync(context.Actor(), request, context.RequestAborted)).ToHttp(context, id => Results.Created($"/api/v1/metrics/{id}", new Defined(id))))
            .WithSummary("Defines a metric. What it measures stays for good.")
            .Produces<Defined>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        metrics.MapGet("/{id:guid}", async (GetMetric action, HttpContext context, Guid id) =>
                (await action.RunAsync(context.Actor(), new GetMetric.Request(new MetricId(id)), context.RequestAborted)).ToHttp(context, found => context.WithETag(found.Metric, found.Version)))
            .WithSummary("One metric's definition. The entity tag goes into If-Match of a change.").Produces<MetricFacts>().ProducesProblem(StatusCodes.Status404NotFound);
        metrics.MapPut("/{id:guid}", (ReviseMetric action, HttpContext context, Guid id, Definition body) => action.RunAsync(context, new ReviseMetric.Request(
                new MetricId(id), context.ExpectedVersion(), body.Name, body.Description, body.Direction, body.CadenceDays, body.Grouping, body.GroupValue, body.IsRetired)))
            .WithSummary("Changes wording and narrowing, or retires it. If-Match guards against somebody else's change; a metric of a published objective keeps its meaning.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        metrics.MapGet("/{id:guid}/values", (GetMetricValues action, HttpContext context, Guid id, string period, Guid? unit, Guid? person, MetricGrain? grain, PeriodKind? by, int page = 1, int pageSize = 200) =>
                action.RunAsync(context, new GetMetricValues.Request(
                    new MetricId(id), period, by, grain ?? (person is not null ? MetricGrain.Person : unit is not null ? MetricGrain.Unit : MetricGrain.Company),
                    Unit(unit), Person(person), new PageRequest(page, pageSize))))
            .WithSummary("Values for a period (2026, 2026-Q3, 2026-M07), or with by= for its parts, at the grain of Company, Unit, NotPlaced, Person or Member. No data is null, which is not 0.")
            .Produces<PagedList<GetMetricValues.Row>>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        metrics.MapGet("/{id:guid}/rows", (GetMetricDeals action, HttpContext context, Guid id, string period, Guid? unit, Guid? person, string? sort, bool notPlaced = false, int page = 1, int pageSize = 50) =>
                action.RunAsync(context, new GetMetricDeals.Request(new MetricId(id), period, Unit(unit), Person(person), notPlaced, new PageRequest(page, pageSize, sort))))
            .WithSummary("The deals behind a value, and what each adds to it. Sort: closed, amount, days, account, product, owner; a minus before it for descending.")
            .Produces<GetMetricDeals.Response>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        metrics.MapGet("/{id:guid}/matrix", (GetMetricMatrix action, HttpContext context, Guid id, int year, Guid? unit, string? open, PeriodKind by = PeriodKind.Quarter) =>
                action.RunAsync(context, new GetMetricMatrix.Request(new MetricId(id), year, by, Units(open), Unit(unit))))
            .WithSummary("A fiscal year by unit and period, with the people of the units named in open= (ids with commas), beside the year before.")
            .Produces<GetMetricMatrix.Response>().ProducesProblem(StatusCodes.Status404NotFound);
        metrics.MapGet("/{id:guid}/matrix/export", (ExportMetricMatrix action, HttpContext context, Guid id, int year, Guid? unit, string? open, PeriodKind by = PeriodKind.Quarter) =>
                context.CsvAsync("performance.csv", action, target => new ExportMetricMatrix.Request(new MetricId(id), year, by, Units(open), Unit(unit), target)))
            .WithSummary("The same as CSV.").Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static UnitId? Unit(Guid? id) => id is { } unit ? new UnitId(unit) : null;

    private static PersonId? Person(Guid? id) => id is { } person ? new PersonId(person) : null;

    private static List<UnitId> Units(string? ids) =>
        [.. (ids ?? "").Split(',').Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Select(id => new UnitId(id))];

    /// <summary>The new metric's id.</summary>
    internal sealed record Defined(MetricId Id);

    /// <summary>All of a definition that can change.</summary>
    internal sealed record Definition(
        string Name, string? Description, Direction Direction, int CadenceDays, ProductGrouping? Grouping, string? GroupValue, bool IsRetired = false);
}
