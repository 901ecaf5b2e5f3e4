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
            .WithSummary("Defines a metric: dataset, aggregation (with a second one a ratio), filter, date field and groupings.")
            .Produces<Defined>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        metrics.MapPost("/preview", (PreviewMetric action, PreviewMetric.Request request, HttpContext context) => action.RunAsync(context, request))
            .WithSummary("What a definition would give for a period, with the first rows that it counts. Saves nothing.")
            .Produces<PreviewMetric.Response>().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        metrics.MapGet("/choices", (GetMetricChoices action, HttpContext context) => action.RunAsync(context, new GetMetricChoices.Request()))
            .WithSummary("The values that text fields are known to have, for filters.").Produces<GetMetricChoices.Response>().ProducesProblem(StatusCodes.Status403Forbidden);
        metrics.MapGet("/{id:guid}", async (GetMetric action, HttpContext context, Guid id) =>
                (await action.RunAsync(context.Actor(), new GetMetric.Request(new MetricId(id)), context.RequestAborted)).ToHttp(context, found => context.WithETag(found, found.Version)))
            .WithSummary("One metric's definition with its versions. The entity tag goes into If-Match of a change.").Produces<GetMetric.Response>().ProducesProblem(StatusCodes.Status404NotFound);
        metrics.MapPut("/{id:guid}", (ReviseMetric action, HttpContext context, Guid id, Revision body) => action.RunAsync(context, new ReviseMetric.Request(
                new MetricId(id), context.ExpectedVersion(), body.Name, body.Description, body.Direction, body.CadenceDays, body.IsRetired, body.Definition, body.From, body.Why)))
            .WithSummary("Changes wording, retires it, or gives it another definition from a period on, with a reason; what was before keeps its meaning. If-Match guards against somebody else's change.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        metrics.MapPost("/{id:guid}/recompute", (RecomputeMetricValues action, HttpContext context, Guid id) => action.RunAsync(context, new RecomputeMetricValues.Request(new MetricId(id))))
            .WithSummary("Has all kept values of the metric computed anew in the background; reading goes on meanwhile.")
            .Produces<RecomputeMetricValues.Response>().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        metrics.MapGet("/{id:guid}/values", (GetMetricValues action, HttpContext context, Guid id, string period, Guid? unit, Guid? person, MetricGrain? grain, PeriodKind? by, string? groupBy, bool compare = false, int page = 1, int pageSize = 200) =>
                action.RunAsync(context, new GetMetricValues.Request(
                    new MetricId(id), period, by, grain ?? (person is not null ? MetricGrain.Person : unit is not null ? MetricGrain.Unit : MetricGrain.Company),
                    Unit(unit), Person(person), new PageRequest(page, pageSize), groupBy, compare)))
            .WithSummary("Values for a period (2026, 2026-Q3, 2026-M07), or with by= for its parts, at the grain of Company, Unit, NotPlaced, Person or Member, or with groupBy= by any grouping that the metric allows; with compare=true beside those of the period before. No data is null, which is not 0, and says why.")
            .Produces<PagedList<GetMetricValues.Row>>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        metrics.MapGet("/{id:guid}/rows", (GetMetricRows action, HttpContext context, Guid id, string period, Guid? unit, Guid? person, string? sort, string? groupBy, string? group, bool notPlaced = false, int page = 1, int pageSize = 50) =>
                action.RunAsync(context, new GetMetricRows.Request(new MetricId(id), period, Unit(unit), Person(person), notPlaced, new PageRequest(page, pageSize, sort), groupBy, group)))
            .WithSummary("The rows behind a value, and what each adds to it; with groupBy= and group= those of one group. Sort: on, amount, days, adds, label, account, product, owner; a minus before it for descending.")
            .Produces<GetMetricRows.Response>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
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

    /// <summary>All of a metric that can change; with a definition the period from which it counts, and why.</summary>
    internal sealed record Revision(
        string Name, string? Description, Direction Direction, int CadenceDays, bool IsRetired = false, MetricDefinition? Definition = null, string? From = null, string? Why = null);
}
