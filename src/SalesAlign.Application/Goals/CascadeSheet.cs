using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Goals;

/// <summary>A unit or person in the grid, with what is known about it.</summary>
/// <param name="History">The year before as a whole.</param>
/// <param name="HistoryCells">The same periods of the year before: the value, or of a ratio its numerator; null where nothing is known.</param>
/// <param name="Potential">Accounts times fit; of a unit the sum of its people. Null where no account is known.</param>
/// <param name="HiredOn">Of people whose first day is known.</param>
public sealed record CascadeNode(
    string Key, string? ParentKey, UnitId? UnitId, PersonId? PersonId, string Name, int Level, MetricFigure History, IReadOnlyList<decimal?>? HistoryCells, decimal? Potential,
    DateOnly? HiredOn);

/// <summary>A goal that the objective already has in the year.</summary>
public sealed record CascadeGoal(string Node, string Period, GoalState State, GoalTarget Target, int Revision, GoalChange Change);

/// <summary>An event that moves sales within the year.</summary>
public sealed record CascadeEvent(CalendarEventId Id, string Name, CalendarEventKind Kind, DateOnly First, DateOnly Last, decimal UpliftPercent);

/// <summary>
/// Everything that dividing an objective's target needs, read once. Dividing it again with other terms only computes: a planner's every keystroke re-spreads
/// thousands of cells without a question to the database.
/// </summary>
public sealed partial class CascadeSheet
{
    private readonly IReadOnlyList<DecompositionNode> _measured;
    private readonly Dictionary<string, IReadOnlyList<CascadeGoal>> _goals;
    private readonly Dictionary<string, string> _names;
    private readonly bool[] _hasChildren;
    private (int RampDays, decimal[][] Cells)? _capacity;
    private Dictionary<string, int>? _places;

    internal CascadeSheet(IReadOnlyList<CascadeNode> nodes, IReadOnlyList<DecompositionNode> measured, IReadOnlyList<CascadeGoal> goals)
    {
        Nodes = nodes;
        _measured = measured;
        _names = nodes.ToDictionary(node => node.Key, node => node.Name, StringComparer.Ordinal);
        _goals = goals.GroupBy(goal => goal.Node, StringComparer.Ordinal).ToDictionary(group => group.Key, IReadOnlyList<CascadeGoal> (group) => [.. group], StringComparer.Ordinal);
        GoalCount = goals.Count;
        AgreedCount = goals.Count(goal => goal.State is GoalState.Agreed or GoalState.Closed);
        var parents = nodes.Select(node => node.ParentKey).OfType<string>().ToHashSet(StringComparer.Ordinal);
        _hasChildren = [.. nodes.Select(node => parents.Contains(node.Key))];
        Depth = nodes.Max(node => node.Level);
    }

    public required ObjectiveId Objective { get; init; }

    public required string ObjectiveTitle { get; init; }

    public required decimal? ObjectiveTarget { get; init; }

    public required DateOnly? DueOn { get; init; }

    public required MetricFacts Metric { get; init; }

    public required Period Year { get; init; }

    /// <summary>The columns.</summary>
    public required IReadOnlyList<Period> Parts { get; init; }

    /// <summary>Quarters over a grid of months; empty where columns stand for themselves.</summary>
    public required IReadOnlyList<Period> Groups { get; init; }

    /// <summary>Those of the columns whose time is over and whose numbers were agreed.</summary>
    public required IReadOnlySet<string> Closed { get; init; }

    public required string HistoryYear { get; init; }

    /// <summary>The periods that a division by history looks at.</summary>
    public required IReadOnlyList<string> HistoryPeriods { get; init; }

    /// <summary>The top's number comes from above and is only passed on.</summary>
    public required bool Given { get; init; }

    public required IReadOnlyList<CascadeEvent> Events { get; init; }

    /// <summary>Changes whenever somebody else has touched the goals of the objective.</summary>
    public required string Basis { get; init; }

    /// <summary>Last year's denominator, for a ratio whose denominator nobody typed.</summary>
    public required decimal DenominatorBefore { get; init; }

    /// <summary>How many periods of the year before are not over yet, so that the year before it stands in.</summary>
    public required int BorrowedPeriods { get; init; }

    public IReadOnlyList<CascadeNode> Nodes { get; }

    public int Depth { get; }

    public int GoalCount { get; }

    public int AgreedCount { get; }

    public bool HasChildren(int node) => _hasChildren[node];

    /// <summary>The goals that a row already has.</summary>
    public IReadOnlyList<CascadeGoal> GoalsOf(string node) => _goals.GetValueOrDefault(node) ?? [];

    /// <summary>Full sellers by row and column, newcomers by their ramp; of a unit the sum of its people.</summary>
    public decimal[][] Capacity(int rampDays)
    {
        if (_capacity is { } known && known.RampDays == rampDays) return known.Cells;
        var index = Nodes.Select((node, i) => (node.Key, i)).ToDictionary(pair => pair.Key, pair => pair.i, StringComparer.Ordinal);
        var cells = new decimal[Nodes.Count][];
        for (var i = 0; i < cells.Length; i++) cells[i] = new decimal[Parts.Count];
        for (var i = cells.Length - 1; i >= 0; i--)
        {
            for (var p = 0; p < Parts.Count; p++)
            {
                if (Nodes[i].PersonId is not null) cells[i][p] = RampedCapacity.In(Parts[p], Nodes[i].HiredOn, rampDays);
                // Parents stand before their children, so that their sums are complete when they are passed on.
                if (Nodes[i].ParentKey is { } parent) cells[index[parent]][p] += cells[i][p];
            }
        }
        _capacity = (rampDays, cells);
        return cells;
    }

    /// <summary>Divides the target by these terms; refused where pins, shares or the target make that impossible.</summary>
    public Result<PreviewCascade.Response> Spread(CascadeTerms terms)
    {
        try
        {
            return Result(terms, Divide(terms));
        }
        catch (RuleViolation violation)
        {
            // The engine names nodes by their keys; people know them by their names.
            return Common.Result.Refused([new Problem(violation.Code, violation.Field, null, [.. violation.Arguments.Select(argument => argument is string key && _names.TryGetValue(key, out var name) ? name : argument)])]);
        }
    }

    internal (DecompositionTarget Target, IReadOnlyList<LevelRule> Levels, DecompositionResult Result) Divide(CascadeTerms terms)
    {
        RuleViolation.Unless(terms.Levels.Count > 0, "decompose.level_without_rule", 0, Depth);
        var levels = Enumerable.Range(0, Depth).Select(level => terms.Levels[Math.Min(level, terms.Levels.Count - 1)]).ToList();
        var target = TargetOf(terms);
        var known = _names;
        var open = Parts.Where(part => !Closed.Contains(part.Key)).Select(part => part.Key).ToHashSet(StringComparer.Ordinal);
        var pins = terms.Pins.Where(pin => known.ContainsKey(pin.Node) && (pin.Period is null || open.Contains(pin.Period)) && !(Given && pin.Node == Nodes[0].Key))
            .Select(pin => new DecompositionPin(pin.Node, pin.Period, pin.Value, pin.Part)).ToList();
        if (Given) pins.AddRange(GivenPhasing(open));
        var closed = Closed.Count == 0 ? null : Nodes.SelectMany(node => GoalsOf(node.Key)).Where(goal => Closed.Contains(goal.Period)).SelectMany(ValuesOf).ToList();
        var shares = terms.Shares.GroupBy(share => share.Node, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last().Share, StringComparer.Ordinal);
        var capacity = Capacity(terms.RampDays);
        var nodes = new DecompositionNode[_measured.Count];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = _measured[i] with
            {
                Capacity = Nodes[i].PersonId is null ? null : [.. capacity[i]],
                Share = shares.TryGetValue(_measured[i].Key, out var share) ? share : null,
            };
        }
        var weights = terms.Phasing == AllocationMethod.BySeasonality && Events.Count > 0
            ? SeasonCalendar.Weights(Parts, _measured[0].Season, [.. Events.Select(happening => new SeasonEvent(happening.First, happening.Last, happening.UpliftPercent))])
            : null;
        var periods = Parts.Select((part, p) => new DecompositionPeriod(part.Key, weights?[p], Closed.Contains(part.Key))).ToList();
        return (target, levels, Decomposition.Split(new DecompositionRequest(target, nodes, periods, Given ? AllocationMethod.Equal : terms.Phasing, levels, pins, closed)));

        static IEnumerable<ClosedValue> ValuesOf(CascadeGoal goal)
        {
            yield return new(goal.Node, goal.Period, goal.Target.Value);
            if (goal.Target.Denominator is { } denominator) yield return new(goal.Node, goal.Period, denominator, TargetPart.Denominator);
        }
    }

    private DecompositionTarget TargetOf(CascadeTerms terms)
    {
        var top = GoalsOf(Nodes[0].Key).FirstOrDefault(goal => goal.Period == Year.Key);
        var given = Given ? top : null;
        var measure = given?.Target.Measure ?? terms.Target ?? top?.Target.Measure ?? ObjectiveTarget ?? throw new RuleViolation("objective.no_target", ObjectiveTitle) { Field = "Target" };
        if (measure < 0) throw new RuleViolation("goal.negative_target", measure) { Field = "Target" };
        var whole = decimal.Truncate(measure) == measure;
        if (terms.Milestones)
        {
            if (!whole) throw new RuleViolation("goal.count_is_whole", measure) { Field = "Target" };
            return new(TargetShape.Milestones, measure);
        }
        if (Metric.IsRatio)
        {
            if (given is not null) return new(TargetShape.Ratio, given.Target.Value, 0, given.Target.Denominator);
            var denominator = terms.Denominator ?? top?.Target.Denominator ?? Rounding.HalfAwayFromZero(DenominatorBefore, 0);
            if (denominator <= 0) throw new RuleViolation("cascade.denominator_missing") { Field = "Denominator" };
            return DecompositionTarget.OfRatio(measure, Rounding.HalfAwayFromZero(denominator, 0));
        }
        if (Metric.Unit == Domain.Metrics.MetricUnit.Count)
        {
            if (!whole) throw new RuleViolation("goal.count_is_whole", measure) { Field = "Target" };
            return new(TargetShape.Count, measure);
        }
        // Goals are set in whole money; whoever types cents gets cents.
        return new(TargetShape.Amount, whole ? measure : Rounding.HalfAwayFromZero(measure, 2), whole ? 0 : 2);
    }
}
