using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Goals.Cascading;

/// <summary>
/// History, capacity and potential of every node: its own numbers, or else the sum of what is known of the nodes below it. A unit keeps
/// the history that it is given, whoever has moved since.
/// </summary>
internal sealed class NodeMeasures
{
    private readonly NodeTree _tree;
    private readonly TargetPart _part;
    private readonly Dictionary<AllocationMethod, decimal?[]?[]> _series = [];

    public NodeMeasures(NodeTree tree, TargetPart part)
    {
        _tree = tree;
        _part = part;
    }

    /// <summary>The node's series for a method: null when nothing is known of it or of any node below it.</summary>
    public decimal?[]? Of(int node, AllocationMethod method) => For(method)[node];

    public bool IsOwn(int node, AllocationMethod method) => Given(_tree.Nodes[node], method) is { } own && HasAny(own);

    private decimal?[]?[] For(AllocationMethod method)
    {
        if (_series.TryGetValue(method, out var all)) return all;

        all = new decimal?[]?[_tree.Count];
        var length = -1;
        for (var i = _tree.Count - 1; i >= 0; i--)
        {
            var node = _tree.TopDown[i];
            var own = Given(_tree.Nodes[node], method);
            if (own is not null && HasAny(own))
            {
                if (length < 0) length = own.Count;
                RuleViolation.Unless(own.Count == length, "decompose.series_of_two_lengths", _tree.Nodes[node].Key, own.Count, length);
                all[node] = Copy(own);
                continue;
            }
            foreach (var child in _tree.ChildrenOf(node)) all[node] = Sum(all[node], all[child]);
        }
        _series[method] = all;
        return all;
    }

    private IReadOnlyList<decimal?>? Given(DecompositionNode node, AllocationMethod method) => method switch
    {
        AllocationMethod.ByHistory => _part == TargetPart.Denominator ? node.DenominatorHistory ?? node.History : node.History,
        AllocationMethod.BySeasonality => _part == TargetPart.Denominator
            ? node.DenominatorSeason ?? node.DenominatorHistory ?? node.Season ?? node.History
            : node.Season ?? node.History,
        AllocationMethod.ByCapacity => node.Capacity,
        AllocationMethod.ByPotential => node.Potential is { } potential ? [potential] : null,
        _ => null,
    };

    private static bool HasAny(IReadOnlyList<decimal?> series)
    {
        for (var i = 0; i < series.Count; i++)
        {
            if (series[i] is not null) return true;
        }
        return false;
    }

    private static decimal?[] Copy(IReadOnlyList<decimal?> series)
    {
        var copy = new decimal?[series.Count];
        for (var i = 0; i < copy.Length; i++) copy[i] = series[i];
        return copy;
    }

    private static decimal?[]? Sum(decimal?[]? sum, decimal?[]? more)
    {
        if (more is null) return sum;
        if (sum is null) return Copy(more);
        for (var i = 0; i < sum.Length; i++)
        {
            if (more[i] is { } value) sum[i] = (sum[i] ?? 0m) + value;
        }
        return sum;
    }
}
