using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Organization;

/// <summary>The tree of units as it stood on a day, each with its managers and how many people it holds with all below.</summary>
public sealed class GetOrganization(UseCaseContext context) : UseCase<GetOrganization.Request, GetOrganization.Response>(context)
{
    public sealed record Request(DateOnly? On = null);

    public sealed record Response(DateOnly On, IReadOnlyList<Node> Roots);

    public sealed record Node(UnitId Id, string Name, UnitKind Kind, UnitFunction Function, IReadOnlyList<Leader> Managers, int People, int Total, IReadOnlyList<Node> Children);

    public sealed record Leader(PersonId Id, string Name);

    public override Permission Permission => Permission.ViewOrganization;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var db = work.Db;
        var on = request.On ?? await work.TodayAsync(cancel);
        var scope = await work.ScopeAsync(on, cancel);
        var units = await db.UnitPlacements.AsNoTracking().Where(p => p.From <= on && (p.To == null || p.To >= on))
            .Join(db.Units, p => p.UnitId, unit => unit.Id, (p, unit) => new { unit.Id, p.ParentId, unit.Name, unit.Kind, unit.Function })
            .ToListAsync(cancel);
        var members = await db.Memberships.AsNoTracking().Where(m => m.From <= on && (m.To == null || m.To >= on))
            .Join(db.People, m => m.PersonId, person => person.Id, (m, person) => new { m.UnitId, m.Role, person.Id, person.Name })
            .ToListAsync(cancel);
        var visible = units.Where(unit => scope.Includes(unit.Id)).ToList();
        var known = visible.Select(unit => unit.Id).ToHashSet();
        var below = visible.ToLookup(unit => unit.ParentId is { } parent && known.Contains(parent) ? parent : (UnitId?)null);
        var people = members.ToLookup(member => member.UnitId);
        var placed = new HashSet<UnitId>();
        return new Response(on, Under(null));

        List<Node> Under(UnitId? parent) =>
        [
            .. below[parent].Where(unit => placed.Add(unit.Id)).OrderBy(unit => unit.Name, StringComparer.CurrentCulture).Select(unit =>
            {
                var children = Under(unit.Id);
                var own = people[unit.Id].Select(member => member.Id).Distinct().Count();
                var managers = people[unit.Id].Where(member => member.Role == MembershipRole.Manager).Select(member => new Leader(member.Id, member.Name)).ToList();
                return new Node(unit.Id, unit.Name, unit.Kind, unit.Function, managers, own, own + children.Sum(child => child.Total), children);
            }),
        ];
    }
}
