using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Cascading;

namespace SalesAlign.Application.Goals;

/// <summary>What the sheet shows of a division.</summary>
public sealed partial class CascadeSheet
{
    /// <summary>
    /// A number typed where quarters stand over months: the months of the row follow in the proportions that they have, and are pinned as if they had been
    /// typed themselves.
    /// </summary>
    public IReadOnlyList<CascadePin> PinsOfGroup(PreviewCascade.Response shown, int node, string group, decimal value, TargetPart part = TargetPart.Value)
    {
        var row = shown.Rows[node];
        var cells = part == TargetPart.Denominator ? row.Denominator!.Cells : row.Value.Cells;
        var months = Enumerable.Range(0, Parts.Count).Where(p => GroupOf(p) == group).ToList();
        var closed = months.Where(p => Closed.Contains(Parts[p].Key)).ToList();
        var open = months.Except(closed).ToList();
        var rest = value - closed.Sum(p => cells[p]);
        RuleViolation.Unless(open.Count > 0 && rest >= 0, "decompose.pin_below_closed_periods", row.Name, closed.Sum(p => cells[p]));
        var weights = open.ConvertAll(p => cells[p]);
        var parts = Rounding.SplitByLargestRemainder(rest, weights.TrueForAll(weight => weight == 0) ? weights.ConvertAll(_ => 1m) : weights, shown.Decimals);
        return [.. open.Select((p, i) => new CascadePin(row.Key, Parts[p].Key, parts[i], part))];
    }

    /// <summary>The quarter under which a month stands.</summary>
    public string? GroupOf(int part) => Groups.FirstOrDefault(group => group.First <= Parts[part].First && group.Last >= Parts[part].Last)?.Key;

    // The phasing came down with the number and is passed on with it: as it is, or within quarters by the season.
    private IEnumerable<DecompositionPin> GivenPhasing(HashSet<string> open)
    {
        var top = GoalsOf(Nodes[0].Key);
        var parts = top.Where(goal => open.Contains(goal.Period)).ToList();
        foreach (var goal in parts)
        {
            foreach (var pin in Both(goal.Node, goal.Period, goal.Target.Value, goal.Target.Denominator)) yield return pin;
        }
        if (parts.Count > 0) yield break;
        foreach (var group in Groups)
        {
            if (top.FirstOrDefault(goal => goal.Period == group.Key) is not { } quarter) continue;
            var months = Enumerable.Range(0, Parts.Count).Where(p => GroupOf(p) == group.Key && open.Contains(Parts[p].Key)).ToList();
            if (months.Count == 0) continue;
            var season = months.ConvertAll(p => Math.Max(_measured[0].Season?[p] ?? 0m, 0m));
            if (season.TrueForAll(weight => weight == 0)) season = months.ConvertAll(p => (decimal)Parts[p].Days);
            var values = Rounding.SplitByLargestRemainder(quarter.Target.Value, season, 0);
            var wholes = quarter.Target.Denominator is { } denominator ? Rounding.SplitByLargestRemainder(denominator, season, 0) : null;
            for (var i = 0; i < months.Count; i++)
            {
                foreach (var pin in Both(Nodes[0].Key, Parts[months[i]].Key, values[i], wholes?[i])) yield return pin;
            }
        }

        static IEnumerable<DecompositionPin> Both(string node, string period, decimal value, decimal? denominator)
        {
            yield return new(node, period, value);
            if (denominator is { } whole) yield return new(node, period, whole, TargetPart.Denominator);
        }
    }

    private PreviewCascade.Response Result(CascadeTerms terms, (DecompositionTarget Target, IReadOnlyList<LevelRule> Levels, DecompositionResult Result) made)
    {
        var (target, levels, result) = made;
        var capacity = Capacity(terms.RampDays);
        var below = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var row in result.Rows)
        {
            if (row.ParentKey is { } parent && target.Shape != TargetShape.Milestones) below[parent] = below.GetValueOrDefault(parent) + row.Value.Total;
        }
        var rows = new PreviewCascade.Row[result.Rows.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            var (row, node) = (result.Rows[i], Nodes[i]);
            var goal = GoalsOf(row.Key).FirstOrDefault(existing => existing.Period == Year.Key);
            rows[i] = new(
                row.Key, row.ParentKey, node.UnitId, node.PersonId, node.Name, row.Level, node.History, row.Value, row.Denominator, row.Ratio, row.RatioCells,
                below.TryGetValue(row.Key, out var sum) ? sum : null, row.CumulativeOverAssignmentPercent, goal?.State, goal?.Target.Measure,
                node.HistoryCells, capacity[i], node.Potential, goal?.Revision, goal?.Change ?? GoalChange.None);
        }
        return new(
            Objective, ObjectiveTitle, ObjectiveTarget, DueOn, Metric, Year.Key, HistoryYear, [.. Parts.Select(part => part.Key)], target.Shape, target.Value, target.Denominator,
            target.Decimals, Given, levels, rows, result.Levels,
            [.. result.Findings.Select(f => new PreviewCascade.Finding(f.Code, f.NodeKey is { } key ? _names.GetValueOrDefault(key) : null, f.PeriodKey, f.Number))],
            GoalCount, AgreedCount, Basis, [.. Closed], [.. Groups.Select(group => group.Key)], HistoryPeriods, Events, BorrowedPeriods);
    }
}
