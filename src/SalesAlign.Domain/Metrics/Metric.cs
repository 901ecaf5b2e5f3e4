using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Metrics;

/// <summary>In what a metric is counted; a share is kept as a factor.</summary>
public enum MetricUnit
{
    Money,
    Count,
    Share,
    Days,

    /// <summary>A plain number with decimals, such as an average quality or calls per deal.</summary>
    Number,
}

/// <summary>
/// A number that has one name and means the same for everybody. What it means may change, from a day on and with a reason: what was before keeps
/// its meaning.
/// </summary>
public sealed class Metric
{
    private readonly List<MetricVersion> _versions = [];

    private Metric()
    {
        Name = Description = "";
    }

    /// <exception cref="RuleViolation">The definition cannot be computed.</exception>
    public Metric(MetricId id, string name, MetricDefinition definition, PersonId? by = null, DateTimeOffset? at = null)
        : this()
    {
        Id = id;
        _versions.Add(new MetricVersion(id, 1, definition.Checked(), null, null, by, at));
        Direction = Unit == MetricUnit.Days ? Direction.LowerIsBetter : Direction.HigherIsBetter;
        Describe(name, "", Direction, 7);
    }

    public MetricId Id { get; private set; }

    public string Name { get; private set; }

    public string Description { get; private set; }

    public Direction Direction { get; private set; }

    /// <summary>Days after which a value without news counts as outdated.</summary>
    public int CadenceDays { get; private set; }

    /// <summary>No longer offered; what refers to it still reads it.</summary>
    public bool IsRetired { get; private set; }

    public IReadOnlyList<MetricVersion> Versions => _versions;

    public MetricVersion Current => _versions.MaxBy(version => version.Number)!;

    /// <summary>What it means today or, where a change is still to come, from then on.</summary>
    public MetricDefinition Definition => Current.Definition;

    public MetricUnit Unit => Definition.Unit();

    /// <summary>True where numerator and denominator are kept apart and the value does not add up.</summary>
    public bool IsRatio => Definition.IsRatio();

    /// <summary>Whether its numerators and denominators may be added over units and over time.</summary>
    public bool AddsUp => Definition.AddsUp();

    /// <summary>Why it cannot be computed, such as a field that no longer exists; null for a sound metric.</summary>
    public RuleViolation? Broken
    {
        get
        {
            try
            {
                foreach (var version in _versions) version.Definition.Checked();
                return null;
            }
            catch (RuleViolation refused)
            {
                return refused;
            }
        }
    }

    /// <summary>The definitions with the days that each computes, the earliest first; one that was replaced before it began is left out.</summary>
    public IReadOnlyList<MetricRule> Rules
    {
        get
        {
            var ordered = _versions.OrderBy(version => version.Number).ToList();
            var rules = new List<MetricRule>(ordered.Count);
            for (var i = 0; i < ordered.Count; i++)
            {
                var last = i + 1 < ordered.Count ? ordered[i + 1].From!.Value.AddDays(-1) : DateOnly.MaxValue;
                var first = ordered[i].From ?? DateOnly.MinValue;
                if (first <= last) rules.Add(new(ordered[i].Definition, first, last));
            }
            return rules;
        }
    }

    public void Describe(string name, string description, Direction direction, int cadenceDays)
    {
        if (name.Trim().Length == 0) throw new RuleViolation("metric.no_name") { Field = "Name" };
        if (cadenceDays is < 1 or > 366) throw new RuleViolation("metric.cadence_out_of_range", cadenceDays) { Field = "CadenceDays" };
        Name = name.Trim();
        Description = description.Trim();
        Direction = direction;
        CadenceDays = cadenceDays;
    }

    /// <summary>From a day on the metric means something else; all that was before keeps its meaning.</summary>
    /// <exception cref="RuleViolation">No reason, a day before the last change, a number of another kind, or a definition that cannot be computed.</exception>
    public void Redefine(MetricDefinition definition, DateOnly from, string why, PersonId by, DateTimeOffset at)
    {
        if (string.IsNullOrWhiteSpace(why)) throw new RuleViolation("metric.no_reason") { Field = "Why" };
        if (Current.From is { } last && from < last) throw new RuleViolation("metric.changed_later", last) { Field = "From" };
        var sound = definition.Checked();
        // One row of periods, one chart and one target hold for all of its versions.
        if (!sound.IsComparableTo(Definition)) throw new RuleViolation("metric.another_kind") { Field = "Of.Aggregation" };
        _versions.Add(new MetricVersion(Id, Current.Number + 1, sound, from, why.Trim(), by, at));
    }

    public void Retire() => IsRetired = true;

    public void Revive() => IsRetired = false;
}

/// <summary>A definition and the days that it computes, both ends included.</summary>
public sealed record MetricRule(MetricDefinition Definition, DateOnly First, DateOnly Last);
