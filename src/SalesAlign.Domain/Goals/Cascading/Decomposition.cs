using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Goals.Cascading;

/// <summary>
/// Divides a target over a tree of nodes and a row of periods so that the parts add up exactly in the target's precision, across nodes and
/// across periods at once. A node's total goes by largest remainder, ties to the first listed; each of its cells is its exact share rounded
/// up or down. Pinned values stay and their siblings share the rest: a pinned cell leaves the parent's period as it is and changes the
/// node's own total, unless that is pinned too. Closed periods keep their values; only what is open is divided.
/// </summary>
public static class Decomposition
{
    /// <exception cref="RuleViolation">
    /// The request is impossible: nodes that are not one tree, pins that exceed or fall short of what there is, no shares typed for a split
    /// by hand, values finer than the target's precision. Doubtful data never are: they give findings.
    /// </exception>
    public static DecompositionResult Split(DecompositionRequest request)
    {
        var target = request.Target;
        CheckTarget(target);
        var tree = new NodeTree(request.Nodes);
        var periodIndex = IndexPeriods(request.Periods);
        var findings = new List<DecompositionFinding>();
        if (target.Shape == TargetShape.Milestones) return Undivided(request, tree, periodIndex, findings);

        CheckLevels(request.Levels, tree.Depth);
        var value = Divide(TargetPart.Value, target.Value, target.Decimals, request.Levels);
        GridSplit? denominator = null;
        if (target.Denominator is { } denominatorTotal)
        {
            var levels = request.DenominatorLevels ?? WithoutOverAssignment(request.Levels);
            CheckLevels(levels, tree.Depth);
            denominator = Divide(TargetPart.Denominator, denominatorTotal, target.DenominatorDecimals, levels);
        }

        var over = CumulativeOverAssignment(request.Levels, tree.Depth);
        var rows = new DecompositionRow[tree.Count];
        for (var node = 0; node < rows.Length; node++) rows[node] = Row(node);
        if (denominator is not null && target.Value <= target.Denominator) ReportAboveWhole(rows, findings);
        return new(rows, Summary(rows, tree, request.Levels, over), findings);

        GridSplit Divide(TargetPart part, decimal total, int decimals, IReadOnlyList<LevelRule> levels)
        {
            var before = findings.Count;
            var grid = new GridSplit(tree, request.Periods, part, decimals, findings);
            grid.Close(request.Closed ?? [], periodIndex);
            grid.Pin(request.Pins ?? [], periodIndex);
            grid.Split(total, request.Phasing, levels);
            for (var i = before; i < findings.Count; i++) findings[i] = findings[i] with { Part = part };
            return grid;
        }

        DecompositionRow Row(int node)
        {
            var part = value.PartOf(node);
            var whole = denominator?.PartOf(node);
            return new(
                tree.Nodes[node].Key, tree.Nodes[node].ParentKey, tree.Level[node], part, whole, whole is null ? null : Ratio(part.Total, whole.Total),
                whole is null ? null : Ratios(part.Cells, whole.Cells), over[tree.Level[node]]);
        }
    }

    private static void CheckTarget(DecompositionTarget target)
    {
        RuleViolation.Unless(target.Shape != TargetShape.Count || target.Decimals == 0, "decompose.count_has_no_decimals", target.Decimals);
        RuleViolation.Unless(target.Shape == TargetShape.Ratio == target.Denominator.HasValue, "decompose.denominator_belongs_to_ratio", target.Shape);
    }

    private static Dictionary<string, int> IndexPeriods(IReadOnlyList<DecompositionPeriod> periods)
    {
        RuleViolation.Unless(periods.Count > 0, "decompose.no_periods");
        var index = new Dictionary<string, int>(periods.Count, StringComparer.Ordinal);
        for (var p = 0; p < periods.Count; p++) RuleViolation.Unless(index.TryAdd(periods[p].Key, p), "decompose.period_twice", periods[p].Key);
        return index;
    }

    private static void CheckLevels(IReadOnlyList<LevelRule> levels, int depth)
    {
        RuleViolation.Unless(levels.Count >= depth, "decompose.level_without_rule", levels.Count, depth);
        foreach (var level in levels)
        {
            RuleViolation.Unless(level.OverAssignmentPercent is >= 0 and <= 100, "decompose.over_assignment_out_of_range", level.OverAssignmentPercent);
        }
    }

    private static LevelRule[] WithoutOverAssignment(IReadOnlyList<LevelRule> levels)
    {
        var rules = new LevelRule[levels.Count];
        for (var i = 0; i < rules.Length; i++) rules[i] = levels[i] with { OverAssignmentPercent = 0m };
        return rules;
    }

    private static decimal[] CumulativeOverAssignment(IReadOnlyList<LevelRule> levels, int depth)
    {
        var percent = new decimal[depth + 1];
        for (var level = 1; level <= depth; level++)
        {
            percent[level] = ((1m + (percent[level - 1] / 100m)) * (1m + (levels[level - 1].OverAssignmentPercent / 100m)) * 100m) - 100m;
        }
        return percent;
    }

    private static decimal? Ratio(decimal value, decimal denominator) => denominator == 0 ? null : value / denominator;

    private static decimal?[] Ratios(IReadOnlyList<decimal> values, IReadOnlyList<decimal> denominators)
    {
        var ratios = new decimal?[values.Count];
        for (var p = 0; p < ratios.Length; p++) ratios[p] = Ratio(values[p], denominators[p]);
        return ratios;
    }

    private static void ReportAboveWhole(DecompositionRow[] rows, List<DecompositionFinding> findings)
    {
        foreach (var row in rows)
        {
            if (row.Value.Total > row.Denominator!.Total) findings.Add(new(DecompositionFindings.AboveWhole, row.Key, Number: row.Ratio));
        }
    }

    private static DecompositionLevel[] Summary(DecompositionRow[] rows, NodeTree tree, IReadOnlyList<LevelRule> rules, decimal[] over)
    {
        var nodes = new int[tree.Depth + 1];
        var leaves = new int[nodes.Length];
        var totals = new decimal[nodes.Length];
        var wholes = new decimal[nodes.Length];
        for (var node = 0; node < rows.Length; node++)
        {
            var level = rows[node].Level;
            nodes[level]++;
            if (tree.ChildrenOf(node).Length == 0) leaves[level]++;
            totals[level] += rows[node].Value.Total;
            wholes[level] += rows[node].Denominator?.Total ?? 0m;
        }
        var levels = new DecompositionLevel[nodes.Length];
        for (var level = 0; level < levels.Length; level++)
        {
            var given = level == 0 ? 0m : rules[level - 1].OverAssignmentPercent;
            decimal? whole = rows[tree.Root].Denominator is null ? null : wholes[level];
            levels[level] = new(level, nodes[level], leaves[level], totals[level], whole, given, over[level]);
        }
        return levels;
    }

    /// <summary>Milestones are reached or not: whoever is below carries the whole of them, due in the periods that the target names.</summary>
    private static DecompositionResult Undivided(
        DecompositionRequest request, NodeTree tree, Dictionary<string, int> periodIndex, List<DecompositionFinding> findings)
    {
        findings.Add(new(DecompositionFindings.MilestonesNotDivided, tree.Nodes[tree.Root].Key));
        RuleViolation.Unless(request.Target.Value >= 0 && decimal.Truncate(request.Target.Value) == request.Target.Value, "goal.count_is_whole", request.Target.Value);
        var due = new decimal[request.Periods.Count];
        var named = 0m;
        foreach (var pin in request.Pins ?? [])
        {
            if (tree.IndexOf(pin.NodeKey) != tree.Root || pin.PeriodKey is null) continue;
            RuleViolation.Unless(periodIndex.TryGetValue(pin.PeriodKey, out var period), "decompose.period_unknown", pin.PeriodKey);
            RuleViolation.Unless(pin.Value >= 0, "decompose.negative_value", pin.NodeKey, pin.Value);
            named += due[period] = pin.Value;
        }
        RuleViolation.Unless(named <= request.Target.Value, "decompose.pins_exceed_parent", tree.Nodes[tree.Root].Key);
        // What has no date yet is due when the last period ends.
        due[^1] += request.Target.Value - named;
        var part = new DecomposedPart(request.Target.Value, due, request.Phasing, WeightSource.Target, 1m, 1m, 0m, Pinned: named > 0);
        var rows = new DecompositionRow[tree.Count];
        var nodes = new int[tree.Depth + 1];
        var leaves = new int[nodes.Length];
        for (var node = 0; node < rows.Length; node++)
        {
            rows[node] = new(tree.Nodes[node].Key, tree.Nodes[node].ParentKey, tree.Level[node], part, null, null, null, 0m);
            nodes[tree.Level[node]]++;
            if (tree.ChildrenOf(node).Length == 0) leaves[tree.Level[node]]++;
        }
        var levels = new DecompositionLevel[nodes.Length];
        for (var level = 0; level < levels.Length; level++) levels[level] = new(level, nodes[level], leaves[level], part.Total, null, 0m, 0m);
        return new(rows, levels, findings);
    }
}
