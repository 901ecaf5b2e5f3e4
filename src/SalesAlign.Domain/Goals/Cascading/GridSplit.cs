using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Goals.Cascading;

/// <summary>One number of a target divided over all nodes and periods, in smallest units, from the top down.</summary>
internal sealed class GridSplit
{
    /// <summary>More smallest units than any plan needs, and few enough that sums of them never overflow.</summary>
    private const decimal MostUnits = 1_000_000_000_000_000m;

    private readonly NodeTree _tree;
    private readonly IReadOnlyList<DecompositionPeriod> _periods;
    private readonly TargetPart _part;
    private readonly int _decimals;
    private readonly decimal _scale;
    private readonly NodeMeasures _measures;
    private readonly List<DecompositionFinding> _findings;
    private readonly FamilyWeights _familyWeights;
    private readonly int[] _open;
    private readonly long[] _cells;
    private readonly long[] _cellPins;
    private readonly long[] _totalPins;
    private readonly decimal[] _exact;
    private readonly decimal[] _weights;
    private readonly decimal[] _weightsOfSiblings;
    private readonly WeightSource[] _sources;
    private readonly AllocationMethod[] _methods;

    public GridSplit(NodeTree tree, IReadOnlyList<DecompositionPeriod> periods, TargetPart part, int decimals, List<DecompositionFinding> findings)
    {
        RuleViolation.Unless(decimals is >= 0 and <= 6, "decompose.decimals_out_of_range", decimals);
        _tree = tree;
        _periods = periods;
        _part = part;
        _decimals = decimals;
        _scale = 1m;
        for (var i = 0; i < decimals; i++) _scale *= 10m;
        _findings = findings;
        _measures = new NodeMeasures(tree, part);
        _familyWeights = new FamilyWeights(tree, _measures, periods.Count, findings);
        var open = new List<int>(periods.Count);
        for (var p = 0; p < periods.Count; p++)
        {
            if (!periods[p].Closed) open.Add(p);
        }
        _open = [.. open];
        _cells = new long[tree.Count * periods.Count];
        _cellPins = new long[_cells.Length];
        Array.Fill(_cellPins, -1);
        _totalPins = new long[tree.Count];
        Array.Fill(_totalPins, -1);
        _exact = new decimal[tree.Count];
        _weights = new decimal[tree.Count];
        _weightsOfSiblings = new decimal[tree.Count];
        _sources = new WeightSource[tree.Count];
        _methods = new AllocationMethod[tree.Count];
    }

    public void Pin(IReadOnlyList<DecompositionPin> pins, Dictionary<string, int> periodIndex)
    {
        foreach (var pin in pins)
        {
            if (pin.Part != _part) continue;
            var node = _tree.IndexOf(pin.NodeKey);
            var units = Units(pin.Value, pin.NodeKey);
            if (pin.PeriodKey is null)
            {
                RuleViolation.Unless(node != _tree.Root, "decompose.target_cannot_be_pinned", pin.NodeKey);
                _totalPins[node] = units;
                continue;
            }
            RuleViolation.Unless(periodIndex.TryGetValue(pin.PeriodKey, out var period), "decompose.period_unknown", pin.PeriodKey);
            RuleViolation.Unless(!_periods[period].Closed, "decompose.pin_in_closed_period", pin.NodeKey, pin.PeriodKey);
            _cellPins[(node * _periods.Count) + period] = units;
        }
    }

    public void Close(IReadOnlyList<ClosedValue> values, Dictionary<string, int> periodIndex)
    {
        var given = new bool[_cells.Length];
        foreach (var value in values)
        {
            if (value.Part != _part) continue;
            RuleViolation.Unless(periodIndex.TryGetValue(value.PeriodKey, out var period), "decompose.period_unknown", value.PeriodKey);
            RuleViolation.Unless(_periods[period].Closed, "decompose.period_is_open", value.PeriodKey);
            var cell = (_tree.IndexOf(value.NodeKey) * _periods.Count) + period;
            given[cell] = true;
            _cells[cell] = Units(value.Value, value.NodeKey);
        }
        for (var p = 0; p < _periods.Count; p++)
        {
            if (!_periods[p].Closed) continue;
            var missing = 0;
            for (var node = 0; node < _tree.Count; node++)
            {
                if (!given[(node * _periods.Count) + p]) missing++;
            }
            if (missing > 0) _findings.Add(new(DecompositionFindings.ClosedWithoutValue, PeriodKey: _periods[p].Key, Number: missing));
        }
    }

    public void Split(decimal target, AllocationMethod phasing, IReadOnlyList<LevelRule> levels)
    {
        PhaseTarget(Units(target, _tree.Nodes[_tree.Root].Key), phasing);
        foreach (var node in _tree.TopDown)
        {
            if (_tree.ChildrenOf(node).Length > 0) Divide(node, levels[_tree.Level[node]]);
        }
    }

    public DecomposedPart PartOf(int node)
    {
        var count = _periods.Count;
        var cells = new decimal[count];
        var total = 0L;
        var pinned = _totalPins[node] >= 0;
        for (var p = 0; p < count; p++)
        {
            var units = _cells[(node * count) + p];
            cells[p] = Value(units);
            total += units;
            pinned |= _cellPins[(node * count) + p] >= 0;
        }
        return new(
            Value(total), cells, _methods[node], _sources[node], _weights[node], _weightsOfSiblings[node],
            (total - ClosedOf(node) - _exact[node]) / _scale, pinned);
    }

    private void PhaseTarget(long target, AllocationMethod phasing)
    {
        var root = _tree.Root;
        var left = target - ClosedOf(root);
        RuleViolation.Unless(left >= 0, "decompose.closed_periods_exceed_target", Value(-left));
        RuleViolation.Unless(left == 0 || _open.Length > 0, "decompose.no_open_period", Value(left));
        var weights = PeriodPhasing.Weights(phasing, _tree, _measures, _periods, _findings);
        _methods[root] = phasing;
        _sources[root] = WeightSource.Target;
        _weights[root] = _weightsOfSiblings[root] = 1m;
        _exact[root] = left;
        if (_open.Length == 0) return;

        var offset = root * _periods.Count;
        var free = new decimal[_open.Length];
        var anyFree = false;
        var anyWeight = false;
        for (var i = 0; i < _open.Length; i++)
        {
            var pin = _cellPins[offset + _open[i]];
            if (pin >= 0)
            {
                left -= pin;
                continue;
            }
            anyFree = true;
            free[i] = weights[_open[i]];
            anyWeight |= free[i] > 0;
        }
        RuleViolation.Unless(left >= 0, "decompose.pins_exceed_parent", _tree.Nodes[root].Key);
        RuleViolation.Unless(left == 0 || anyFree, "decompose.pins_fall_short", _tree.Nodes[root].Key);
        if (anyFree && !anyWeight && left > 0)
        {
            _findings.Add(new(DecompositionFindings.NoSeason));
            for (var i = 0; i < free.Length; i++) free[i] = _cellPins[offset + _open[i]] >= 0 ? 0m : 1m;
        }
        var parts = left == 0 ? new decimal[free.Length] : Rounding.SplitByLargestRemainder(left, free, 0);
        for (var i = 0; i < parts.Length; i++)
        {
            var cell = offset + _open[i];
            _cells[cell] = _cellPins[cell] >= 0 ? _cellPins[cell] : (long)parts[i];
        }
    }

    private void Divide(int parent, LevelRule rule)
    {
        var children = _tree.ChildrenOf(parent);
        var names = new string[children.Length];
        var needed = new bool[children.Length];
        var totals = new long[children.Length];
        var pins = new long[children.Length * _open.Length];
        for (var i = 0; i < children.Length; i++)
        {
            names[i] = _tree.Nodes[children[i]].Key;
            needed[i] = _totalPins[children[i]] < 0;
            totals[i] = _totalPins[children[i]];
            if (!needed[i])
            {
                totals[i] -= ClosedOf(children[i]);
                RuleViolation.Unless(totals[i] >= 0, "decompose.pin_below_closed_periods", _tree.Nodes[children[i]].Key, Value(-totals[i]));
            }
            for (var o = 0; o < _open.Length; o++) pins[(i * _open.Length) + o] = _cellPins[(children[i] * _periods.Count) + _open[o]];
        }
        CheckClosed(parent, children, rule);

        var (weights, sources, same) = _familyWeights.Of(parent, rule.Method, needed);
        var open = OpenOnly(weights, children.Length);
        var keys = Array.ConvertAll(_open, p => _periods[p].Key);
        var split = new FamilySplit(_tree.Nodes[parent].Key, names, keys, Assigned(parent, rule), open, same, totals, pins, _findings);
        var (units, exact) = split.Solve();

        var sum = 0m;
        for (var i = 0; i < children.Length; i++)
        {
            var child = children[i];
            for (var o = 0; o < _open.Length; o++)
            {
                _cells[(child * _periods.Count) + _open[o]] = units[(i * _open.Length) + o];
                _weights[child] += open[(i * _open.Length) + o];
            }
            if (_open.Length > 0) _weights[child] /= _open.Length;
            sum += _weights[child];
            _exact[child] = exact[i];
            _methods[child] = rule.Method;
            _sources[child] = needed[i] ? sources[i] : WeightSource.Pinned;
        }
        foreach (var child in children) _weightsOfSiblings[child] = sum;
    }

    /// <summary>What the children carry together: the parent's open periods and the over-assignment, in the parent's phasing.</summary>
    private long[] Assigned(int parent, LevelRule rule)
    {
        var own = new decimal[_open.Length];
        var sum = 0m;
        for (var o = 0; o < own.Length; o++) sum += own[o] = _cells[(parent * _periods.Count) + _open[o]];
        if (rule.OverAssignmentPercent != 0 && sum > 0)
        {
            own = Rounding.SplitByLargestRemainder(Rounding.HalfAwayFromZero(sum * Factor(rule), 0), own, 0);
        }
        return Array.ConvertAll(own, static units => (long)units);
    }

    private void CheckClosed(int parent, ReadOnlySpan<int> children, LevelRule rule)
    {
        for (var p = 0; p < _periods.Count; p++)
        {
            if (!_periods[p].Closed) continue;
            var sum = 0L;
            foreach (var child in children) sum += _cells[(child * _periods.Count) + p];
            var off = sum - (_cells[(parent * _periods.Count) + p] * Factor(rule));
            // Up to a unit is the rounding of an over-assignment.
            if (Math.Abs(off) < 1m) continue;
            _findings.Add(new(DecompositionFindings.ClosedDoesNotAddUp, _tree.Nodes[parent].Key, _periods[p].Key, off / _scale));
        }
    }

    private decimal[] OpenOnly(decimal[] weights, int children)
    {
        if (_open.Length == _periods.Count) return weights;
        var open = new decimal[children * _open.Length];
        for (var i = 0; i < children; i++)
        {
            for (var o = 0; o < _open.Length; o++) open[(i * _open.Length) + o] = weights[(i * _periods.Count) + _open[o]];
        }
        return open;
    }

    private long ClosedOf(int node)
    {
        var closed = 0L;
        for (var p = 0; p < _periods.Count; p++)
        {
            if (_periods[p].Closed) closed += _cells[(node * _periods.Count) + p];
        }
        return closed;
    }

    private static decimal Factor(LevelRule rule) => 1m + (rule.OverAssignmentPercent / 100m);

    private decimal Value(long units) => decimal.Round(units / _scale, _decimals);

    private long Units(decimal value, string node)
    {
        RuleViolation.Unless(value >= 0, "decompose.negative_value", node, value);
        RuleViolation.Unless(decimal.Round(value, _decimals) == value, "decompose.value_too_fine", node, value, _decimals);
        RuleViolation.Unless(value <= MostUnits / _scale, "decompose.value_too_large", node, value);
        return (long)(value * _scale);
    }
}
