using SalesAlign.Application.Metrics.Catalogue;
using SalesAlign.Domain.Metrics.Catalogue;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Web.Api;

internal static class KpiEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var kpis = api.MapGroup("/kpis").WithTags("KPIs");
        MapCatalogue(kpis);
        MapValues(kpis);
        MapTemplates(kpis);
    }

    private static void MapCatalogue(RouteGroupBuilder kpis)
    {
        kpis.MapGet("/", (ListKpis action, HttpContext context, string period, Guid? unit, Guid? person, KpiRole? role, KpiType? type, bool strategic = false, bool mine = false, bool retired = false) =>
                action.RunAsync(context, new ListKpis.Request(period, Unit(unit), Person(person), role, type, strategic, mine, retired)))
            .WithSummary("The catalogue with latest values, status and quality; objectives without a KPI beyond revenue; people with more KPIs than the company wants.")
            .Produces<ListKpis.Response>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        kpis.MapPost("/", async (WriteKpi action, HttpContext context, KpiBody body) =>
                (await action.RunAsync(context.Actor(), new WriteKpi.Request(null, body.Terms, false, body.Why), context.RequestAborted))
                .ToHttp(context, id => Results.Created($"/api/v1/kpis/{id}", new Defined(id))))
            .WithSummary("Defines a KPI: words, type, source, unit, cadence, level, owner, days until values are due.")
            .Produces<Defined>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        kpis.MapGet("/{id:guid}", async (GetKpi action, HttpContext context, Guid id, string period, Guid? unit, Guid? person) =>
                (await action.RunAsync(context.Actor(), new GetKpi.Request(new KpiId(id), period, Unit(unit), Person(person)), context.RequestAborted))
                .ToHttp(context, found => context.WithETag(found, found.Version)))
            .WithSummary("One KPI with its history, values, what is owed, and the findings of the five principles. The entity tag goes into If-Match of a change.")
            .Produces<GetKpi.Response>().ProducesProblem(StatusCodes.Status404NotFound);
        kpis.MapPut("/{id:guid}", (WriteKpi action, HttpContext context, Guid id, KpiBody body) =>
                action.RunAsync(context, new WriteKpi.Request(new KpiId(id), body.Terms, body.IsRetired, body.Why, context.ExpectedVersion())))
            .WithSummary("Changes a KPI; a change of its meaning needs a reason. An objective keeps at least one KPI that is not revenue.")
            .Produces<KpiId>().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        kpis.MapPost("/usual", (AddUsualKpis action, HttpContext context, AddUsualKpis.Request request) => action.RunAsync(context, request))
            .WithSummary("Takes over what is missing of the usual catalogue: sixteen KPIs of four types and the strategic ones, with metrics and templates.")
            .Produces<AddUsualKpis.Response>().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        kpis.MapGet("/choices", (GetKpiChoices action, HttpContext context) => action.RunAsync(context, new GetKpiChoices.Request()))
            .WithSummary("Metrics, people and objectives that a KPI can be tied to.").Produces<GetKpiChoices.Response>().ProducesProblem(StatusCodes.Status403Forbidden);
    }

    private static void MapValues(RouteGroupBuilder kpis)
    {
        kpis.MapPut("/{id:guid}/values", (PushKpiValues action, HttpContext context, Guid id, Pushed body) => action.RunAsync(context, new PushKpiValues.Request(new KpiId(id), body.Values)))
            .WithSummary("Brings values of a KPI whose source is Pushed, by period and subject (name, external id or e-mail; nothing for the company). The same once more changes nothing; all are taken or none. Shares are factors: 0.85.")
            .Produces<KpiValuesTaken>().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        kpis.MapPost("/values", (EnterKpiValues action, HttpContext context, EnterKpiValues.Request request) => action.RunAsync(context, request))
            .WithSummary("Enters or corrects values by hand, several at once: all or none. A correction says why in its note.")
            .Produces<KpiValuesTaken>().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        kpis.MapPost("/values/import", (ImportKpiValues action, HttpContext context, ImportKpiValues.Request request) => action.RunAsync(context, request))
            .WithSummary("Takes values from a table as text with a heading (kpi, subject, period, value or numerator and denominator, note); names every row that cannot be taken, and then saves nothing. With isTrial=true it only checks.")
            .Produces<ImportKpiValues.Response>().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        kpis.MapGet("/duties", (ListKpiDuties action, HttpContext context, bool all = false) => action.RunAsync(context, new ListKpiDuties.Request(all)))
            .WithSummary("Values that the reader owes, the longest overdue first; with all=true also those of others that the reader could bring.").Produces<ListKpiDuties.Response>();
    }

    private static void MapTemplates(RouteGroupBuilder kpis)
    {
        kpis.MapGet("/templates/{role}", (GetKpiTemplates action, HttpContext context, KpiRole role) => action.RunAsync(context, new GetKpiTemplates.Request(role)))
            .WithSummary("The KPIs of a role, whether they are few and balanced, and who of the role is measured by what.").Produces<GetKpiTemplates.Response>();
        kpis.MapPut("/templates/{role}/kpis/{id:guid}", (ChangeKpiTemplate action, HttpContext context, KpiRole role, Guid id) => action.RunAsync(context, new ChangeKpiTemplate.Request(role, new KpiId(id))))
            .WithSummary("Adds a KPI to a role's template.").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        kpis.MapDelete("/templates/{role}/kpis/{id:guid}", (ChangeKpiTemplate action, HttpContext context, KpiRole role, Guid id) =>
                action.RunAsync(context, new ChangeKpiTemplate.Request(role, new KpiId(id), IsIncluded: false)))
            .WithSummary("Takes a KPI out of a role's template.").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        kpis.MapPost("/templates/{role}/adopt", (AdoptKpiTemplate action, HttpContext context, KpiRole role, Adoption body) =>
                action.RunAsync(context, new AdoptKpiTemplate.Request(role, body.People?.Select(person => new PersonId(person)).ToList(), body.Everybody)))
            .WithSummary("Gives the named people of a role, or everybody of it, the KPIs of its template; tells who then has too many.")
            .Produces<AdoptKpiTemplate.Response>().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        kpis.MapPut("/{id:guid}/people/{person:guid}", (AssignKpi action, HttpContext context, Guid id, Guid person) => action.RunAsync(context, new AssignKpi.Request(new KpiId(id), new PersonId(person))))
            .WithSummary("Measures one person by a KPI from today on.").Produces<AssignKpi.Response>().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        kpis.MapDelete("/{id:guid}/people/{person:guid}", (AssignKpi action, HttpContext context, Guid id, Guid person) =>
                action.RunAsync(context, new AssignKpi.Request(new KpiId(id), new PersonId(person), IsAssigned: false)))
            .WithSummary("Measures one person by a KPI no longer.").Produces<AssignKpi.Response>().ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);
        kpis.MapPut("/limit", (SetKpiLimit action, HttpContext context, SetKpiLimit.Request request) => action.RunAsync(context, request))
            .WithSummary("Above how many KPIs per person the company is warned.").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static UnitId? Unit(Guid? id) => id is { } unit ? new UnitId(unit) : null;

    private static PersonId? Person(Guid? id) => id is { } person ? new PersonId(person) : null;

    /// <summary>The new KPI's id.</summary>
    internal sealed record Defined(KpiId Id);

    /// <summary>All of a KPI that can change.</summary>
    internal sealed record KpiBody(KpiTerms Terms, string? Why = null, bool IsRetired = false);

    /// <summary>What another system brings.</summary>
    internal sealed record Pushed(IReadOnlyList<PushKpiValues.Line> Values);

    /// <summary>Who gets a role's template.</summary>
    internal sealed record Adoption(IReadOnlyList<Guid>? People = null, bool Everybody = false);
}
