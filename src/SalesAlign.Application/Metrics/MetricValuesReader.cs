using SalesAlign.Data.Common;
using SalesAlign.Data.Metrics;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics;

/// <summary>A metric's value with what it was computed from. The value is null where there is no data, which is not 0.</summary>
/// <param name="Denominator">0 where the metric is not a ratio.</param>
/// <param name="Count">Deals (for new customers: accounts) behind it.</param>
public sealed record MetricFigure(decimal? Value, decimal Numerator, decimal Denominator, long Count);

/// <summary>Reads the values of one metric for a row of periods, in one query.</summary>
internal static class MetricValuesReader
{
    public static async Task<MetricValues> ReadAsync(
        SalesAlignDbContext db, Metric metric, IReadOnlyList<Period> periods, IReadOnlyCollection<MetricGrain> grains, CancellationToken cancel,
        IReadOnlyCollection<UnitId>? units = null, IReadOnlyCollection<PersonId>? people = null)
    {
        var read = await MetricValuesSql.ReadAsync(db, metric, periods, grains, units, people, cancel);
        return new MetricValues(metric, periods, read);
    }
}

/// <summary>Values by unit, person and period. Sums add up over periods; a ratio is always recomputed from them.</summary>
internal sealed class MetricValues
{
    private readonly Metric _metric;
    private readonly Dictionary<(MetricGrain Grain, UnitId? Unit, PersonId? Person), MetricSums?[]> _rows = [];

    public MetricValues(Metric metric, IReadOnlyList<Period> periods, MetricSumsRead read)
    {
        _metric = metric;
        Periods = periods;
        DataThrough = read.DataThrough;
        foreach (var sums in read.Sums)
        {
            var key = (sums.Grain, sums.UnitId, sums.PersonId);
            if (!_rows.TryGetValue(key, out var row)) _rows[key] = row = new MetricSums?[periods.Count];
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

    public MetricFigure Of(MetricGrain grain, UnitId? unit, PersonId? person, int period)
    {
        var sums = _rows.GetValueOrDefault((grain, unit, person))?[period];
        return Figure(sums?.Numerator ?? 0m, sums?.Denominator ?? 0m, sums?.Count ?? 0, Periods[period].First);
    }

    /// <summary>All periods together.</summary>
    public MetricFigure Total(MetricGrain grain, UnitId? unit = null, PersonId? person = null) => Over(Periods.Count, grain, unit, person);

    /// <summary>The first periods together.</summary>
    public MetricFigure Over(int periods, MetricGrain grain, UnitId? unit = null, PersonId? person = null)
    {
        var (numerator, denominator, count) = (0m, 0m, 0L);
        foreach (var sums in (_rows.GetValueOrDefault((grain, unit, person)) ?? []).Take(periods))
        {
            if (sums is not { } part) continue;
            numerator += part.Numerator;
            denominator += part.Denominator;
            count += part.Count;
        }
        return Figure(numerator, denominator, count, Periods[0].First);
    }

    private MetricFigure Figure(decimal numerator, decimal denominator, long count, DateOnly first)
    {
        decimal? value = _metric.IsRatio
            ? denominator == 0 ? null : numerator / denominator
            // Nothing won is 0 only where deals are known at all; before and beyond the data nothing is known.
            : count == 0 && !(DataThrough >= first) ? null : numerator;
        return new(value, numerator, denominator, count);
    }
}
