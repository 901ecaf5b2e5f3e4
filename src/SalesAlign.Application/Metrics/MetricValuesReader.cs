using Microsoft.EntityFrameworkCore;
using SalesAlign.Data.Common;
using SalesAlign.Data.Metrics;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics;

/// <summary>
/// The one way by which values of metrics are read, for pages, goals, alerts and alignment alike: any periods, by company, unit and person or by a
/// grouping.
/// </summary>
internal static class MetricValuesReader
{
    // A value for each beginning of the row of periods is computed by itself where values do not add up; weeks of a year would be too many.
    private const int MostBeginnings = 13;

    /// <param name="today">The company's day, where the metric's values depend on it; read by the database's clock where it is not given.</param>
    public static async Task<MetricValues> ReadAsync(
        SalesAlignDbContext db, Metric metric, IReadOnlyList<Period> periods, IReadOnlyCollection<MetricGrain> grains, CancellationToken cancel,
        IReadOnlyCollection<UnitId>? units = null, IReadOnlyCollection<PersonId>? people = null, DateOnly? today = null)
    {
        var day = today ?? await MetricClock.TodayAsync(db, cancel);
        if (metric.Broken is not null) return new MetricValues(metric, periods, day, new MetricSumsRead([], null), new Dictionary<int, int>());
        var spans = periods.Select(period => (period.First, period.Last)).ToList();
        var beginnings = new Dictionary<int, int> { [1] = 0 };
        if (!metric.AddsUp)
        {
            for (var i = 2; i <= periods.Count; i++)
            {
                if (i < periods.Count && periods.Count > MostBeginnings) continue;
                beginnings[i] = spans.Count;
                spans.Add((periods[0].First, periods[i - 1].Last));
            }
        }
        return new MetricValues(metric, periods, day, await SumsAsync(db, metric, periods, spans, grains, units, people, day, cancel), beginnings);
    }

    // Kept values where they are kept and have seen every change; else from the rows, with the same result.
    private static async Task<MetricSumsRead> SumsAsync(
        SalesAlignDbContext db, Metric metric, IReadOnlyList<Period> periods, List<(DateOnly First, DateOnly Last)> spans, IReadOnlyCollection<MetricGrain> grains,
        IReadOnlyCollection<UnitId>? units, IReadOnlyCollection<PersonId>? people, DateOnly day, CancellationToken cancel)
    {
        if (KeptValuesSql.Keeps(metric, periods))
        {
            var calendar = new FiscalCalendar(await db.Companies.AsNoTracking().Select(company => company.FiscalStartMonth).SingleAsync(cancel));
            var fingerprint = MetricKeeping.FingerprintOf(metric, calendar.StartMonth);
            // What does not add up is kept for whole fiscal periods only; a beginning such as January to September is computed from its rows.
            var whole = metric.AddsUp ? spans : [.. spans.Where(span => IsPeriod(calendar, span))];
            if (whole.Count > 0 && await KeptValuesSql.ReadAsync(db, metric, fingerprint, whole, grains, units, people, day, cancel) is { } kept)
            {
                if (whole.Count == spans.Count) return kept;
                var rest = spans.Where(span => !whole.Contains(span)).ToList();
                var read = await MetricValuesSql.ReadAsync(db, metric, rest, grains, units, people, day, cancel);
                return new([.. kept.Sums.Select(sums => sums with { Period = spans.IndexOf(whole[sums.Period]) }), .. read.Sums.Select(sums => sums with { Period = spans.IndexOf(rest[sums.Period]) })], kept.DataThrough);
            }
        }
        return await MetricValuesSql.ReadAsync(db, metric, spans, grains, units, people, day, cancel);
    }

    private static bool IsPeriod(FiscalCalendar calendar, (DateOnly First, DateOnly Last) span) =>
        Array.Exists([PeriodKind.Month, PeriodKind.Quarter, PeriodKind.Half, PeriodKind.Year], kind => calendar.Containing(kind, span.First) is var period && (period.First, period.Last) == span);

    /// <summary>Values by one of the groupings that the metric allows.</summary>
    public static async Task<MetricGroups> ReadGroupsAsync(
        SalesAlignDbContext db, Metric metric, IReadOnlyList<Period> periods, string grouping, MetricCut cut, CancellationToken cancel, DateOnly? today = null)
    {
        var day = today ?? await MetricClock.TodayAsync(db, cancel);
        if (metric.Broken is not null) return new MetricGroups(metric, periods, day, []);
        var spans = periods.Select(period => (period.First, period.Last)).ToList();
        // The whole of the periods, once more: what does not add up cannot be put together from them.
        if (!metric.AddsUp && periods.Count > 1) spans.Add((periods[0].First, periods[^1].Last));
        return new MetricGroups(metric, periods, day, await MetricValuesSql.ReadGroupsAsync(db, metric, spans, grouping, cut, day, cancel));
    }
}
