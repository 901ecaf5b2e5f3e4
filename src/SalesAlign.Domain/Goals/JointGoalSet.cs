using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Goals;

/// <summary>What an item of a joint set of goals is about; a set needs each of them.</summary>
public enum JointGoalKind
{
    Revenue,
    Profit,

    /// <summary>Anything that is not money: what shows whether the two units pull in one direction.</summary>
    NonFinancial,
}

/// <summary>
/// Goals that two units carry together for a half-year: revenue, profit and at least one that is not money. Both are measured by the same score, so neither can win
/// at the other's cost. It counts once both have agreed, and stays as agreed.
/// </summary>
public sealed class JointGoalSet
{
    private readonly List<JointGoalItem> _items = [];

    private JointGoalSet()
    {
        Name = PeriodKey = "";
    }

    /// <exception cref="RuleViolation">It has no name, the period is no half-year, or it is one unit twice.</exception>
    public JointGoalSet(JointGoalSetId id, string name, UnitId first, UnitId second, Period half)
        : this()
    {
        if (name.Trim().Length == 0) throw new RuleViolation("joint.no_name") { Field = "Name" };
        if (first == second) throw new RuleViolation("joint.one_unit_twice") { Field = "Second" };
        if (half.Kind != PeriodKind.Half) throw new RuleViolation("joint.half_year_only", half.Key) { Field = "Period" };
        Id = id;
        Name = name.Trim();
        FirstUnitId = first;
        SecondUnitId = second;
        PeriodKey = half.Key;
        PeriodFirst = half.First;
        PeriodLast = half.Last;
    }

    public JointGoalSetId Id { get; private set; }

    public string Name { get; private set; }

    public UnitId FirstUnitId { get; private set; }

    public UnitId SecondUnitId { get; private set; }

    public string PeriodKey { get; private set; }

    public DateOnly PeriodFirst { get; private set; }

    public DateOnly PeriodLast { get; private set; }

    public PersonId? FirstAgreedBy { get; private set; }

    public PersonId? SecondAgreedBy { get; private set; }

    public IReadOnlyList<JointGoalItem> Items => _items;

    public bool IsAgreed => FirstAgreedBy is not null && SecondAgreedBy is not null;

    /// <param name="weight">In any ratio to the other items.</param>
    public JointGoalItem Add(JointGoalKind kind, string title, MetricId? metric, decimal target, decimal weight)
    {
        MustBeOpen();
        var item = new JointGoalItem(Id, _items.Count, kind, title, metric, target, weight);
        _items.Add(item);
        // Whoever had agreed had agreed to something else.
        FirstAgreedBy = SecondAgreedBy = null;
        return item;
    }

    public void Remove(Guid item)
    {
        MustBeOpen();
        _items.RemoveAll(other => other.Id == item);
        FirstAgreedBy = SecondAgreedBy = null;
    }

    /// <summary>One of the two units agrees.</summary>
    /// <exception cref="RuleViolation">Revenue, profit or what is not money is missing, or the unit is none of the two.</exception>
    public void Agree(UnitId unit, PersonId by)
    {
        foreach (var kind in Enum.GetValues<JointGoalKind>()) RuleViolation.Unless(_items.Exists(item => item.Kind == kind), "joint.kind_missing", kind);
        RuleViolation.Unless(unit == FirstUnitId || unit == SecondUnitId, "joint.not_your_unit");
        if (unit == FirstUnitId) FirstAgreedBy = by;
        else SecondAgreedBy = by;
    }

    /// <summary>The value of an item that no metric measures.</summary>
    public void Enter(Guid item, decimal value, DateOnly on) =>
        (_items.Find(other => other.Id == item) ?? throw new RuleViolation("joint.no_such_item")).Enter(value, on);

    /// <summary>
    /// The one score of both units: the weighted mean of what each item reached of its target, each counted between 0 and 1. Items without data are left out and
    /// counted as missing; null where none has any.
    /// </summary>
    public (decimal? Score, int Missing) Score(IReadOnlyDictionary<Guid, decimal?> values)
    {
        var (sum, weights, missing) = (0m, 0m, 0);
        foreach (var item in _items)
        {
            if (values.GetValueOrDefault(item.Id, item.Value) is not { } value)
            {
                missing++;
                continue;
            }
            sum += item.Weight * Math.Clamp(value / item.Target, 0m, 1m);
            weights += item.Weight;
        }
        return (weights == 0 ? null : sum / weights, missing);
    }

    private void MustBeOpen() => RuleViolation.Unless(!IsAgreed, "joint.agreed_stays");
}

/// <summary>One goal of a joint set: with a metric it is measured by both units' deals together, else its value is entered.</summary>
public sealed class JointGoalItem
{
    private JointGoalItem()
    {
        Title = "";
    }

    internal JointGoalItem(JointGoalSetId set, int position, JointGoalKind kind, string title, MetricId? metric, decimal target, decimal weight)
        : this()
    {
        if (title.Trim().Length == 0) throw new RuleViolation("joint.no_title") { Field = "Title" };
        if (target <= 0) throw new RuleViolation("joint.target_not_positive", target) { Field = "Target" };
        if (weight is <= 0 or > 100) throw new RuleViolation("joint.weight_out_of_range", weight) { Field = "Weight" };
        Id = Guid.CreateVersion7();
        SetId = set;
        Position = position;
        Kind = kind;
        Title = title.Trim();
        MetricId = metric;
        Target = target;
        Weight = weight;
    }

    public Guid Id { get; private set; }

    public JointGoalSetId SetId { get; private set; }

    public int Position { get; private set; }

    public JointGoalKind Kind { get; private set; }

    public string Title { get; private set; }

    public MetricId? MetricId { get; private set; }

    public decimal Target { get; private set; }

    public decimal Weight { get; private set; }

    /// <summary>Entered by hand, where no metric measures it.</summary>
    public decimal? Value { get; private set; }

    public DateOnly? ValueOn { get; private set; }

    internal void Enter(decimal value, DateOnly on)
    {
        RuleViolation.Unless(MetricId is null, "joint.measured_by_metric", Title);
        Value = value;
        ValueOn = on;
    }
}
