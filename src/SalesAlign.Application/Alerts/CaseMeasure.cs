using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Alerts.Observing;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Application.Organization;
using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Alerts.Detection;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;

namespace SalesAlign.Application.Alerts;

/// <summary>What a case's measure reads now, by the same definition that raised it.</summary>
/// <param name="Measure">In the unit of the index; null where nothing can be read any more.</param>
public sealed record MeasureNow(decimal? Measure, decimal? Value, string? Period, CheckVerdict? Verdict);

/// <summary>The metric of a case over periods, for the drawing before and after.</summary>
public sealed record MeasureHistory(MetricFacts Metric, IReadOnlyList<string> Periods, IReadOnlyList<decimal?> Values, int DetectedIn, decimal? Target);

/// <summary>Reads the measure of a case live.</summary>
internal static class CaseMeasure
{
    private const int HistoryPeriods = 8;

    public static async Task<MeasureNow> NowAsync(Work work, AlertCase alert, CancellationToken cancel)
    {
        if (alert.Watch is not { } watch) return new(null, null, null, null);
        var today = await work.TodayAsync(cancel);
        var scene = new AlertScene(work, await OrganizationChart.ReadAsync(work.Db, today, cancel), today, (await work.CompanyAsync(cancel)).Calendar, null);
        AlertObservation? seen;
        if (alert.Finding.Subject.GoalId is { } goal) seen = await GoalObservations.OneAsync(scene, watch, goal, cancel);
        else
        {
            var all = await AlertObservations.ReadAsync(scene, watch, cancel);
            seen = all.FirstOrDefault(observation => observation.Subject.Key == alert.SubjectKey);
        }
        if (seen is null) return new(null, null, null, null);
        // Whether it came back is asked of the level from which it fell, not of the low that followed.
        if (watch.Index is AlertIndex.MetricFall or AlertIndex.FallingActivity) seen = seen with { Reference = alert.Finding.Reference };
        var measure = AlertDetection.MeasureOf(watch, seen);
        return new(measure, seen.Value, seen.Period, measure is { } now ? CaseRecovery.Of(alert.Before, now, watch.Thresholds.Watch, watch.LargerIsWorse) : null);
    }

    public static async Task<MeasureHistory?> HistoryAsync(Work work, AlertCase alert, CancellationToken cancel)
    {
        var subject = alert.Finding.Subject;
        if (subject.MetricId is not { } id || alert.Finding.Period is not { } key) return null;
        var metric = await work.Db.Metrics.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancel);
        var calendar = (await work.CompanyAsync(cancel)).Calendar;
        if (metric is null || !calendar.TryParse(key, out var detected)) return null;
        var today = await work.TodayAsync(cancel);
        var periods = new List<Period>();
        var period = calendar.Containing(detected.Kind, today);
        for (var i = 0; i < HistoryPeriods; i++, period = calendar.Previous(period)) periods.Add(period);
        periods.Reverse();
        var grain = MetricObservations.GrainOf(subject.Level);
        var (unit, person) = grain switch { MetricGrain.Unit => (subject.UnitId, null), MetricGrain.Person => (null, subject.PersonId), _ => ((Domain.Organization.UnitId?)null, (Domain.Organization.PersonId?)null) };
        var values = await MetricValuesReader.ReadAsync(
            work.Db, metric, periods, [grain], cancel, unit is { } u ? [u] : null, person is { } p ? [p] : null, today);
        var target = subject.GoalId is { } goal
            ? await work.Db.Goals.AsNoTracking().Where(g => g.Id == goal).Select(g => (decimal?)(g.TargetDenominator == null ? g.TargetValue : g.TargetValue / g.TargetDenominator.Value)).SingleOrDefaultAsync(cancel)
            : null;
        return new(
            MetricFacts.Of(metric), [.. periods.Select(one => one.Key)], [.. Enumerable.Range(0, periods.Count).Select(index => values.Of(grain, unit, person, index).Value)],
            periods.FindIndex(one => one.Key == key), target);
    }
}
