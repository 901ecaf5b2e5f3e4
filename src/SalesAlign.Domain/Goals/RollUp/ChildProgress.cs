using SalesAlign.Domain.Metrics.Evaluation;

namespace SalesAlign.Domain.Goals.RollUp;

/// <summary>What children or milestones make together. What has no data is left out, never taken as 0.</summary>
internal static class ChildProgress
{
    /// <summary>Cutting quotients at this many places makes their sums exact, so that the order of the goals does not matter.</summary>
    private const int Places = 15;

    public static decimal? Sum(ReadOnlySpan<int> children, GoalStanding[] standings)
    {
        decimal? sum = null;
        foreach (var child in children)
        {
            if (standings[child].Current is { } value) sum = (sum ?? 0m) + decimal.Round(value, Places);
        }
        return sum;
    }

    public static decimal? Mean(
        string parent, IReadOnlyList<RollUpGoal> goals, ReadOnlySpan<int> children, GoalStanding[] standings, List<RollUpFinding> findings)
    {
        var unweighted = MeanOfTypedWeights(goals, children);
        if (unweighted is null)
        {
            findings.Add(new(RollUpFindings.WeightsUnusable, parent));
        }
        var weights = 0m;
        var sum = 0m;
        var plain = 0m;
        var counted = 0;
        foreach (var child in children)
        {
            if (standings[child].Progress is not { } progress) continue;
            var weight = unweighted is { } mean ? goals[child].Weight ?? mean : 1m;
            var clamped = Progress.Clamped(progress);
            weights += weight;
            sum += decimal.Round(weight * clamped, Places);
            plain += decimal.Round(clamped, Places);
            counted++;
        }
        // Only children of weight 0 have data: they are all that is known.
        return counted == 0 ? null : weights > 0 ? sum / weights : plain / counted;
    }

    public static decimal? OfMilestones(RollUpGoal goal, List<RollUpFinding> findings)
    {
        var all = 0m;
        var reached = 0m;
        foreach (var milestone in goal.Milestones ?? [])
        {
            all += milestone.Weight;
            if (milestone.Reached) reached += milestone.Weight;
        }
        if (all > 0) return reached / all;
        findings.Add(new(RollUpFindings.NothingToCount, goal.Key));
        return null;
    }

    /// <summary>What a goal without a weight counts for: 1 when no sibling has one; null when the weights cannot be used.</summary>
    private static decimal? MeanOfTypedWeights(IReadOnlyList<RollUpGoal> goals, ReadOnlySpan<int> children)
    {
        var typed = 0;
        var sum = 0m;
        foreach (var child in children)
        {
            if (goals[child].Weight is not { } weight) continue;
            if (weight < 0) return null;
            typed++;
            sum += weight;
        }
        if (typed == 0) return 1m;
        return sum == 0 ? null : decimal.Round(sum / typed, 12);
    }
}
