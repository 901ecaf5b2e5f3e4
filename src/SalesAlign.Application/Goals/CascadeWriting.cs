using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Goals;

/// <summary>Turns a division into goals: new ones, renewed ones, new versions of agreed ones, and those that go.</summary>
internal sealed class CascadeWriting
{
    private readonly CascadeSheet _sheet;
    private readonly CascadeObjective.Request _request;
    private readonly PersonId? _me;
    private readonly DateTimeOffset _now;
    private readonly CascadeSheetReader.Read _found;
    private readonly Dictionary<(string Owner, string Period), Goal> _existing;
    private readonly Dictionary<(string Owner, string Period), GoalId> _ids = [];
    private readonly List<(CascadeNode Node, Period Period, GoalTarget Target)> _planned;
    private readonly List<Goal> _superfluous;
    private readonly IReadOnlyList<LevelRule> _levels;
    private readonly TargetShape _shape;
    private readonly HashSet<Goal> _changed = [];

    public CascadeWriting(CascadeSheetReader.Read found, CascadeObjective.Request request, IReadOnlyList<Period> periods, PersonId? me, DateTimeOffset now)
    {
        (_found, _sheet, _request, _me, _now) = (found, found.Sheet, request, me, now);
        _existing = found.Existing.ToDictionary(goal => (CascadeSheetReader.KeyOf(goal), goal.PeriodKey));
        (var target, _levels, var result) = _sheet.Divide(request.Terms);
        _shape = target.Shape;
        _planned = Plan(result, periods);
        var top = _sheet.Nodes[0].Key;
        var branch = _sheet.Given ? Branch(found.Existing, top) : [.. found.Existing];
        var keys = _planned.Select(goal => (goal.Node.Key, goal.Period.Key)).ToHashSet();
        // A period that is over keeps its goals, whoever has left since.
        _superfluous = [.. branch.Where(goal => !_sheet.Closed.Contains(goal.PeriodKey) && CascadeSheetReader.KeyOf(goal) != top && !keys.Contains((CascadeSheetReader.KeyOf(goal), goal.PeriodKey)))];
        Touched = branch.Count(goal => CascadeSheetReader.KeyOf(goal) != top || !_sheet.Given);
    }

    /// <summary>Goals that exist where the division is written.</summary>
    public int Touched { get; }

    public List<Goal> Created { get; } = [];

    public IReadOnlyCollection<Goal> Changed => _changed;

    public List<GoalId> Removed { get; } = [];

    public int Renewed { get; private set; }

    public int Proposed { get; private set; }

    public int Kept { get; private set; }

    /// <summary>Rows that have something to answer now.</summary>
    public HashSet<string> Asked { get; } = new(StringComparer.Ordinal);

    public GoalId TopId => _ids[(_sheet.Nodes[0].Key, _sheet.Year.Key)];

    public Refusal? Write()
    {
        var agreed = _planned.Count(IsAgreedOtherwise);
        if (agreed > 0 && string.IsNullOrWhiteSpace(_request.Reason)) return Result.Refused("cascade.reason_missing", "Reason", agreed);
        foreach (var (node, period, target) in _planned) Write(node, period, target);
        foreach (var goal in _superfluous)
        {
            if (goal.State is GoalState.Agreed or GoalState.Closed) Kept++;
            else Removed.Add(goal.Id);
        }
        return null;
    }

    private bool IsAgreedOtherwise((CascadeNode Node, Period Period, GoalTarget Target) planned) =>
        !IsPassedOn(planned.Node) && _existing.TryGetValue((planned.Node.Key, planned.Period.Key), out var goal) && goal.State is GoalState.Agreed or GoalState.Closed
        && goal.Target != planned.Target && goal.OnTable != planned.Target && !_sheet.Closed.Contains(planned.Period.Key);

    private bool IsPassedOn(CascadeNode node) => node.ParentKey is null && _sheet.Given;

    private void Write(CascadeNode node, Period period, GoalTarget target)
    {
        var key = (node.Key, period.Key);
        var parent = node.ParentKey is { } above && _ids.TryGetValue((above, period.Key), out var id) ? id : (GoalId?)null;
        var over = node.Level < _levels.Count && _shape != TargetShape.Milestones ? _levels[node.Level].OverAssignmentPercent : 0m;
        if (!_existing.TryGetValue(key, out var goal))
        {
            goal = new Goal(GoalId.New(), _sheet.Objective, _found.Metric.Id, node.UnitId, node.PersonId, period, _shape, target, parent, over, _me, _now);
            Created.Add(goal);
            _ids[key] = goal.Id;
            Offer(goal, node);
            return;
        }
        _ids[key] = goal.Id;
        if (IsPassedOn(node) || _sheet.Closed.Contains(period.Key)) return;
        if (goal.State == GoalState.Agreed)
        {
            Revise(goal, node, target, parent, over);
        }
        else if (goal.State is GoalState.Offered or GoalState.Closed && goal.Target == target && goal.ParentId == parent)
        {
            // What does not change stays as it is, on offer or closed.
        }
        else
        {
            goal.Renew(target, parent, over, _me, _now);
            _changed.Add(goal);
            Renewed++;
            Offer(goal, node);
        }
    }

    private void Revise(Goal goal, CascadeNode node, GoalTarget target, GoalId? parent, decimal over)
    {
        var reason = _request.Reason?.Trim() ?? "";
        if (parent != goal.ParentId)
        {
            goal.HangUnder(parent, reason.Length > 0 ? reason : _sheet.ObjectiveTitle, _me, _now);
            _changed.Add(goal);
        }
        if (goal.GivesOut(over)) _changed.Add(goal);
        if (goal.OnTable == target) return;
        if (goal.Target == target) goal.WithdrawChange(reason, _me, _now);
        else if (node.ParentKey is null) goal.Revise(target, reason, _me, _now);
        else goal.ProposeChange(target, reason, _me, _now, _request.RespondBy);
        if (goal.IsOnTable) Asked.Add(node.Key);
        _changed.Add(goal);
        Proposed++;
    }

    private void Offer(Goal goal, CascadeNode node)
    {
        if (!_request.Offer || goal.State != GoalState.Draft) return;
        goal.Offer(_me, _now, _request.RespondBy);
        // At the top nobody is left to negotiate with: whoever sets it has decided it.
        if (node.ParentKey is null) goal.Agree(_me, _now);
        else Asked.Add(node.Key);
    }

    private static HashSet<Goal> Branch(IReadOnlyList<Goal> goals, string top)
    {
        var below = goals.Where(goal => goal.ParentId is not null).ToLookup(goal => goal.ParentId!.Value);
        var branch = new HashSet<Goal>();
        var open = new Stack<Goal>(goals.Where(goal => CascadeSheetReader.KeyOf(goal) == top));
        while (open.TryPop(out var goal))
        {
            if (!branch.Add(goal)) continue;
            foreach (var child in below[goal.Id]) open.Push(child);
        }
        return branch;
    }

    /// <summary>Every period of every row, parents before children. Where a ratio has nothing to be a share of, there is no goal.</summary>
    private List<(CascadeNode Node, Period Period, GoalTarget Target)> Plan(DecompositionResult result, IReadOnlyList<Period> periods)
    {
        var columns = periods.Select(period => Enumerable.Range(0, _sheet.Parts.Count).Where(p => period.First <= _sheet.Parts[p].First && period.Last >= _sheet.Parts[p].Last).ToArray()).ToList();
        var planned = new List<(CascadeNode, Period, GoalTarget)>(result.Rows.Count * periods.Count);
        for (var i = 0; i < result.Rows.Count; i++)
        {
            var row = result.Rows[i];
            for (var p = 0; p < periods.Count; p++)
            {
                var value = columns[p].Sum(part => row.Value.Cells[part]);
                var whole = row.Denominator is { } denominator ? columns[p].Sum(part => denominator.Cells[part]) : (decimal?)null;
                if (whole is <= 0) continue;
                planned.Add((_sheet.Nodes[i], periods[p], new GoalTarget(value, whole)));
            }
        }
        return planned;
    }
}
