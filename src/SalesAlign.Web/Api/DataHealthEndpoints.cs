using SalesAlign.Application.Common;
using SalesAlign.Application.Sales.Health;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales.Health;

namespace SalesAlign.Web.Api;

internal static class DataHealthEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var health = api.MapGroup("/data-health").WithTags("Data health");
        health.MapGet("/", (GetDataHealth action, HttpContext context, Guid? unit = null, Guid? person = null, int staleDays = HealthChecks.StaleDays) =>
            action.RunAsync(context, new GetDataHealth.Request(Scope(unit, person, staleDays))))
            .WithSummary("How far the data can be trusted: every check with its score, by area, by person and by source.").Produces<GetDataHealth.Response>();
        health.MapGet("/{check}/findings", (ListHealthFindings action, HttpContext context, HealthCheck check, Guid? unit = null, Guid? person = null, int staleDays = HealthChecks.StaleDays, int page = 1, int pageSize = 50) =>
            action.RunAsync(context, new ListHealthFindings.Request(check, Scope(unit, person, staleDays), new PageRequest(page, pageSize))))
            .WithSummary("The records behind a check's figure.").Produces<PagedList<ListHealthFindings.Item>>();
        health.MapPost("/{check}/ask", (AskToMendData action, HttpContext context, HealthCheck check, Guid person, int staleDays = HealthChecks.StaleDays) =>
            action.RunAsync(context, new AskToMendData.Request(check, new PersonId(person), staleDays)))
            .WithSummary("Asks whoever looks after the records to mend them.").Produces<AskToMendData.Response>();
    }

    private static HealthScope Scope(Guid? unit, Guid? person, int staleDays) =>
        new(unit is { } unitId ? new UnitId(unitId) : null, person is { } personId ? new PersonId(personId) : null, staleDays);
}
