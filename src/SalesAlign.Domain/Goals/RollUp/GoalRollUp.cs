using SalesAlign.Domain.Metrics.Evaluation;

namespace SalesAlign.Domain.Goals.RollUp;

/// <summary>
/// Says where every goal of a tree stands: progress, pace, status with the goal that caused it, and the zone. Progress rolls up by sum or
/// weighted mean, status worst first. A child without data is left out of its parent's number, counted as missing, and keeps the parent
/// from being green. Takes time linear in the number of goals; the order of the goals does not matter.
/// </summary>
public static class GoalRollUp
{
    /// <exception cref="Common.RuleViolation">Two goals have the same key.</exception>
    public static RollUpResult Evaluate(RollUpRequest request)
    {
        var findings = new List<RollUpFinding>();
        var tree = new GoalTree(request.Goals, findings);
        var standings = new GoalStanding[request.Goals.Count];
        var latest = new DateOnly?[standings.Length];
        var rule = request.Rule ?? RagRule.Default;
        foreach (var index in tree.BottomUp)
        {
            var children = tree.InACircle[index] ? default : tree.ChildrenOf(index);
            standings[index] = Evaluate(request.Goals, index, children, standings, latest, request.AsOf, rule, findings);
        }
        return new(standings, findings);
    }

    private static GoalStanding Evaluate(
        IReadOnlyList<RollUpGoal> goals, int index, ReadOnlySpan<int> children, GoalStanding[] standings, DateOnly?[] latest, DateOnly asOf, RagRule rule,
        List<RollUpFinding> findings)
    {
        var goal = goals[index];
        var fromChildren = goal.Source is ProgressSource.SumOfChildren or ProgressSource.MeanOfChildren;
        latest[index] = goal.LastUpdated;
        var counted = 0;
        var missing = 0;
        foreach (var child in children)
        {
            if (standings[child].Progress is not null) counted++;
            else if (standings[child].Status != RagStatus.NotStarted) missing++;
            if (fromChildren && (latest[index] is not { } day || latest[child] > day)) latest[index] = latest[child] ?? latest[index];
        }
        if (fromChildren && children.Length == 0) findings.Add(new(RollUpFindings.NothingToCount, goal.Key));

        var (current, progress) = ProgressOf(goal, goals, children, standings, findings);
        var expected = goal.Season is { Count: > 0 } ? Pace.Seasonal(goal.Season, asOf) : Pace.Linear(goal.First, goal.Last, asOf);
        var (own, why) = OwnStatus(goal, progress, expected, latest[index], fromChildren, asOf, goal.Rule ?? rule);
        var (status, whyKey) = (own, goal.Key);
        if (fromChildren && own != RagStatus.NotStarted) (status, why, whyKey) = WorstFirst(goal.Key, own, why, children, standings);

        var manual = Holds(goal, progress, latest[index], asOf, findings);
        if (manual is not null)
        {
            var silent = goal.CadenceDays is { } cadence && RagRule.IsOutdated(manual.SetOn, cadence, Earlier(asOf, goal.Last));
            (status, why, whyKey) = silent ? (RagStatus.Outdated, StatusReason.PastCadence, goal.Key) : (manual.Status, StatusReason.SetByHand, goal.Key);
        }
        return new(
            goal.Key, current, progress, expected, own, status, why, whyKey, counted, missing, goal.Zones?.Of(current, goal.Direction), manual is not null);
    }

    private static (decimal? Current, decimal? Progress) ProgressOf(
        RollUpGoal goal, IReadOnlyList<RollUpGoal> goals, ReadOnlySpan<int> children, GoalStanding[] standings, List<RollUpFinding> findings)
    {
        switch (goal.Source)
        {
            case ProgressSource.SumOfChildren:
                var sum = ChildProgress.Sum(children, standings);
                return (sum, Made(goal, sum));
            case ProgressSource.MeanOfChildren:
                var mean = ChildProgress.Mean(goal.Key, goals, children, standings, findings);
                return (ValueAt(goal, mean), mean);
            case ProgressSource.Milestones:
                var reached = ChildProgress.OfMilestones(goal, findings);
                return (ValueAt(goal, reached), reached);
            default:
                return (goal.Current, Made(goal, goal.Current));
        }
    }

    private static decimal? Made(RollUpGoal goal, decimal? current) => goal.WithoutStart
        ? Progress.Attainment(current, goal.Target, goal.Direction)
        : Progress.Of(current, goal.Start, goal.Target, goal.Direction);

    private static decimal? ValueAt(RollUpGoal goal, decimal? progress) => goal.WithoutStart
        ? Progress.ValueOfAttainment(progress, goal.Target, goal.Direction)
        : Progress.ValueAt(progress, goal.Start, goal.Target);

    private static (RagStatus Status, StatusReason Why) OwnStatus(
        RollUpGoal goal, decimal? progress, decimal expected, DateOnly? latest, bool fromChildren, DateOnly asOf, RagRule rule)
    {
        if (asOf < goal.First) return (RagStatus.NotStarted, StatusReason.PeriodNotBegun);
        if (progress is null) return (RagStatus.NoData, StatusReason.NoData);
        // What comes from children is as old as they are, and they say so; after its end a goal is not silent but over.
        if (!fromChildren && goal.CadenceDays is { } cadence && RagRule.IsOutdated(latest ?? goal.First, cadence, Earlier(asOf, goal.Last)))
        {
            return (RagStatus.Outdated, StatusReason.PastCadence);
        }
        return (rule.Of(progress, expected), StatusReason.Threshold);
    }

    private static (RagStatus Status, StatusReason Why, string WhyKey) WorstFirst(
        string key, RagStatus own, StatusReason why, ReadOnlySpan<int> children, GoalStanding[] standings)
    {
        var worst = -1;
        foreach (var child in children)
        {
            if (standings[child].Status is RagStatus.Green or RagStatus.NotStarted) continue;
            if (worst < 0 || IsWorse(standings[child], standings[worst])) worst = child;
        }
        // As bad as a child means because of the child: that is where something can be done.
        return worst < 0 || Severity(standings[worst].Status) < Severity(own)
            ? (own, why, key)
            : (standings[worst].Status, StatusReason.Child, standings[worst].WhyKey);
    }

    private static bool IsWorse(GoalStanding one, GoalStanding other)
    {
        var difference = Severity(one.Status) - Severity(other.Status);
        if (difference != 0) return difference > 0;
        // The one furthest behind its pace is named; then by key, so that the order of the goals does not matter.
        var behind = ((one.Expected - one.Progress) ?? 0m).CompareTo((other.Expected - other.Progress) ?? 0m);
        return behind != 0 ? behind > 0 : string.CompareOrdinal(one.Key, other.Key) < 0;
    }

    private static int Severity(RagStatus status) => status switch
    {
        RagStatus.Red => 5,
        RagStatus.Amber => 4,
        RagStatus.Outdated => 3,
        RagStatus.NoData => 2,
        RagStatus.Green => 1,
        _ => 0,
    };

    private static ManualStatus? Holds(RollUpGoal goal, decimal? progress, DateOnly? latest, DateOnly asOf, List<RollUpFinding> findings)
    {
        if (goal.Manual is not { Status: RagStatus.Red or RagStatus.Amber or RagStatus.Green } manual) return null;
        if (manual.SetOn > asOf || latest > manual.SetOn) return null;
        if (progress is not null || manual.Status != RagStatus.Green) return manual;
        findings.Add(new(RollUpFindings.ManualGreenWithoutData, goal.Key));
        return null;
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
