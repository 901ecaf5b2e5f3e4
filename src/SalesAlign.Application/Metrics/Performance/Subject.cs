using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Organization;
using SalesAlign.Data.Metrics.Performance;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics.Performance;

/// <summary>Whose performance is looked at: the company, a unit with all below it, the units that somebody manages, or one person.</summary>
internal sealed record Subject(string Name, IReadOnlyList<UnitId>? Units, PersonId? Person, Scope Scope)
{
    public Slice Slice => new(Units, Person);

    public bool IsCompany => Units is null && Person is null;

    /// <summary>The units by which the subject is taken apart, so far as they have figures; a level of a single such unit says nothing new and is passed over.</summary>
    public IReadOnlyList<UnitOnDay> UnitsBelow(OrganizationChart chart, Func<UnitId, bool> hasFigures)
    {
        if (Person is not null) return [];
        var below = With(
            Units is [var one] ? chart.ChildrenOf(one)
            : Units is { } several ? several.Where(chart.ById.ContainsKey).Select(unit => chart.ById[unit])
            : chart.Roots.SelectMany(root => root.Kind == UnitKind.Company ? chart.ChildrenOf(root.Id) : [root]));
        while (below is [var single] && With(chart.ChildrenOf(single.Id)) is { Count: > 0 } next) below = next;
        return below;

        List<UnitOnDay> With(IEnumerable<UnitOnDay> units) => [.. units.Where(unit => chart.Subtree(unit.Id).Any(hasFigures))];
    }

    /// <summary>
    /// Who is asked for or, where nobody is, all that the reader may see. Null where that is beyond the reader's scope on the day.
    /// The root of the organisation is the company itself, with what belongs to no unit.
    /// </summary>
    public static async Task<Subject?> FindAsync(Work work, UnitId? unit, PersonId? person, DateOnly day, CancellationToken cancel)
    {
        var scope = await work.ScopeAsync(day, cancel);
        if (person is { } one)
        {
            if (!scope.Includes(one) && !(unit is { } own && scope.Includes(own))) return null;
            var name = await work.Db.People.AsNoTracking().Where(known => known.Id == one).Select(known => known.Name).SingleOrDefaultAsync(cancel);
            if (name is null || (unit is { } where && !scope.Includes(where))) return null;
            // A person within a unit: only what they did there.
            return new(name, unit is { } within ? [within] : null, one, scope);
        }
        if (unit is { } wanted)
        {
            if (!scope.Includes(wanted)) return null;
            var found = await work.Db.Units.AsNoTracking().Where(known => known.Id == wanted).Select(known => new { known.Name, known.Kind }).SingleOrDefaultAsync(cancel);
            if (found is null) return null;
            return found.Kind == UnitKind.Company && scope.WholeCompany ? new(found.Name, null, null, scope) : new(found.Name, [wanted], null, scope);
        }
        if (scope.WholeCompany) return new((await work.CompanyAsync(cancel)).Name, null, null, scope);
        if (scope.Units.Count == 0) return new(work.Actor.Name, null, scope.Self, scope);
        var managed = await work.Db.Memberships.AsNoTracking()
            .Where(membership => membership.PersonId == scope.Self && membership.Role == MembershipRole.Manager && membership.From <= day && (membership.To == null || membership.To >= day))
            .Join(work.Db.Units, membership => membership.UnitId, known => known.Id, (_, known) => new { known.Id, known.Name }).OrderBy(known => known.Name).ToListAsync(cancel);
        return new(string.Join(" · ", managed.Select(known => known.Name)), [.. managed.Select(known => known.Id)], null, scope);
    }
}
