namespace SalesAlign.Domain.Organization;

/// <summary>Where a unit hung on the day.</summary>
public readonly record struct PlacementOnDay(UnitId Unit, UnitId? Parent);

/// <summary>Where a person belonged on the day, and as what.</summary>
public readonly record struct MembershipOnDay(PersonId Person, UnitId Unit, MembershipRole Role);

/// <summary>The organisation as it stood on one day: who reported to whom, and what hung under what. A ring of units, which bad data may hold, ends the walk.</summary>
public sealed class OrganizationOnDay
{
    private readonly Dictionary<UnitId, UnitId?> _parents = [];
    private readonly Dictionary<UnitId, List<UnitId>> _children = [];
    private readonly Dictionary<UnitId, List<PersonId>> _managers = [];
    private readonly Dictionary<PersonId, List<MembershipOnDay>> _memberships = [];

    public OrganizationOnDay(IReadOnlyList<PlacementOnDay> placements, IReadOnlyList<MembershipOnDay> memberships)
    {
        foreach (var placement in placements)
        {
            _parents[placement.Unit] = placement.Parent;
            if (placement.Parent is { } parent) Of(_children, parent).Add(placement.Unit);
        }
        foreach (var membership in memberships)
        {
            Of(_memberships, membership.Person).Add(membership);
            if (membership.Role == MembershipRole.Manager) Of(_managers, membership.Unit).Add(membership.Person);
        }
    }

    /// <summary>The unit a person belongs to; of several the one where they are no manager, since a manager sits in the unit above too. Empty when none.</summary>
    public UnitId? UnitOf(PersonId person)
    {
        if (!_memberships.TryGetValue(person, out var memberships)) return null;
        foreach (var membership in memberships)
        {
            if (membership.Role != MembershipRole.Manager) return membership.Unit;
        }
        return memberships[0].Unit;
    }

    /// <summary>Managers above a person, nearest first: those of the own unit, then of each unit above, never the person.</summary>
    public IReadOnlyList<PersonId> ManagersAbove(PersonId person)
    {
        var above = new List<PersonId>();
        var seen = new HashSet<UnitId>();
        var unit = UnitOf(person);
        while (unit is { } here && seen.Add(here))
        {
            if (_managers.TryGetValue(here, out var managers))
            {
                foreach (var manager in managers)
                {
                    if (manager != person && !above.Contains(manager)) above.Add(manager);
                }
            }
            unit = _parents.GetValueOrDefault(here);
        }
        return above;
    }

    /// <summary>Whoever has this person as nearest manager.</summary>
    public IReadOnlyList<PersonId> ReportsOf(PersonId person)
    {
        var reports = new List<PersonId>();
        foreach (var candidate in _memberships.Keys)
        {
            if (ManagerOf(candidate) == person) reports.Add(candidate);
        }
        return reports;
    }

    public bool Holds(UnitId unit) => _parents.ContainsKey(unit);

    public PersonId? ManagerOf(PersonId person) => ManagersAbove(person) is [var nearest, ..] ? nearest : null;

    /// <summary>True when <paramref name="unit"/> hangs somewhere under <paramref name="ancestor"/>, or is it.</summary>
    public bool IsUnder(UnitId unit, UnitId ancestor)
    {
        var seen = new HashSet<UnitId>();
        UnitId? here = unit;
        while (here is { } current && seen.Add(current))
        {
            if (current == ancestor) return true;
            here = _parents.GetValueOrDefault(current);
        }
        return false;
    }

    /// <summary>A unit and all that hangs under it.</summary>
    public IReadOnlySet<UnitId> Subtree(UnitId root) => UnitTree.Below([root], unit => _children.GetValueOrDefault(unit) ?? []).ToHashSet();

    private static List<TValue> Of<TKey, TValue>(Dictionary<TKey, List<TValue>> lists, TKey key)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list)) lists[key] = list = [];
        return list;
    }
}
