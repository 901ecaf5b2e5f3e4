using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Organization;

/// <summary>The directory: who belongs where, as what, and reports to whom, on a day. A manager sees the own subtree.</summary>
public sealed class ListPeople(UseCaseContext context) : UseCase<ListPeople.Request, PagedList<ListPeople.Row>>(context)
{
    /// <param name="UnitId">With all units below it.</param>
    public sealed record Request(PageRequest Page, string? Search = null, UnitId? UnitId = null, MembershipRole? Role = null, bool WithFormer = false, DateOnly? On = null);

    public sealed record Row
    {
        public required PersonId Id { get; init; }

        public required string Name { get; init; }

        public string? Email { get; init; }

        public UnitId? UnitId { get; init; }

        public string? Unit { get; init; }

        public MembershipRole? Role { get; init; }

        public string? Manager { get; init; }

        public DateOnly? HiredOn { get; init; }

        public DateOnly? LeftOn { get; init; }

        public required bool SignsIn { get; init; }

        public required IReadOnlyList<Role> Access { get; init; }
    }

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Page).NotNull();
            RuleFor(r => r.Search).MaximumLength(200);
        }
    }

    public override Permission Permission => Permission.ViewOrganization;

    protected override async Task<Result<PagedList<Row>>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var db = work.Db;
        var on = request.On ?? await work.TodayAsync(cancel);
        var scope = await work.ScopeAsync(on, cancel);
        var organization = await OrganizationReader.OnAsync(db, on, cancel);
        var people = db.People.AsNoTracking();
        if (!scope.WholeCompany)
        {
            var mine = scope.People.ToList();
            people = people.Where(person => mine.Contains(person.Id));
        }
        if (!request.WithFormer) people = people.Where(person => person.LeftOn == null || person.LeftOn >= on);
        if (!string.IsNullOrWhiteSpace(request.Search))
        {
            var pattern = Paging.Containing(request.Search);
            people = people.Where(person => EF.Functions.ILike(person.Name, pattern) || (person.Email != null && EF.Functions.ILike(person.Email, pattern)));
        }
        if (request.UnitId is { } unit)
        {
            var units = organization.Subtree(unit).ToList();
            people = people.Where(person => person.Memberships.Any(m => units.Contains(m.UnitId) && m.From <= on && (m.To == null || m.To >= on)));
        }
        if (request.Role is { } role) people = people.Where(person => person.Memberships.Any(m => m.Role == role && m.From <= on && (m.To == null || m.To >= on)));

        var rows = Ordered(people, request.Page).Select(person => new
        {
            person.Id,
            person.Name,
            person.Email,
            person.HiredOn,
            person.LeftOn,
            SignsIn = person.SignInId != null,
            Access = db.RoleGrants.Where(grant => grant.PersonId == person.Id).Select(grant => grant.Role).ToList(),
            Membership = person.Memberships.Where(m => m.From <= on && (m.To == null || m.To >= on))
                .OrderBy(m => m.From)
                .Select(m => new { m.UnitId, m.Role, Unit = db.Units.Where(u => u.Id == m.UnitId).Select(u => u.Name).First() })
                .FirstOrDefault(),
        });
        var page = await rows.ToPageAsync(request.Page, cancel);
        var managers = page.Items.ToDictionary(row => row.Id, row => organization.ManagerOf(row.Id));
        var names = await OrganizationReader.NamesAsync(db, managers.Values.OfType<PersonId>(), cancel);
        var items = page.Items.Select(row => new Row
        {
            Id = row.Id,
            Name = row.Name,
            Email = row.Email,
            UnitId = row.Membership?.UnitId,
            Unit = row.Membership?.Unit,
            Role = row.Membership?.Role,
            Manager = managers[row.Id] is { } manager ? names.GetValueOrDefault(manager) : null,
            HiredOn = row.HiredOn,
            LeftOn = row.LeftOn,
            SignsIn = row.SignsIn,
            Access = [.. row.Access.Order()],
        }).ToList();
        return new PagedList<Row>(items, page.Total, page.Page, page.PageSize);
    }

    private static IOrderedQueryable<Person> Ordered(IQueryable<Person> people, PageRequest page) => page.SortColumn switch
    {
        "email" => people.OrderBy(person => person.Email, page.Descending).ThenBy(person => person.Id),
        "hired" => people.OrderBy(person => person.HiredOn, page.Descending).ThenBy(person => person.Id),
        _ => people.OrderBy(person => person.Name, page.Descending).ThenBy(person => person.Id),
    };
}
