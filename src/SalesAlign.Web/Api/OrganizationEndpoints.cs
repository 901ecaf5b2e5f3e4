using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Application.Sales;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Web.Api;

internal static class OrganizationEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var people = api.MapGroup("/people").WithTags("People");
        people.MapGet("/", (ListPeople action, HttpContext context, int? page, int? pageSize, string? sort, string? search, Guid? unitId, MembershipRole? role, bool? withFormer, DateOnly? on) =>
                action.RunAsync(context, new ListPeople.Request(new PageRequest(page ?? 1, pageSize ?? 50, sort), search, unitId is { } unit ? new UnitId(unit) : null, role, withFormer ?? false, on)))
            .WithSummary("The directory on a day, of the key owner's scope. Sort: name, email, hired.").Produces<PagedList<ListPeople.Row>>();
        people.MapPost("/", async (AddPerson action, AddPerson.Request request, HttpContext context) =>
                (await action.RunAsync(context.Actor(), request, context.RequestAborted)).ToHttp(context, id => Results.Created($"/api/v1/people/{id}", new { id })))
            .WithSummary("Takes somebody into the directory.").Produces(StatusCodes.Status201Created);
        people.MapGet("/{id:guid}", async (GetPerson action, HttpContext context, Guid id) =>
                (await action.RunAsync(context.Actor(), new GetPerson.Request(new PersonId(id)), context.RequestAborted)).ToHttp(context, found => context.WithETag(found, found.Version)))
            .WithSummary("One person with the history of memberships.").Produces<GetPerson.Response>();
        people.MapGet("/{id:guid}/certifications", (ListCertifications action, HttpContext context, Guid id) => action.RunAsync(context, new ListCertifications.Request(new PersonId(id))))
            .WithSummary("The exams a person took, with what each is worth today.").Produces<ListCertifications.Response>().ProducesProblem(StatusCodes.Status404NotFound);
        people.MapPut("/{id:guid}", (EditPerson action, HttpContext context, Guid id, Naming body) =>
                action.RunAsync(context, new EditPerson.Request(new PersonId(id), body.Name, body.Email, context.ExpectedVersion())))
            .WithSummary("Corrects name and address.").Produces(StatusCodes.Status204NoContent);
        people.MapPost("/{id:guid}/memberships", (MovePerson action, HttpContext context, Guid id, Move body) =>
                action.RunAsync(context, new MovePerson.Request(new PersonId(id), body.UnitId, body.Role, body.From, context.ExpectedVersion())))
            .WithSummary("Moves a person to a unit and role from a day on.").Produces(StatusCodes.Status204NoContent);
        people.MapPost("/{id:guid}/leaving", (RecordLeaving action, HttpContext context, Guid id, Leaving body) =>
                action.RunAsync(context, new RecordLeaving.Request(new PersonId(id), body.LastDay, context.ExpectedVersion())))
            .WithSummary("Records a person's last day.").Produces(StatusCodes.Status204NoContent);

        var units = api.MapGroup("/units").WithTags("Organization");
        units.MapGet("/", (GetOrganization action, HttpContext context, DateOnly? on) => action.RunAsync(context, new GetOrganization.Request(on)))
            .WithSummary("The tree of units as it stood on a day.").Produces<GetOrganization.Response>();
        units.MapPost("/", async (AddUnit action, AddUnit.Request request, HttpContext context) =>
                (await action.RunAsync(context.Actor(), request, context.RequestAborted)).ToHttp(context, id => Results.Created($"/api/v1/units/{id}", new { id })))
            .WithSummary("Adds a unit from a day on.").Produces(StatusCodes.Status201Created);
        units.MapPut("/{id:guid}", (EditUnit action, HttpContext context, Guid id, UnitChange body) =>
                action.RunAsync(context, new EditUnit.Request(new UnitId(id), body.Name, body.ParentId, body.From)))
            .WithSummary("Renames a unit, or hangs it elsewhere from a day on.").Produces(StatusCodes.Status204NoContent);

        var audit = api.MapGroup("/audit").WithTags("Access");
        audit.MapGet("/", (ListAuditEntries action, HttpContext context, int? page, int? pageSize, Guid? by, [Microsoft.AspNetCore.Mvc.FromQuery(Name = "action")] string? doing, string? subject, string? subjectId, DateOnly? from, DateOnly? to) =>
                action.RunAsync(context, new ListAuditEntries.Request(new PageRequest(page ?? 1, pageSize ?? 50), Filter(by, doing, subject, subjectId, from, to))))
            .WithSummary("Who changed what and when, with the values before and after.").Produces<ListAuditEntries.Response>();
        audit.MapGet("/export", async (ExportAuditEntries action, HttpContext context, Guid? by, [Microsoft.AspNetCore.Mvc.FromQuery(Name = "action")] string? doing, string? subject, string? subjectId, DateOnly? from, DateOnly? to) =>
            {
                context.Response.ContentType = "text/csv; charset=utf-8";
                context.Response.Headers.ContentDisposition = "attachment; filename=\"audit.csv\"";
                var result = await action.RunAsync(context.Actor(), new ExportAuditEntries.Request(Filter(by, doing, subject, subjectId, from, to), context.Response.Body), context.RequestAborted);
                if (result.IsDone) return;
                context.Response.Headers.ContentDisposition = default;
                await result.ToHttp(context).ExecuteAsync(context);
            })
            .WithSummary("The same as CSV.").Produces(StatusCodes.Status200OK, contentType: "text/csv");
    }

    private static AuditFilter Filter(Guid? by, string? action, string? subject, string? subjectId, DateOnly? from, DateOnly? to) =>
        new(by is { } person ? new PersonId(person) : null, action, subject, subjectId, from, to);

    public sealed record Naming(string Name, string? Email);

    public sealed record Move(UnitId UnitId, MembershipRole Role, DateOnly From);

    public sealed record Leaving(DateOnly LastDay);

    public sealed record UnitChange(string Name, UnitId? ParentId, DateOnly? From);
}
