using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Application.Goals;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics.Performance;

/// <summary>One metric on a scorecard.</summary>
/// <param name="Target">Of the goal for exactly this period; null where there is none.</param>
/// <param name="Expected">Which part of the target should be reached by now.</param>
/// <param name="Trend">Values of the last five periods, the latest last.</param>
/// <param name="Rank">Place by attainment among the goals of the same metric and period beside it, 1 the best, of <paramref name="Of"/>.</param>
public sealed record ScoreRow(
    MetricFacts Metric, decimal? Actual, decimal? Before, decimal? Target, decimal? Attainment, decimal Expected, RagStatus Status, GoalId? Goal, IReadOnlyList<decimal?> Trend,
    int? Rank, int Of);

/// <summary>Computes the rows of scorecards and of pins alike.</summary>
internal static class Scorecards
{
    private const int TrendLength = 5;

    public static async Task<IReadOnlyList<ScoreRow>> ReadAsync(Work work, Subject subject, Period period, Period against, IReadOnlyCollection<MetricId>? only, CancellationToken cancel)
    {
        var calendar = (await work.CompanyAsync(cancel)).Calendar;
        var today = await work.TodayAsync(cancel);
        var goals = subject.Units is { Count: > 1 } ? [] : await ScopeTargets.GoalsAsync(work, subject, period, cancel);
        var siblings = await SiblingsAsync(work, goals, cancel);
        var standings = await GoalStandings.OfAsync(work, [.. goals.Concat(siblings.SelectMany(group => group)).DistinctBy(goal => goal.Id)], cancel);

        var periods = new List<Period> { period };
        while (periods.Count < TrendLength) periods.Insert(0, calendar.Previous(periods[0]));
        var metrics = await work.Db.Metrics.AsNoTracking().Where(metric => !metric.IsRetired).ToListAsync(cancel);
        var rows = new List<ScoreRow>();
        foreach (var metric in metrics.Where(metric => only is null || only.Contains(metric.Id)))
        {
            var values = await OfAsync(work, subject, metric, periods, today, cancel);
            var before = periods.IndexOf(against) is >= 0 and var known ? values[known] : (await OfAsync(work, subject, metric, [against], today, cancel))[0];
            var goal = goals.Where(candidate => candidate.MetricId == metric.Id).MaxBy(candidate => candidate.TargetValue);
            var standing = goal is null ? null : standings.GetValueOrDefault(goal.Id);
            // What cannot be computed stays in sight with the reason, or it would just be missing.
            if (values.TrueForAll(value => value is null) && goal is null && metric.Broken is null) continue;
            var beside = goal is null ? [] : siblings[goal.Id].Select(other => standings.GetValueOrDefault(other.Id)?.Attainment).OfType<decimal>().ToList();
            rows.Add(new(
                MetricFacts.Of(metric), values[^1], before, goal?.Target.Measure, standing?.Attainment, standing?.Expected ?? 0m, standing?.Status ?? RagStatus.NoData, goal?.Id, values,
                standing?.Attainment is { } own && beside.Count > 1 ? 1 + beside.Count(other => other > own) : null, beside.Count));
        }
        // What was agreed comes before what is merely known.
        return [.. rows.OrderBy(row => row.Goal is null).ThenBy(row => row.Status == RagStatus.Red ? 0 : row.Status == RagStatus.Amber ? 1 : 2).ThenBy(row => row.Metric.Name, StringComparer.CurrentCulture)];
    }

    private static async Task<List<decimal?>> OfAsync(Work work, Subject subject, Metric metric, List<Period> periods, DateOnly today, CancellationToken cancel)
    {
        var grain = subject.Person is not null ? MetricGrain.Person : subject.Units is null ? MetricGrain.Company : MetricGrain.Unit;
        var values = await MetricValuesReader.ReadAsync(
            work.Db, metric, periods, [grain], cancel, subject.Units, subject.Person is { } person ? [person] : null, today);
        // Several units have no value in common that a ratio could be read from.
        return [.. Enumerable.Range(0, periods.Count).Select(index => subject.Units is { Count: > 1 } ? null
            : subject.Person is { } one ? values.Of(one, index).Value : subject.Units is [var unit] ? values.Of(unit, index).Value : values.Company(index).Value)];
    }

    // Goals of the same metric and period under the same parent, each with its own.
    private static async Task<ILookup<GoalId, Goal>> SiblingsAsync(Work work, List<Goal> goals, CancellationToken cancel)
    {
        var parents = goals.Select(goal => goal.ParentId).OfType<GoalId>().Distinct().ToList();
        var others = await work.Db.Goals.AsNoTracking().Where(goal => goal.ParentId != null && parents.Contains(goal.ParentId.Value) && goal.State != GoalState.Draft).ToListAsync(cancel);
        return goals.SelectMany(goal => others.Where(other => other.ParentId == goal.ParentId && other.MetricId == goal.MetricId && other.PeriodKey == goal.PeriodKey).Select(other => (goal.Id, other)))
            .ToLookup(pair => pair.Id, pair => pair.other);
    }
}
