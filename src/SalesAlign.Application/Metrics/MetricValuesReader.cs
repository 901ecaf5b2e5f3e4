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
        return new MetricValues(metric, periods, day, await MetricValuesSql.ReadAsync(db, metric, spans, grains, units, people, day, cancel), beginnings);
    }

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
