using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Goals.Cascading;

/// <summary>
/// The weights by which one node's children share what it carries, per period. A child without a number receives the mean of the siblings
/// that have one, as a planner would expect of an average newcomer; when none has one, or all have 0, everyone receives the same.
/// </summary>
internal sealed class FamilyWeights
{
    private readonly NodeTree _tree;
    private readonly NodeMeasures _measures;
    private readonly int _periods;
    private readonly List<DecompositionFinding> _findings;

    public FamilyWeights(NodeTree tree, NodeMeasures measures, int periods, List<DecompositionFinding> findings)
    {
        _tree = tree;
        _measures = measures;
        _periods = periods;
        _findings = findings;
    }

    /// <summary>Weights by child and period (child by child) and where each child's comes from.</summary>
    /// <param name="needed">Children whose total is not pinned; only they need a weight of their own.</param>
    public (decimal[] Weights, WeightSource[] Sources, bool SamePerPeriod) Of(int parent, AllocationMethod method, bool[] needed)
    {
        var children = _tree.ChildrenOf(parent);
        var weights = new decimal[children.Length * _periods];
        var sources = new WeightSource[children.Length];
        if (method == AllocationMethod.Equal)
        {
            SetEqual(weights, sources);
            return (weights, sources, true);
        }
        if (method == AllocationMethod.ByHand)
        {
            TakeTyped(parent, children, weights, sources, needed);
            return (weights, sources, true);
        }

        var known = 0;
        for (var i = 0; i < children.Length; i++)
        {
            if (_measures.Of(children[i], method) is not { } series) continue;
            known++;
            sources[i] = _measures.IsOwn(children[i], method) ? WeightSource.Own : WeightSource.SumOfChildren;
            Spread(children[i], series, method, weights.AsSpan(i * _periods, _periods));
        }
        if (known == 0 || Total(weights) == 0)
        {
            _findings.Add(new(DecompositionFindings.EqualForLackOfData, _tree.Nodes[parent].Key));
            SetEqual(weights, sources);
            return (weights, sources, true);
        }
        if (known < children.Length) FillWithMean(children, method, weights, sources, known);
        ReportZeros(children, weights, needed);
        return (weights, sources, method == AllocationMethod.ByHistory || method == AllocationMethod.ByPotential);
    }

    private void TakeTyped(int parent, ReadOnlySpan<int> children, decimal[] weights, WeightSource[] sources, bool[] needed)
    {
        var typed = false;
        var anyNeeded = false;
        for (var i = 0; i < children.Length; i++)
        {
            sources[i] = WeightSource.Own;
            anyNeeded |= needed[i];
            if (_tree.Nodes[children[i]].Share is { } share)
            {
                RuleViolation.Unless(share >= 0, "decompose.negative_share", _tree.Nodes[children[i]].Key, share);
                typed |= share > 0;
                weights.AsSpan(i * _periods, _periods).Fill(share);
            }
            else if (needed[i])
            {
                _findings.Add(new(DecompositionFindings.ShareNotTyped, _tree.Nodes[children[i]].Key));
            }
        }
        RuleViolation.Unless(typed || !anyNeeded, "decompose.weights_missing", _tree.Nodes[parent].Key);
        if (!typed) Array.Fill(weights, 1m);
    }

    private void Spread(int child, decimal?[] series, AllocationMethod method, Span<decimal> weights)
    {
        var sum = 0m;
        var count = 0;
        var negative = 0m;
        foreach (var value in series)
        {
            if (value is not { } number) continue;
            if (number < 0) negative += number;
            else sum += number;
            count++;
        }
        var key = _tree.Nodes[child].Key;
        if (negative < 0) _findings.Add(new(DecompositionFindings.NegativeTakenAsZero, key, Number: negative));
        if (count < series.Length && method != AllocationMethod.ByCapacity)
        {
            _findings.Add(new(DecompositionFindings.PartialHistory, key, Number: series.Length - count));
        }

        var mean = sum / count;
        if (method is AllocationMethod.ByHistory or AllocationMethod.ByPotential || series.Length == 1)
        {
            weights.Fill(mean);
            return;
        }
        RuleViolation.Unless(series.Length == _periods, "decompose.series_not_by_period", key, series.Length, _periods);
        // Nobody is on board in a month without a capacity; a month without history is one that is not known.
        for (var p = 0; p < _periods; p++) weights[p] = Math.Max(series[p] ?? (method == AllocationMethod.ByCapacity ? 0m : mean), 0m);
    }

    private void FillWithMean(ReadOnlySpan<int> children, AllocationMethod method, decimal[] weights, WeightSource[] sources, int known)
    {
        var means = new decimal[_periods];
        for (var i = 0; i < children.Length; i++)
        {
            for (var p = 0; p < _periods; p++) means[p] += weights[(i * _periods) + p];
        }
        for (var p = 0; p < _periods; p++) means[p] /= known;
        for (var i = 0; i < children.Length; i++)
        {
            if (_measures.Of(children[i], method) is not null) continue;
            sources[i] = WeightSource.MeanOfSiblings;
            means.CopyTo(weights.AsSpan(i * _periods, _periods));
            _findings.Add(new(DecompositionFindings.MeanOfSiblings, _tree.Nodes[children[i]].Key));
        }
    }

    private void ReportZeros(ReadOnlySpan<int> children, decimal[] weights, bool[] needed)
    {
        for (var i = 0; i < children.Length; i++)
        {
            if (needed[i] && Total(weights.AsSpan(i * _periods, _periods)) == 0)
            {
                _findings.Add(new(DecompositionFindings.NoWeight, _tree.Nodes[children[i]].Key));
            }
        }
    }

    private static decimal Total(ReadOnlySpan<decimal> weights)
    {
        var total = 0m;
        foreach (var weight in weights) total += weight;
        return total;
    }

    private static void SetEqual(decimal[] weights, WeightSource[] sources)
    {
        Array.Fill(weights, 1m);
        Array.Fill(sources, WeightSource.Equal);
    }
}
