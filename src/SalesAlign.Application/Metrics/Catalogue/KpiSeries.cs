using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics.Performance;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Catalogue;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics.Catalogue;

/// <summary>One period of a KPI.</summary>
/// <param name="Value">Null is no data, which is not 0.</param>
/// <param name="Status">Against the target, where the value speaks of the level for which the target was set.</param>
/// <param name="Given">How many values of units or people it was put together from; 0 where a metric computed it.</param>
public sealed record KpiPoint(string Period, decimal? Value, RagStatus Status, int Given = 0);

/// <summary>How many of those who have a value of their own are on track towards their target.</summary>
public sealed record KpiSpread(int OnTrack, int Of);

/// <summary>Reads values of KPIs over periods, whether a metric computes them or somebody brought them.</summary>
internal static class KpiSeries
{
    /// <summary>The last complete periods of a KPI's cadence in a period looked at, oldest first.</summary>
    public static IReadOnlyList<Period> Periods(FiscalCalendar calendar, PeriodKind cadence, Period seen, DateOnly today, int count)
    {
        var last = calendar.Containing(cadence, seen.Last < today ? seen.Last : today);
        // A running period is not held against a target for a whole one.
        if (last.Last >= today) last = calendar.Previous(last);
        var periods = new List<Period>(count);
        for (var i = 0; i < count; i++, last = calendar.Previous(last)) periods.Add(last);
        periods.Reverse();
        return periods;
    }

    /// <param name="metric">What computes it; null where its values are brought.</param>
    public static async Task<IReadOnlyList<KpiPoint>> ReadAsync(Work work, KpiBook book, Kpi kpi, Metric? metric, Subject subject, IReadOnlyList<Period> periods, CancellationToken cancel)
    {
        var judged = IsJudged(book, kpi, subject);
        return metric is null
            ? await GivenAsync(work, book, kpi, subject, periods, judged, cancel)
            : [.. (await ComputedAsync(work, metric, subject, periods, cancel)).Select((value, index) => Point(kpi, periods[index].Key, value, judged, 0))];
    }

    /// <summary>Seen from above the level for which the target was set: how many units or people are on track. Null where that says nothing.</summary>
    public static async Task<KpiSpread?> SpreadAsync(Work work, KpiBook book, Kpi kpi, Metric? metric, Subject subject, Period period, CancellationToken cancel)
    {
        if (kpi.Target is null || kpi.Level == KpiLevel.Company || subject.Person is not null || IsJudged(book, kpi, subject)) return null;
        var below = subject.Units is { } units ? units.SelectMany(book.Organization.Subtree).ToHashSet() : null;
        var carriers = book.SubjectsOf(kpi).Where(one => below is null || ((one.Unit ?? (one.Person is { } person ? book.UnitOf(person) : null)) is { } where && below.Contains(where))).ToList();
        var values = carriers.Count == 0 ? [] : await OfEachAsync(work, kpi, metric, carriers, period, cancel);
        var known = values.OfType<decimal>().ToList();
        return known.Count == 0 ? null : new(known.Count(value => KpiFigures.StatusOf(value, kpi.Target, kpi.Direction) == RagStatus.Green), known.Count);
    }

    private static async Task<IReadOnlyList<decimal?>> OfEachAsync(Work work, Kpi kpi, Metric? metric, List<KpiSubject> carriers, Period period, CancellationToken cancel)
    {
        if (metric is null)
        {
            var given = (await work.Db.KpiValues.AsNoTracking().Where(value => value.KpiId == kpi.Id && value.PeriodKey == period.Key)
                .Select(value => new { value.UnitId, value.PersonId, value.Value }).ToListAsync(cancel)).ToDictionary(value => (value.UnitId, value.PersonId), value => value.Value);
            return [.. carriers.Select(one => given.TryGetValue((one.Unit, one.Person), out var value) ? value : (decimal?)null)];
        }
        var ofPeople = kpi.Level == KpiLevel.Person;
        var values = await MetricValuesReader.ReadAsync(
            work.Db, metric, [period], [ofPeople ? MetricGrain.Person : MetricGrain.Unit], cancel, ofPeople ? null : [.. carriers.Select(one => one.Unit!.Value)],
            ofPeople ? [.. carriers.Select(one => one.Person!.Value)] : null, await work.TodayAsync(cancel));
        return [.. carriers.Select(one => ofPeople ? values.Of(one.Person!.Value, 0).Value : values.Of(one.Unit!.Value, 0).Value)];
    }

    private static KpiPoint Point(Kpi kpi, string period, decimal? value, bool judged, int given) =>
        new(period, value, judged ? KpiFigures.StatusOf(value, kpi.Target, kpi.Direction) : RagStatus.NoData, given);

    // A target for one seller says nothing about a whole team's number.
    private static bool IsJudged(KpiBook book, Kpi kpi, Subject subject) => kpi.Level switch
    {
        KpiLevel.Company => subject.IsCompany,
        KpiLevel.Person => subject.Person is not null,
        _ => subject is { Person: null, Units: [var unit] } && book.Organization.ById.TryGetValue(unit, out var known) && known.Kind == kpi.UnitsOf,
    };

    private static async Task<IReadOnlyList<decimal?>> ComputedAsync(Work work, Metric metric, Subject subject, IReadOnlyList<Period> periods, CancellationToken cancel)
    {
        // Several units have no value in common that a ratio could be read from.
        if (subject.Units is { Count: > 1 }) return [.. periods.Select(_ => (decimal?)null)];
        var grain = subject.Person is not null ? MetricGrain.Person : subject.Units is null ? MetricGrain.Company : MetricGrain.Unit;
        var values = await MetricValuesReader.ReadAsync(
            work.Db, metric, periods, [grain], cancel, grain == MetricGrain.Unit ? subject.Units : null, subject.Person is { } person ? [person] : null, await work.TodayAsync(cancel));
        return
        [
            .. Enumerable.Range(0, periods.Count).Select(index => grain switch
            {
                MetricGrain.Person => values.Of(subject.Person!.Value, index).Value,
                MetricGrain.Unit => values.Of(subject.Units![0], index).Value,
                _ => values.Company(index).Value,
            }),
        ];
    }

    private static async Task<IReadOnlyList<KpiPoint>> GivenAsync(Work work, KpiBook book, Kpi kpi, Subject subject, IReadOnlyList<Period> periods, bool judged, CancellationToken cancel)
    {
        var keys = periods.Select(period => period.Key).ToList();
        var values = await work.Db.KpiValues.AsNoTracking().Where(value => value.KpiId == kpi.Id && keys.Contains(value.PeriodKey)).ToListAsync(cancel);
        var below = subject.Units is { } units ? units.SelectMany(book.Organization.Subtree).ToHashSet() : null;
        var seen = values.Where(value => Concerns(book, value, subject, below)).ToLookup(value => value.PeriodKey);
        return
        [
            .. keys.Select(key => Point(
                kpi, key, KpiFigures.Together([.. seen[key].Select(value => new KpiFigure(value.Value, value.Numerator, value.Denominator))], kpi.Unit), judged, seen[key].Count())),
        ];
    }

    private static bool Concerns(KpiBook book, KpiValue value, Subject subject, HashSet<UnitId>? below)
    {
        if (subject.Person is { } person) return value.PersonId == person;
        if (below is null) return true;
        return value.UnitId is { } unit ? below.Contains(unit) : value.PersonId is { } who && book.UnitOf(who) is { } where && below.Contains(where);
    }

    /// <summary>Whether somebody may see values of a subject: those of one's own part of the organisation, and those one answers for.</summary>
    public static bool MaySee(Scope scope, Kpi kpi, PersonId reader, PersonId reporter, UnitId? unit, PersonId? person) =>
        scope.WholeCompany || kpi.OwnerId == reader || reporter == reader || (unit is { } u && scope.Includes(u)) || (person is { } p && scope.Includes(p));
}
