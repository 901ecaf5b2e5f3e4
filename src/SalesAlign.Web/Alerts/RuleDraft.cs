using SalesAlign.Application.Alerts;
using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Web.Alerts;

/// <summary>A rule as its form holds it: shares are typed in percent, choices are text until they are chosen.</summary>
internal sealed class RuleDraft
{
    public static readonly IReadOnlyList<PeriodKind> PeriodKinds = [PeriodKind.Month, PeriodKind.Quarter, PeriodKind.Year];

    public string Name { get; set; } = "";

    public AlertIndex Index { get; set; } = AlertIndex.GoalPace;

    public AlertLevel Level { get; set; } = AlertLevel.Person;

    public string Metric { get; set; } = "";

    public string Scope { get; set; } = "";

    public AlertSide Side { get; set; }

    public int Periods { get; set; } = 1;

    public PeriodKind PeriodKind { get; set; } = PeriodKind.Quarter;

    public int Days { get; set; } = 28;

    public int Most { get; set; } = 20;

    public int Least { get; set; } = 8;

    public decimal? Watch { get; set; } = 90;

    public decimal? Serious { get; set; } = 75;

    public decimal? Critical { get; set; } = 60;

    public AlertOwner Owner { get; set; } = AlertOwner.ManagerAbove;

    public AlertCadence Cadence { get; set; } = AlertCadence.OnChange;

    public bool IsEnabled { get; set; } = true;

    public MetricId? MetricId => NeedsMetric && Guid.TryParse(Metric, out var id) ? new MetricId(id) : null;

    public UnitId? ScopeUnitId => Guid.TryParse(Scope, out var id) ? new UnitId(id) : null;

    public bool NeedsMetric => Index is AlertIndex.MetricValue or AlertIndex.MetricFall;

    public bool HasPeriod => NeedsMetric || Index is AlertIndex.GoalPace or AlertIndex.GoalProgress or AlertIndex.MetricMissing;

    public bool LargerIsWorse => Read(0, 0, 0).LargerIsWorse;

    /// <summary>Null while a threshold is missing.</summary>
    public AlertWatch? AsWatch(bool share) =>
        Watch is { } watch && Serious is { } serious && Critical is { } critical ? share ? Read(watch / 100m, serious / 100m, critical / 100m) : Read(watch, serious, critical) : null;

    public static RuleDraft Of(AlertRuleFacts rule, bool share)
    {
        var factor = share ? 100m : 1m;
        return new()
        {
            Name = rule.Name,
            Index = rule.Watch.Index,
            Level = rule.Watch.Level,
            Metric = rule.Watch.MetricId?.ToString() ?? "",
            Scope = rule.ScopeUnitId?.ToString() ?? "",
            Side = rule.Watch.Side,
            Periods = rule.Watch.Periods,
            PeriodKind = rule.Watch.PeriodKind,
            Days = rule.Watch.Days,
            Most = rule.Watch.Most,
            Least = rule.Watch.Least,
            Watch = Trim(rule.Watch.Thresholds.Watch * factor),
            Serious = Trim(rule.Watch.Thresholds.Serious * factor),
            Critical = Trim(rule.Watch.Thresholds.Critical * factor),
            Owner = rule.Owner,
            Cadence = rule.Cadence,
            IsEnabled = rule.IsEnabled,
        };
    }

    /// <summary>What usually is watched with an index, so that a new rule begins with something sensible.</summary>
    public void TakeUsual()
    {
        if (!AlertWatch.LevelsOf(Index).Contains(Level)) Level = AlertWatch.LevelsOf(Index)[0];
        (Watch, Serious, Critical) = Index switch
        {
            AlertIndex.GoalPace or AlertIndex.GoalProgress => (90m, 75m, 60m),
            AlertIndex.KeyAccountContact => (45m, 60m, 90m),
            AlertIndex.StalledDeals => (5m, 10m, 20m),
            AlertIndex.FallingActivity or AlertIndex.MetricFall => (25m, 40m, 60m),
            AlertIndex.DataLag => (2m, 4m, 7m),
            AlertIndex.MetricMissing => (1m, 5m, 20m),
            _ => ((decimal?)null, (decimal?)null, (decimal?)null),
        };
        Days = Index == AlertIndex.StalledDeals ? 60 : 28;
    }

    private AlertWatch Read(decimal watch, decimal serious, decimal critical) =>
        new(Index, Level, new AlertThresholds(watch, serious, critical), MetricId, Side, Index == AlertIndex.MetricValue ? Periods : 1, HasPeriod ? PeriodKind : PeriodKind.Quarter, Days, Most, Least);

    // 0.9 kept as 0.900 would be typed back as 90.000.
    private static decimal Trim(decimal value) => value / 1.000000000000000000000000000000000m;
}
