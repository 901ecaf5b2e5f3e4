using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Goals;
using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Alerts.Detection;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Alerts.Observing;

/// <summary>Goals of the running period: how far each has come, and which have nothing to be measured by.</summary>
internal static class GoalObservations
{
    public static async Task<IReadOnlyList<AlertObservation>> RunningAsync(AlertScene scene, AlertWatch watch, CancellationToken cancel)
    {
        var period = scene.Calendar.Containing(watch.PeriodKind, scene.Today);
        var goals = (await AgreedAsync(scene, period, cancel)).Where(goal => IsAt(scene, watch.Level, goal)).ToList();
        return await OfAsync(scene, watch, goals, cancel);
    }

    /// <summary>One goal, whether or not its period still runs.</summary>
    public static async Task<AlertObservation?> OneAsync(AlertScene scene, AlertWatch watch, GoalId goal, CancellationToken cancel)
    {
        var found = await scene.Work.Db.Goals.AsNoTracking().Where(g => g.Id == goal).ToListAsync(cancel);
        return await OfAsync(scene, watch, found, cancel) is [var one, ..] ? one : null;
    }

    /// <summary>Metrics of running goals that have no value, or one that is older than the metric allows.</summary>
    public static async Task<IReadOnlyList<AlertObservation>> WithoutValueAsync(AlertScene scene, AlertWatch watch, CancellationToken cancel)
    {
        var goals = await AgreedAsync(scene, scene.Calendar.Containing(watch.PeriodKind, scene.Today), cancel);
        var standings = await GoalStandings.OfAsync(scene.Work, goals, cancel);
        var names = await MetricNamesAsync(scene, goals.Select(goal => goal.MetricId), cancel);
        var observations = new List<AlertObservation>();
        foreach (var metric in goals.GroupBy(goal => goal.MetricId))
        {
            var missing = metric.Where(goal => standings[goal.Id] is var standing && (standing.Actual.Value is null || standing.Status is RagStatus.NoData or RagStatus.Outdated)).ToList();
            observations.Add(new(
                new AlertSubject($"m:{metric.Key.Value:N}", AlertLevel.Company, names[metric.Key], scene.Root, MetricId: metric.Key), [missing.Count], metric.Count(),
                Period: goals[0].PeriodKey,
                Evidence: [new CaseEvidence(EvidenceKind.Metric, names[metric.Key], metric.Key.Value, missing.Count, $"/performance/figures?metric={metric.Key}")]));
        }
        return observations;
    }

    private static async Task<List<Goal>> AgreedAsync(AlertScene scene, Period period, CancellationToken cancel)
    {
        var goals = await scene.Work.Db.Goals.AsNoTracking().Where(goal => goal.PeriodKey == period.Key && goal.State == GoalState.Agreed).ToListAsync(cancel);
        return goals.FindAll(goal => goal.PersonId is { } person ? scene.Includes(person) : scene.Includes(goal.UnitId!.Value));
    }

    private static bool IsAt(AlertScene scene, AlertLevel level, Goal goal) => level switch
    {
        AlertLevel.Person => goal.PersonId is not null,
        AlertLevel.Company => goal.UnitId == scene.Root,
        _ => goal.UnitId is not null && goal.UnitId != scene.Root,
    };

    private static async Task<IReadOnlyList<AlertObservation>> OfAsync(AlertScene scene, AlertWatch watch, List<Goal> goals, CancellationToken cancel)
    {
        if (goals.Count == 0) return [];
        var standings = await GoalStandings.OfAsync(scene.Work, goals, cancel);
        var owners = await GoalOwners.NamesAsync(scene.Work.Db, goals, cancel);
        var metrics = await MetricNamesAsync(scene, goals.Select(goal => goal.MetricId), cancel);
        var objectives = await ObjectiveTitles.ReadAsync(scene.Work.Db, goals.Select(goal => goal.ObjectiveId), cancel);
        var observations = new List<AlertObservation>(goals.Count);
        foreach (var goal in goals)
        {
            var standing = standings[goal.Id];
            // A ratio is due all the time; whether its period is nearly over is a matter of days alone.
            var reference = watch.Index == AlertIndex.GoalProgress ? Pace.Linear(goal.PeriodFirst, goal.PeriodLast, scene.Today) : standing.Expected;
            var level = goal.PersonId is not null ? AlertLevel.Person : goal.UnitId == scene.Root ? AlertLevel.Company : AlertLevel.Unit;
            var unit = goal.UnitId ?? (goal.PersonId is { } person ? scene.UnitOf(person) : null);
            var title = objectives.TryGetValue(goal.ObjectiveId, out var words) ? words.Title : metrics[goal.MetricId];
            observations.Add(new(
                new AlertSubject($"g:{goal.Id.Value:N}", level, owners[goal.Id], unit, goal.PersonId, GoalId: goal.Id, MetricId: goal.MetricId, Carrier: goal.PersonId),
                [standing.Attainment], reference, Period: goal.PeriodKey,
                Evidence:
                [
                    new(EvidenceKind.Goal, title, goal.Id.Value, standing.Attainment),
                    new(EvidenceKind.Metric, metrics[goal.MetricId], goal.MetricId.Value, standing.Actual.Value, RowsOf(goal.MetricId, goal.PeriodKey, level, goal.UnitId, goal.PersonId)),
                ]));
        }
        return observations;
    }

    /// <summary>The page with the rows behind a metric's value.</summary>
    public static string RowsOf(MetricId metric, string period, AlertLevel level, UnitId? unit, PersonId? person) =>
        $"/performance/{metric}/rows?period={period}{(level == AlertLevel.Person ? $"&person={person}" : level == AlertLevel.Unit ? $"&unit={unit}" : "")}";

    public static async Task<Dictionary<MetricId, string>> MetricNamesAsync(AlertScene scene, IEnumerable<MetricId> metrics, CancellationToken cancel)
    {
        var ids = metrics.Distinct().ToList();
        return await scene.Work.Db.Metrics.AsNoTracking().Where(metric => ids.Contains(metric.Id)).ToDictionaryAsync(metric => metric.Id, metric => metric.Name, cancel);
    }
}
