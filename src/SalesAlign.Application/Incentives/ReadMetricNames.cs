using Microsoft.EntityFrameworkCore;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Application.Incentives;

/// <summary>Names the metrics that the derivation of lines speaks of, by the keys that it uses for them.</summary>
internal static class ReadMetricNames
{
    public static async Task<IReadOnlyDictionary<string, string>> OfAsync(SalesAlignDbContext db, IEnumerable<DerivationStep> steps, CancellationToken cancel)
    {
        var keys = steps.SelectMany(KeysOf).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var ids = keys.Select(key => MetricKey.TryRead(key, out var metric, out _) ? metric : null).OfType<Domain.Metrics.MetricId>().Distinct().ToList();
        if (ids.Count == 0) return new Dictionary<string, string>(StringComparer.Ordinal);
        var names = await db.Metrics.AsNoTracking().Where(metric => ids.Contains(metric.Id)).ToDictionaryAsync(metric => metric.Id, metric => metric.Name, cancel);
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            if (MetricKey.TryRead(key, out var metric, out _) && names.TryGetValue(metric.Value, out var name)) named[key] = name;
        }
        return named;
    }

    private static IEnumerable<string?> KeysOf(DerivationStep step) => step switch
    {
        AttainmentMeasured measured => [measured.Metric],
        GridRead grid => [grid.ColumnMetric],
        ScorecardRead card => [card.Metric],
        PrizeWon prize => [prize.Metric],
        GatePassed gate => [gate.Metric],
        GateFailed gate => [gate.Metric],
        InputMissing missing => [missing.Key],
        Corrected corrected => corrected.NowDerived.SelectMany(KeysOf),
        _ => [],
    };
}
