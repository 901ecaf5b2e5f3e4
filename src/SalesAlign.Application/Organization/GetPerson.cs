using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Organization;

/// <summary>One person: where they belonged and when, whom they report to and who reports to them today. Of the own subtree, or everybody's for those who see the whole.</summary>
public sealed class GetPerson(UseCaseContext context) : UseCase<GetPerson.Request, GetPerson.Response>(context)
{
    public sealed record Request(PersonId Id);

    public sealed record Response
    {
        public required PersonId Id { get; init; }

        public required string Name { get; init; }

        public string? Email { get; init; }

        public string? ExternalId { get; init; }

        public DateOnly? HiredOn { get; init; }

        public DateOnly? LeftOn { get; init; }

        public required bool SignsIn { get; init; }

        public required IReadOnlyList<Role> Access { get; init; }

        public required IReadOnlyList<Belonging> Memberships { get; init; }

        public Colleague? Manager { get; init; }

        public required IReadOnlyList<Colleague> Reports { get; init; }

        public required uint Version { get; init; }
    }

    public sealed record Belonging(UnitId UnitId, string Unit, MembershipRole Role, DateOnly From, DateOnly? To);

    public sealed record Colleague(PersonId Id, string Name);

    public override Permission Permission => Permission.ViewOrganization;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var db = work.Db;
        var today = await work.TodayAsync(cancel);
        if (!(await work.ScopeAsync(today, cancel)).Includes(request.Id)) return Result.NotFound;
        var person = await db.People.AsNoTracking().Where(p => p.Id == request.Id)
            .Select(p => new
            {
                p.Name,
                p.Email,
                p.ExternalId,
                p.HiredOn,
                p.LeftOn,
                SignsIn = p.SignInId != null,
                Access = db.RoleGrants.Where(grant => grant.PersonId == p.Id).Select(grant => grant.Role).ToList(),
                Memberships = p.Memberships.OrderByDescending(m => m.From)
                    .Select(m => new Belonging(m.UnitId, db.Units.Where(unit => unit.Id == m.UnitId).Select(unit => unit.Name).First(), m.Role, m.From, m.To))
                    .ToList(),
                Version = EF.Property<uint>(p, ModelConventions.RowVersion),
            })
            .AsSplitQuery()
            .SingleOrDefaultAsync(cancel);
        if (person is null) return Result.NotFound;

        var organization = await OrganizationReader.OnAsync(db, today, cancel);
        var manager = organization.ManagerOf(request.Id);
        var reports = organization.ReportsOf(request.Id);
        var names = await OrganizationReader.NamesAsync(db, manager is { } above ? reports.Append(above) : reports, cancel);
        return new Response
        {
            Id = request.Id,
            Name = person.Name,
            Email = person.Email,
            ExternalId = person.ExternalId,
            HiredOn = person.HiredOn,
            LeftOn = person.LeftOn,
            SignsIn = person.SignsIn,
            Access = [.. person.Access.Order()],
            Memberships = person.Memberships,
            Manager = manager is { } id && names.TryGetValue(id, out var name) ? new Colleague(id, name) : null,
            Reports = [.. reports.Select(report => new Colleague(report, names.GetValueOrDefault(report, ""))).OrderBy(report => report.Name, StringComparer.CurrentCulture)],
            Version = person.Version,
        };
    }
}
