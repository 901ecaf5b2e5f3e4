using Microsoft.EntityFrameworkCore;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Organization;

/// <summary>The units as they hung on one day, in the order of the tree, and who belonged to them.</summary>
internal sealed class OrganizationChart
{
    private readonly ILookup<UnitId, UnitOnDay> _below;

    private OrganizationChart(IReadOnlyList<UnitOnDay> units, IReadOnlyList<MemberOnDay> members)
    {
        Units = units;
        ById = units.ToDictionary(unit => unit.Id);
        Members = members.ToLookup(member => member.UnitId);
        _below = units.Where(unit => unit.ParentId is not null).ToLookup(unit => unit.ParentId!.Value);
    }

    /// <summary>Parents before their children, siblings by name.</summary>
    public IReadOnlyList<UnitOnDay> Units { get; }

    public IReadOnlyDictionary<UnitId, UnitOnDay> ById { get; }

    /// <summary>Directly in the unit, by name; nobody stands in two units on one day.</summary>
    public ILookup<UnitId, MemberOnDay> Members { get; }

    public IEnumerable<UnitOnDay> Roots => Units.Where(unit => unit.ParentId is null);

    public IEnumerable<UnitOnDay> ChildrenOf(UnitId unit) => _below[unit];

    public static async Task<OrganizationChart> ReadAsync(SalesAlignDbContext db, DateOnly day, CancellationToken cancel)
    {
        var units = await db.Units.AsNoTracking()
            .Select(unit => new
            {
                unit.Id,
                unit.Name,
                unit.Kind,
                unit.Function,
                Placement = unit.Placements.Where(p => p.From <= day && (p.To == null || p.To >= day)).Select(p => new { p.ParentId }).FirstOrDefault(),
            })
            .Where(unit => unit.Placement != null)
            .ToListAsync(cancel);
        var members = await db.Memberships.AsNoTracking()
            .Where(m => m.From <= day && (m.To == null || m.To >= day))
            .Join(db.People, m => m.PersonId, p => p.Id, (m, p) => new { m.PersonId, p.Name, m.UnitId, m.Role, m.From, p.HiredOn })
            .ToListAsync(cancel);

        var known = units.Select(unit => unit.Id).ToHashSet();
        // A unit whose parent is not there on the day stands at the top: it must not vanish with its figures.
        var below = units.ToLookup(unit => unit.Placement!.ParentId is { } parent && known.Contains(parent) ? parent : (UnitId?)null);
        var ordered = new List<UnitOnDay>(units.Count);
        Walk(null, 0);
        var placed = members.GroupBy(member => member.PersonId).Select(group => group.MaxBy(member => member.From)!)
            .Select(member => new MemberOnDay(member.PersonId, member.Name, member.UnitId, member.Role, member.HiredOn))
            .OrderBy(member => member.Name, StringComparer.CurrentCultureIgnoreCase).ToList();
        return new(ordered, placed);

        void Walk(UnitId? parent, int depth)
        {
            foreach (var unit in below[parent].OrderBy(unit => unit.Name, StringComparer.CurrentCultureIgnoreCase))
            {
                ordered.Add(new(unit.Id, parent, unit.Name, unit.Kind, unit.Function, depth));
                Walk(unit.Id, depth + 1);
            }
        }
    }

    /// <summary>The unit and all below it.</summary>
    public IReadOnlyList<UnitId> Subtree(UnitId unit) => UnitTree.Below([unit], parent => _below[parent].Select(child => child.Id));
}

internal sealed record UnitOnDay(UnitId Id, UnitId? ParentId, string Name, UnitKind Kind, UnitFunction Function, int Depth);

internal sealed record MemberOnDay(PersonId PersonId, string Name, UnitId UnitId, MembershipRole Role, DateOnly? HiredOn);
