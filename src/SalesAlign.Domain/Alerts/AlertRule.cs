using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Alerts;

/// <summary>What a rule watches and from where on it speaks up; a value, so that it can be tried before it is kept.</summary>
/// <param name="MetricId">Needed by the indices that watch one metric, and no other.</param>
/// <param name="Periods">How many periods in a row a metric must be wrong.</param>
/// <param name="PeriodKind">The length of the periods that a metric is read by.</param>
/// <param name="Days">The stretch that counts: days without movement of a stalled deal, days of activity that are compared.</param>
/// <param name="Most">How many of the largest customers count as key accounts.</param>
/// <param name="Least">The fewest (activities before, deals before) from which on a fall says anything.</param>
public sealed record AlertWatch(
    AlertIndex Index, AlertLevel Level, AlertThresholds Thresholds, MetricId? MetricId = null, AlertSide Side = AlertSide.Below, int Periods = 1,
    PeriodKind PeriodKind = PeriodKind.Quarter, int Days = 28, int Most = 20, int Least = 5)
{
    /// <summary>True where a larger measure of the index is worse.</summary>
    public bool LargerIsWorse => Index switch
    {
        AlertIndex.GoalProgress or AlertIndex.GoalPace => false,
        AlertIndex.MetricValue => Side == AlertSide.Above,
        _ => true,
    };

    public bool NeedsMetric => Index is AlertIndex.MetricValue or AlertIndex.MetricFall;

    /// <summary>The levels at which an index can be looked at.</summary>
    public static IReadOnlyList<AlertLevel> LevelsOf(AlertIndex index) => index switch
    {
        AlertIndex.DataLag or AlertIndex.MetricMissing => [AlertLevel.Company],
        AlertIndex.KeyAccountContact => [AlertLevel.Company],
        AlertIndex.StalledDeals => [AlertLevel.Person, AlertLevel.Unit],
        AlertIndex.FallingActivity => [AlertLevel.Person, AlertLevel.Unit, AlertLevel.Company],
        _ => [AlertLevel.Person, AlertLevel.Unit, AlertLevel.Company],
    };

    /// <exception cref="RuleViolation">A part is missing, out of range, or does not belong to the index.</exception>
    public void MustHold()
    {
        if (!LevelsOf(Index).Contains(Level)) throw new RuleViolation("alerts.level_not_of_index") { Field = "Level" };
        if (NeedsMetric && MetricId is null) throw new RuleViolation("alerts.no_metric") { Field = "MetricId" };
        if (!NeedsMetric && MetricId is not null) throw new RuleViolation("alerts.metric_not_of_index") { Field = "MetricId" };
        if (Periods is < 1 or > 8) throw new RuleViolation("alerts.periods_out_of_range", 1, 8) { Field = "Periods" };
        if (PeriodKind is not (PeriodKind.Year or PeriodKind.Quarter or PeriodKind.Month)) throw new RuleViolation("alerts.period_kind") { Field = "PeriodKind" };
        if (Days is < 1 or > 366) throw new RuleViolation("alerts.days_out_of_range", 1, 366) { Field = "Days" };
        if (Most is < 1 or > 500) throw new RuleViolation("alerts.most_out_of_range", 1, 500) { Field = "Most" };
        if (Least is < 0 or > 100_000) throw new RuleViolation("alerts.least_out_of_range", 0, 100_000) { Field = "Least" };
        Thresholds.MustSuit(LargerIsWorse);
        var negative = Thresholds.Watch < 0 || Thresholds.Serious < 0 || Thresholds.Critical < 0;
        if (negative && Index != AlertIndex.MetricValue) throw new RuleViolation("alerts.negative_threshold") { Field = "Watch" };
    }
}

/// <summary>A standing order to notice a deviation: what is watched, for which part of the organisation, who deals with it, and how often it is looked at.</summary>
public sealed class AlertRule
{
    public const int LongestName = 120;

    private AlertRule()
    {
        Name = "";
        Watch = null!;
    }

    /// <exception cref="RuleViolation">The name is missing or the watch does not hold.</exception>
    public AlertRule(AlertRuleId id, string name, AlertWatch watch, UnitId? scope, AlertOwner owner, AlertCadence cadence)
        : this()
    {
        Id = id;
        IsEnabled = true;
        Revise(name, watch, scope, owner, cadence);
    }

    public AlertRuleId Id { get; private set; }

    public string Name { get; private set; }

    public AlertWatch Watch { get; private set; }

    /// <summary>The unit, with all below it, that the rule looks at; empty for the whole company.</summary>
    public UnitId? ScopeUnitId { get; private set; }

    public AlertOwner Owner { get; private set; }

    public AlertCadence Cadence { get; private set; }

    public bool IsEnabled { get; private set; }

    /// <summary>When it was last looked at, and how many it then found.</summary>
    public DateTimeOffset? EvaluatedAt { get; private set; }

    public int? LastFindings { get; private set; }

    public void Revise(string name, AlertWatch watch, UnitId? scope, AlertOwner owner, AlertCadence cadence)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new RuleViolation("alerts.no_name") { Field = "Name" };
        if (name.Trim().Length > LongestName) throw new RuleViolation("alerts.name_too_long", LongestName) { Field = "Name" };
        watch.MustHold();
        Name = name.Trim();
        Watch = watch;
        ScopeUnitId = scope;
        Owner = owner;
        Cadence = cadence;
    }

    public void Enable() => IsEnabled = true;

    public void Disable() => IsEnabled = false;

    public void Evaluated(DateTimeOffset at, int findings)
    {
        EvaluatedAt = at;
        LastFindings = findings;
    }
}
