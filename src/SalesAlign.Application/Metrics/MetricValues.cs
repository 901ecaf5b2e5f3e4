using SalesAlign.Data.Metrics;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics;

/// <summary>Why there is no value, where there is none.</summary>
public enum NoValue
{
    /// <summary>The period lies beyond the last day of which anything is known.</summary>
    NotYetKnown,

    /// <summary>There is something to divide by nothing.</summary>
    DividedByZero,

    /// <summary>No row counts, and without rows there is no average, median, least or greatest.</summary>
    NoRows,

    /// <summary>Only the present state is known, and the period is not the running one.</summary>
    OnlyPresentKnown,

    /// <summary>The definition cannot be computed, such as after a field was removed.</summary>
    Broken,
}

/// <summary>A metric's value with what it was computed from. The value is null where there is no data, which is not 0.</summary>
/// <param name="Denominator">0 where the metric is not a ratio.</param>
/// <param name="Count">Rows behind it.</param>
/// <param name="Why">Why there is no value.</param>
public sealed record MetricFigure(decimal? Value, decimal Numerator, decimal Denominator, long Count, NoValue? Why = null)
{
    internal static MetricFigure Of(Metric metric, DateOnly first, DateOnly last, DateOnly today, DateOnly? through, decimal numerator, decimal denominator, long count)
    {
        if (metric.Broken is not null) return new(null, 0, 0, 0, NoValue.Broken);
        if (metric.Definition.On is null && (today < first || today > last)) return new(null, 0, 0, 0, NoValue.OnlyPresentKnown);
        var known = count > 0 || through >= first;
        if (metric.IsRatio)
        {
            return denominator != 0 ? new(numerator / denominator, numerator, denominator, count)
                : new(null, numerator, denominator, count, !known ? NoValue.NotYetKnown : count == 0 ? NoValue.NoRows : NoValue.DividedByZero);
        }
        // Nothing won is 0 only where deals are known at all; before and beyond the data nothing is known.
        if (!known) return new(null, numerator, denominator, count, NoValue.NotYetKnown);
        var isCounted = metric.Definition.Of.Aggregation is MetricAggregation.Sum or MetricAggregation.Count or MetricAggregation.DistinctCount;
        return count == 0 && !isCounted ? new(null, 0, 0, 0, NoValue.NoRows) : new(numerator, numerator, denominator, count);
    }
}

/// <summary>Values by unit, person and period. Sums add up over periods; a ratio is always recomputed from them, and what does not add up was computed for each row of periods by itself.</summary>
internal sealed class MetricValues
{
    private readonly Metric _metric;
    private readonly DateOnly _today;
    private readonly IReadOnlyDictionary<int, int> _beginnings;
    private readonly Dictionary<(MetricGrain Grain, UnitId? Unit, PersonId? Person), MetricSums?[]> _rows = [];

    /// <param name="beginnings">Where the value of the first so many periods together stands among the sums, for a metric that does not add up.</param>
    public MetricValues(Metric metric, IReadOnlyList<Period> periods, DateOnly today, MetricSumsRead read, IReadOnlyDictionary<int, int> beginnings)
    {
        _metric = metric;
        _today = today;
        _beginnings = beginnings;
        Periods = periods;
        DataThrough = read.DataThrough;
        var width = Math.Max(periods.Count, beginnings.Count == 0 ? 0 : beginnings.Values.Max() + 1);
        foreach (var sums in read.Sums)
        {
            var key = (sums.Grain, sums.UnitId, sums.PersonId);
            if (!_rows.TryGetValue(key, out var row)) _rows[key] = row = new MetricSums?[width];
            row[sums.Period] = sums;
        }
    }

    public IReadOnlyList<Period> Periods { get; }

    /// <summary>The last day of which anything is known.</summary>
    public DateOnly? DataThrough { get; }

    public IEnumerable<(MetricGrain Grain, UnitId? Unit, PersonId? Person)> Keys => _rows.Keys;

    public bool Has(MetricGrain grain, UnitId? unit = null, PersonId? person = null) => _rows.ContainsKey((grain, unit, person));

    public MetricFigure Company(int period) => Of(MetricGrain.Company, null, null, period);

    public MetricFigure Of(UnitId unit, int period) => Of(MetricGrain.Unit, unit, null, period);

    public MetricFigure Of(PersonId person, int period) => Of(MetricGrain.Person, null, person, period);

    public MetricFigure Of(MetricGrain grain, UnitId? unit, PersonId? person, int period) =>
        Figure(_rows.GetValueOrDefault((grain, unit, person))?[period], Periods[period].First, Periods[period].Last);

    /// <summary>All periods together.</summary>
    public MetricFigure Total(MetricGrain grain, UnitId? unit = null, PersonId? person = null) => Over(Periods.Count, grain, unit, person);

    /// <summary>The first periods together.</summary>
    public MetricFigure Over(int periods, MetricGrain grain, UnitId? unit = null, PersonId? person = null)
    {
        var row = _rows.GetValueOrDefault((grain, unit, person));
        var (first, last) = (Periods[0].First, Periods[periods - 1].Last);
        if (!_metric.AddsUp)
        {
            return _beginnings.TryGetValue(periods, out var at) ? Figure(row?[at], first, last) : new(null, 0, 0, 0, NoValue.NotYetKnown);
        }
        var (numerator, denominator, count) = (0m, 0m, 0L);
        foreach (var sums in (row ?? []).Take(periods))
        {
            if (sums is not { } part) continue;
            numerator += part.Numerator;
            denominator += part.Denominator;
            count += part.Count;
        }
        return MetricFigure.Of(_metric, first, last, _today, DataThrough, numerator, denominator, count);
    }

    private MetricFigure Figure(MetricSums? sums, DateOnly first, DateOnly last) =>
        MetricFigure.Of(_metric, first, last, _today, DataThrough, sums?.Numerator ?? 0m, sums?.Denominator ?? 0m, sums?.Count ?? 0);
}

/// <summary>Values by the values of a grouping, the greatest numbers of rows first.</summary>
internal sealed class MetricGroups
{
    private readonly Metric _metric;
    private readonly DateOnly _today;
    private readonly Dictionary<string, MetricGroupSums?[]> _rows = new(StringComparer.Ordinal);

    public MetricGroups(Metric metric, IReadOnlyList<Period> periods, DateOnly today, IReadOnlyList<MetricGroupSums> read)
    {
        _metric = metric;
        _today = today;
        Periods = periods;
        foreach (var sums in read)
        {
            var key = sums.Key ?? "";
            if (!_rows.TryGetValue(key, out var row)) _rows[key] = row = new MetricGroupSums?[periods.Count + 1];
            row[sums.Period] = sums;
        }
    }

    public IReadOnlyList<Period> Periods { get; }

    /// <summary>By name; rows without a value, whose key is empty, last.</summary>
    public IReadOnlyList<(string Key, string? Label)> Groups =>
    [
        .. _rows.Select(row => (row.Key, row.Value.First(sums => sums is not null)!.Value.Label))
            .OrderBy(group => group.Key.Length == 0).ThenBy(group => group.Label, StringComparer.CurrentCultureIgnoreCase).ThenBy(group => group.Key, StringComparer.Ordinal),
    ];

    public MetricFigure Of(string group, int period) => Figure(_rows.GetValueOrDefault(group)?[period], Periods[period].First, Periods[period].Last);

    /// <summary>All periods together.</summary>
    public MetricFigure Total(string group)
    {
        var row = _rows.GetValueOrDefault(group);
        var (first, last) = (Periods[0].First, Periods[^1].Last);
        if (!_metric.AddsUp) return Figure(row?[Periods.Count == 1 ? 0 : Periods.Count], first, last);
        var parts = (row ?? []).OfType<MetricGroupSums>().ToList();
        return MetricFigure.Of(_metric, first, last, _today, last, parts.Sum(part => part.Numerator), parts.Sum(part => part.Denominator), parts.Sum(part => part.Count));
    }

    // A group that is known at all is known for the whole row: where it has no rows, nothing happened.
    private MetricFigure Figure(MetricGroupSums? sums, DateOnly first, DateOnly last) =>
        MetricFigure.Of(_metric, first, last, _today, first <= _today ? last : null, sums?.Numerator ?? 0m, sums?.Denominator ?? 0m, sums?.Count ?? 0);
}
