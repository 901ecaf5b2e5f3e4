namespace SalesAlign.Domain.Organization;

/// <summary>
/// The one walk down the organisation: a unit and all that hangs under it, parents before children. On which day the tree is read decides what a
/// moved unit means: it belongs where it hung on that day, with everybody in it. A ring of units, which bad data may hold, ends the walk.
/// </summary>
public static class UnitTree
{
    public static IReadOnlyList<UnitId> Below(IEnumerable<UnitId> roots, Func<UnitId, IEnumerable<UnitId>> children)
    {
        var units = new List<UnitId>();
        var seen = new HashSet<UnitId>();
        var open = new Stack<UnitId>(roots.Reverse());
        while (open.TryPop(out var unit))
        {
            if (!seen.Add(unit)) continue;
            units.Add(unit);
            foreach (var child in children(unit).Reverse()) open.Push(child);
        }
        return units;
    }
}
