using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Organization;

/// <summary>The level of an organisation unit.</summary>
public enum UnitKind
{
    Company,
    Division,
    Region,
    Team,
}

/// <summary>What an organisation unit does.</summary>
public enum UnitFunction
{
    Sales,
    Product,
    Marketing,
    Finance,
    Service,
    Management,
}

/// <summary>A node of the organisation tree. Where it hangs is effective-dated, so that a past report still shows the tree of its day.</summary>
public sealed class Unit
{
    private readonly List<UnitPlacement> _placements = [];

    private Unit()
    {
        Name = "";
    }

    public Unit(UnitId id, string name, UnitKind kind, UnitFunction function, string? externalId = null)
    {
        Id = id;
        Name = name;
        Kind = kind;
        Function = function;
        ExternalId = externalId;
    }

    public UnitId Id { get; private set; }

    /// <summary>The unit's key in the system it was imported from.</summary>
    public string? ExternalId { get; private set; }

    public string Name { get; private set; }

    public UnitKind Kind { get; private set; }

    public UnitFunction Function { get; private set; }

    public IReadOnlyList<UnitPlacement> Placements => _placements;

    public void Rename(string name) => Name = name;

    /// <summary>Hangs the unit under a parent (or at the root) from a day on; the placement before it ends the day before.</summary>
    /// <exception cref="RuleViolation">The unit would hang under itself, or a later placement is already known.</exception>
    public void PlaceUnder(UnitId? parent, DateOnly from)
    {
        RuleViolation.Unless(parent != Id, "unit.own_parent");
        var last = _placements.Count == 0 ? null : _placements.MaxBy(placement => placement.From);
        if (last is not null)
        {
            if (last.ParentId == parent && last.To is null) return;
            RuleViolation.Unless(from >= last.From, "unit.placement_known_later", last.From);
            if (from == last.From)
            {
                _placements.Remove(last);
            }
            else
            {
                last.End(from.AddDays(-1));
            }
        }
        _placements.Add(new UnitPlacement(Id, parent, from));
    }
}

/// <summary>Under which parent a unit hangs, and when.</summary>
public sealed class UnitPlacement
{
    private UnitPlacement()
    {
    }

    internal UnitPlacement(UnitId unit, UnitId? parent, DateOnly from)
    {
        Id = Guid.CreateVersion7();
        UnitId = unit;
        ParentId = parent;
        From = from;
    }

    public Guid Id { get; private set; }

    public UnitId UnitId { get; private set; }

    public UnitId? ParentId { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly? To { get; private set; }

    internal void End(DateOnly last) => To = last;
}
