using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Goals.Cascading;

/// <summary>The nodes of a request by index: parents before children, children in the order listed.</summary>
internal sealed class NodeTree
{
    private readonly int[] _firstChild;
    private readonly int[] _children;
    private readonly Dictionary<string, int> _index;

    public NodeTree(IReadOnlyList<DecompositionNode> nodes)
    {
        RuleViolation.Unless(nodes.Count > 0, "decompose.no_nodes");
        Nodes = nodes;
        _index = new Dictionary<string, int>(nodes.Count, StringComparer.Ordinal);
        for (var i = 0; i < nodes.Count; i++) RuleViolation.Unless(_index.TryAdd(nodes[i].Key, i), "decompose.node_twice", nodes[i].Key);

        Parent = new int[nodes.Count];
        _firstChild = new int[nodes.Count + 1];
        Root = -1;
        for (var i = 0; i < nodes.Count; i++)
        {
            Parent[i] = -1;
            if (nodes[i].ParentKey is not { } parentKey)
            {
                RuleViolation.Unless(Root < 0, "decompose.more_than_one_top", nodes[i].Key);
                Root = i;
                continue;
            }
            RuleViolation.Unless(_index.TryGetValue(parentKey, out var parent), "decompose.parent_unknown", nodes[i].Key, parentKey);
            Parent[i] = parent;
            _firstChild[parent + 1]++;
        }
        RuleViolation.Unless(Root >= 0, "decompose.no_top");

        for (var i = 0; i < nodes.Count; i++) _firstChild[i + 1] += _firstChild[i];
        var next = _firstChild.AsSpan(0, nodes.Count).ToArray();
        _children = new int[nodes.Count - 1];
        for (var i = 0; i < nodes.Count; i++)
        {
            if (Parent[i] >= 0) _children[next[Parent[i]]++] = i;
        }

        Level = new int[nodes.Count];
        TopDown = new int[nodes.Count];
        TopDown[0] = Root;
        var reached = 1;
        for (var done = 0; done < reached; done++)
        {
            foreach (var child in ChildrenOf(TopDown[done]))
            {
                Level[child] = Level[TopDown[done]] + 1;
                TopDown[reached++] = child;
            }
        }
        RuleViolation.Unless(reached == nodes.Count, "decompose.parents_in_a_circle");
        Depth = Level[TopDown[^1]];
    }

    public IReadOnlyList<DecompositionNode> Nodes { get; }

    public int Count => Nodes.Count;

    public int Root { get; }

    public int Depth { get; }

    public int[] Parent { get; }

    public int[] Level { get; }

    public int[] TopDown { get; }

    public ReadOnlySpan<int> ChildrenOf(int node) => _children.AsSpan(_firstChild[node], _firstChild[node + 1] - _firstChild[node]);

    public int IndexOf(string key)
    {
        RuleViolation.Unless(_index.TryGetValue(key, out var node), "decompose.node_unknown", key);
        return node;
    }
}
