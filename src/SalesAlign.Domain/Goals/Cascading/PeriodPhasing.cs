using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Goals.Cascading;

/// <summary>The weights by which the target itself is divided over the periods.</summary>
internal static class PeriodPhasing
{
    public static decimal[] Weights(
        AllocationMethod method, NodeTree tree, NodeMeasures measures, IReadOnlyList<DecompositionPeriod> periods, List<DecompositionFinding> findings)
    {
        RuleViolation.Unless(method != AllocationMethod.ByPotential, "decompose.method_not_for_periods", method);
        var weights = method switch
        {
            AllocationMethod.Equal => null,
            _ when periods.Count == 1 => null,
            AllocationMethod.ByHand => Typed(periods) ?? throw new RuleViolation("decompose.period_weights_missing"),
            AllocationMethod.BySeasonality => Typed(periods) ?? Known(method, tree, measures, periods, findings),
            _ => Known(method, tree, measures, periods, findings),
        };
        if (weights is not null) return weights;
        weights = new decimal[periods.Count];
        Array.Fill(weights, 1m);
        return weights;
    }

    private static decimal[]? Typed(IReadOnlyList<DecompositionPeriod> periods)
    {
        var weights = new decimal[periods.Count];
        var any = false;
        for (var p = 0; p < weights.Length; p++)
        {
            weights[p] = periods[p].Weight ?? 0m;
            RuleViolation.Unless(weights[p] >= 0, "decompose.negative_period_weight", periods[p].Key, weights[p]);
            any |= weights[p] > 0;
        }
        return any ? weights : null;
    }

    private static decimal[]? Known(
        AllocationMethod method, NodeTree tree, NodeMeasures measures, IReadOnlyList<DecompositionPeriod> periods, List<DecompositionFinding> findings)
    {
        if (measures.Of(tree.Root, method) is not { } series)
        {
            findings.Add(new(DecompositionFindings.NoSeason));
            return null;
        }
        RuleViolation.Unless(
            series.Length == periods.Count || series.Length == 1, "decompose.series_not_by_period", tree.Nodes[tree.Root].Key, series.Length, periods.Count);
        var weights = new decimal[periods.Count];
        var total = 0m;
        for (var p = 0; p < weights.Length; p++)
        {
            weights[p] = Math.Max(series[series.Length == 1 ? 0 : p] ?? 0m, 0m);
            total += weights[p];
        }
        if (total > 0) return weights;
        findings.Add(new(DecompositionFindings.NoSeason));
        return null;
    }
}
