using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Metrics;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>The values of metrics by person in a window, under the keys by which gates, curves, scorecards and contests name them. What has no value is left out, and the engine reports it.</summary>
internal sealed class PayMetrics
{
    public static readonly PayMetrics None = new([]);

    private static readonly Dictionary<string, decimal> Nothing = new(StringComparer.Ordinal);

    private readonly Dictionary<PersonId, Dictionary<string, decimal>> _values;

    private PayMetrics(Dictionary<PersonId, Dictionary<string, decimal>> values) => _values = values;

    public IReadOnlyDictionary<string, decimal> Of(PersonId person) => _values.GetValueOrDefault(person, Nothing);

    /// <summary>For what is only known once everybody's deals were read, such as the attainment that a contest ranks by.</summary>
    public void Set(PersonId person, string key, decimal value)
    {
        if (!_values.TryGetValue(person, out var own)) _values[person] = own = new(StringComparer.Ordinal);
        own[key] = value;
    }

    /// <summary>Every key that the plan's rules read.</summary>
    public static IEnumerable<string> KeysOf(RunnablePlan plan) => plan.Versions.SelectMany(version => version.Plan.Components).SelectMany(KeysOf).Distinct(StringComparer.Ordinal);

    public static async Task<PayMetrics> LoadAsync(
        SalesAlignDbContext db, IEnumerable<RunnablePlan> plans, PayWindow window, FiscalCalendar calendar, IReadOnlyCollection<PersonId> people, CancellationToken cancel)
    {
        var asked = new List<(string Key, MetricId Metric, MetricReading Reading)>();
        foreach (var key in plans.SelectMany(KeysOf).Distinct(StringComparer.Ordinal))
        {
            if (MetricKey.TryRead(key, out var metric, out var reading)) asked.Add((key, metric.Value, reading));
        }
        var values = new PayMetrics([]);
        if (asked.Count == 0 || people.Count == 0 || !calendar.TryParse(window.Key, out var period)) return values;
        var ids = asked.Select(ask => ask.Metric).Distinct().ToList();
        var metrics = await db.Metrics.AsNoTracking().Where(metric => ids.Contains(metric.Id)).ToListAsync(cancel);
        var goals = await db.Goals.AsNoTracking()
            .Where(goal => ids.Contains(goal.MetricId) && goal.PeriodKey == period.Key && (goal.State == GoalState.Agreed || goal.State == GoalState.Closed)).ToListAsync(cancel);
        var units = await UnitsAsync(db, window.Last, cancel);
        foreach (var metric in metrics)
        {
            var read = await MetricValuesReader.ReadAsync(db, metric, [period], [MetricGrain.Person, MetricGrain.Unit], cancel);
            foreach (var (key, _, reading) in asked.Where(ask => ask.Metric == metric.Id))
            {
                foreach (var person in people)
                {
                    if (Value(read, goals, metric.Id, reading, person, units) is { } value) values.Set(person, key, value);
                }
            }
        }
        return values;
    }

    private static decimal? Value(MetricValues read, List<Goal> goals, MetricId metric, MetricReading reading, PersonId person, Dictionary<PersonId, UnitId> units)
    {
        if (reading == MetricReading.Value) return read.Of(person, 0).Value;
        if (reading == MetricReading.Attainment)
        {
            var own = goals.Find(goal => goal.MetricId == metric && goal.PersonId == person);
            return own is { Target.Measure: not 0 } ? read.Of(person, 0).Value / own.Target.Measure : null;
        }
        if (!units.TryGetValue(person, out var unit)) return null;
        var team = goals.Find(goal => goal.MetricId == metric && goal.UnitId == unit);
        return team is { Target.Measure: not 0 } ? read.Of(unit, 0).Value / team.Target.Measure : null;
    }

    /// <summary>The unit in which a person works on a day; the one joined last where there are several.</summary>
    public static async Task<Dictionary<PersonId, UnitId>> UnitsAsync(SalesAlignDbContext db, DateOnly on, CancellationToken cancel)
    {
        var seats = await db.Memberships.AsNoTracking().Where(m => m.From <= on && (m.To == null || m.To >= on)).OrderBy(m => m.From)
            .Select(m => new { m.PersonId, m.UnitId }).ToListAsync(cancel);
        var units = new Dictionary<PersonId, UnitId>();
        foreach (var seat in seats) units[seat.PersonId] = seat.UnitId;
        return units;
    }

    private static IEnumerable<string> KeysOf(Component component)
    {
        foreach (var gate in component.Gates) yield return gate.Metric;
        switch (component)
        {
            case TargetBonusComponent bonus:
                if (bonus.AttainmentOf is { } attainment) yield return attainment;
                if (bonus.Grid is { } grid) yield return grid.ColumnMetric;
                break;
            case ScorecardComponent scorecard:
                foreach (var metric in scorecard.Metrics) yield return metric.Metric;
                break;
            case ContestComponent contest:
                yield return contest.Metric;
                break;
        }
    }
}
