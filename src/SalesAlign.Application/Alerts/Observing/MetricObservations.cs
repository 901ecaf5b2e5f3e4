using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Metrics;
using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Alerts.Detection;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Alerts.Observing;

/// <summary>One metric for everybody at a level, over the last periods that are complete: a running period is not held against a whole one.</summary>
internal static class MetricObservations
{
    public static async Task<IReadOnlyList<AlertObservation>> ReadAsync(AlertScene scene, AlertWatch watch, CancellationToken cancel)
    {
        var metric = await scene.Work.Db.Metrics.AsNoTracking().SingleOrDefaultAsync(m => m.Id == watch.MetricId && !m.IsRetired, cancel);
        if (metric is null) return [];
        var wanted = watch.Index == AlertIndex.MetricFall ? 2 : watch.Periods;
        var periods = Complete(scene.Calendar, watch.PeriodKind, scene.Today, wanted);
        var grain = GrainOf(watch.Level);
        var values = await MetricValuesReader.ReadAsync(scene.Work.Db, metric, periods, [grain], cancel, today: scene.Today);
        // Beyond the data nothing is known, so nothing has fallen either.
        if (!(values.DataThrough >= periods[^1].First)) return [];
        var company = (await scene.Work.CompanyAsync(cancel)).Name;
        return [.. Subjects(scene, watch.Level, values, company).Select(subject => Of(watch, metric, values, subject))];
    }

    public static MetricGrain GrainOf(AlertLevel level) => level switch { AlertLevel.Person => MetricGrain.Person, AlertLevel.Unit => MetricGrain.Unit, _ => MetricGrain.Company };

    /// <summary>The last complete periods before a day, oldest first.</summary>
    public static IReadOnlyList<Period> Complete(FiscalCalendar calendar, PeriodKind kind, DateOnly today, int count)
    {
        var periods = new List<Period>();
        var period = calendar.Containing(kind, today);
        if (period.Last > today) period = calendar.Previous(period);
        for (var i = 0; i < count; i++)
        {
            periods.Add(period);
            period = calendar.Previous(period);
        }
        periods.Reverse();
        return periods;
    }

    private static IEnumerable<AlertSubject> Subjects(AlertScene scene, AlertLevel level, MetricValues values, string company) => level switch
    {
        AlertLevel.Company => [scene.OfCompany(company)],
        AlertLevel.Unit => scene.Units.Where(unit => unit.ParentId is not null && values.Has(MetricGrain.Unit, unit.Id)).Select(unit => scene.OfUnit(unit.Id)),
        // Who never sold anything is no seller whose numbers fell; a rep without a deal is one.
        _ => scene.Members.DistinctBy(member => member.PersonId)
            .Where(member => member.Role == MembershipRole.Rep || values.Has(MetricGrain.Person, person: member.PersonId)).Select(member => scene.OfPerson(member.PersonId)),
    };

    private static AlertObservation Of(AlertWatch watch, Metric metric, MetricValues values, AlertSubject subject)
    {
        var grain = GrainOf(watch.Level);
        var unit = grain == MetricGrain.Unit ? subject.UnitId : null;
        var figures = Enumerable.Range(0, values.Periods.Count).Select(period => values.Of(grain, unit, grain == MetricGrain.Person ? subject.PersonId : null, period)).ToList();
        var period = values.Periods[^1].Key;
        var evidence = new CaseEvidence(EvidenceKind.Metric, metric.Name, metric.Id.Value, figures[^1].Value, GoalObservations.RowsOf(metric.Id, period, watch.Level, unit, subject.PersonId));
        return watch.Index == AlertIndex.MetricFall
            ? new(subject with { MetricId = metric.Id }, [figures[^1].Value], figures[0].Value, metric.Direction, period,
                [evidence, new(EvidenceKind.Metric, metric.Name, metric.Id.Value, figures[0].Value, GoalObservations.RowsOf(metric.Id, values.Periods[0].Key, watch.Level, unit, subject.PersonId))])
            : new(subject with { MetricId = metric.Id }, [.. figures.Select(figure => figure.Value)], null, metric.Direction, period, [evidence]);
    }
}
