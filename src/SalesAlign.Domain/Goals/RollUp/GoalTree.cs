using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Goals.RollUp;

/// <summary>The goals by index with their counted children, and an order in which every child comes before its parent.</summary>
internal sealed class GoalTree
{
    private readonly int[] _firstChild;
    private readonly int[] _children;

    public GoalTree(IReadOnlyList<RollUpGoal> goals, List<RollUpFinding> findings)
    {
        var count = goals.Count;
        var index = new Dictionary<string, int>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++) RuleViolation.Unless(index.TryAdd(goals[i].Key, i), "rollup.goal_twice", goals[i].Key);

        var parents = new int[count];
        _firstChild = new int[count + 1];
        for (var i = 0; i < count; i++)
        {
            parents[i] = -1;
            if (goals[i].ParentKey is not { } parentKey) continue;
            if (!index.TryGetValue(parentKey, out var parent))
            {
                findings.Add(new(RollUpFindings.ParentUnknown, goals[i].Key, parentKey));
                continue;
            }
            parents[i] = parent;
            _firstChild[parent + 1]++;
        }
        for (var i = 0; i < count; i++) _firstChild[i + 1] += _firstChild[i];
        _children = new int[_firstChild[count]];
        var next = _firstChild.AsSpan(0, count).ToArray();
        for (var i = 0; i < count; i++)
        {
            if (parents[i] >= 0) _children[next[parents[i]]++] = i;
        }

        BottomUp = Order(parents, goals, findings);
    }

    public int[] BottomUp { get; }

    /// <summary>None for a goal that is its own ancestor.</summary>
    public ReadOnlySpan<int> ChildrenOf(int goal) => _children.AsSpan(_firstChild[goal], _firstChild[goal + 1] - _firstChild[goal]);

    public bool[] InACircle { get; private set; } = [];

    private int[] Order(int[] parents, IReadOnlyList<RollUpGoal> goals, List<RollUpFinding> findings)
    {
        var count = parents.Length;
        var waiting = new int[count];
        var order = new int[count];
        var done = 0;
        for (var i = 0; i < count; i++)
        {
            waiting[i] = ChildrenOf(i).Length;
            if (waiting[i] == 0) order[done++] = i;
        }
        for (var i = 0; i < done; i++)
        {
            var parent = parents[order[i]];
            if (parent >= 0 && --waiting[parent] == 0) order[done++] = parent;
        }

        InACircle = new bool[count];
        // Every goal has one parent, so those left over are exactly the ones on a circle.
        for (var i = 0; i < count && done < count; i++)
        {
            if (waiting[i] == 0) continue;
            InACircle[i] = true;
            findings.Add(new(RollUpFindings.InACircle, goals[i].Key, goals[i].ParentKey));
            order[done++] = i;
        }
        return order;
    }
}
