using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Metrics.Evaluation;

/// <summary>How the values of a metric within a period make the period's value.</summary>
public enum TimeAggregation
{
    /// <summary>Values run on from the period's start; the latest one in the period counts.</summary>
    Cumulative,

    /// <summary>Each value belongs to its own day, week or month; they add up.</summary>
    PerWindow,

    /// <summary>Sum of numerators ÷ sum of denominators, never a mean of ratios.</summary>
    Ratio,

    /// <summary>The mean of the values.</summary>
    Average,

    /// <summary>A level, such as headcount: the latest value counts, also one from before the period.</summary>
    PointInTime,
}

/// <summary>A value of a metric on a day; a ratio keeps its denominator beside it.</summary>
public sealed record MetricReading(DateOnly On, decimal Value, decimal? Denominator = null);

/// <summary>A period's value, on how many readings it rests and how old the newest is; without data the value is null, never 0.</summary>
public sealed record AggregatedValue(decimal? Value, int Readings, DateOnly? Latest)
{
    public static readonly AggregatedValue None = new(null, 0, null);
}

/// <summary>Makes a period's value from a metric's readings; the order of the readings does not matter.</summary>
public static class Aggregation
{
    /// <param name="readings">Any readings of the metric; those outside the stretch are left out. Of two on one day that stand for the same level the larger counts.</param>
    /// <param name="kind">How they are put together.</param>
    /// <param name="first">First day of the period.</param>
    /// <param name="asOf">Last day that counts, at most the period's last.</param>
    public static AggregatedValue Over(IReadOnlyList<MetricReading> readings, TimeAggregation kind, DateOnly first, DateOnly asOf)
    {
        RuleViolation.Unless(asOf >= first, "metric.stretch_ends_before_it_begins", first, asOf);
        MetricReading? latest = null;
        var count = 0;
        var sum = 0m;
        var denominators = 0m;
        foreach (var reading in readings)
        {
            if (reading.On > asOf || (reading.On < first && kind != TimeAggregation.PointInTime)) continue;
            if (kind == TimeAggregation.Ratio && reading.Denominator is null) continue;
            count++;
            sum += reading.Value;
            denominators += reading.Denominator ?? 0m;
            if (latest is null || reading.On > latest.On || (reading.On == latest.On && reading.Value > latest.Value)) latest = reading;
        }
        if (latest is null) return AggregatedValue.None;
        decimal? value = kind switch
        {
            TimeAggregation.PerWindow => sum,
            TimeAggregation.Average => sum / count,
            TimeAggregation.Ratio => denominators == 0 ? null : sum / denominators,
            _ => latest.Value,
        };
        return new(value, count, latest.On);
    }
}
