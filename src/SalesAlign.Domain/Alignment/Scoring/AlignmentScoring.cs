using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Alignment.Scoring;

/// <summary>
/// Scores from counts, and the points that every break costs. A dimension that does not apply, because there is nothing to count, is left
/// out: it counts neither as 0 nor as 100.
/// </summary>
public static class AlignmentScoring
{
    /// <summary>Smaller losses are the rounding of quotients.</summary>
    private const decimal LeastPoints = 0.000001m;

    /// <param name="counts">What was counted.</param>
    /// <param name="weights">Weights by dimension in any unit; a dimension that is not named has none, and equal weights hold without a list.</param>
    /// <param name="causes">Named causes; each costs what the score would gain without it.</param>
    public static ObjectiveAlignment OfObjective(
        AlignmentCounts counts, IReadOnlyDictionary<AlignmentDimension, decimal>? weights = null, IReadOnlyList<AlignmentCause>? causes = null)
    {
        var dimensions = Enum.GetValues<AlignmentDimension>();
        var measured = new (decimal Score, decimal Part, decimal Whole)?[dimensions.Length];
        var weight = new decimal[dimensions.Length];
        var all = 0m;
        foreach (var dimension in dimensions)
        {
            measured[(int)dimension] = DimensionMeasure.Of(dimension, counts);
            if (measured[(int)dimension] is null) continue;
            weight[(int)dimension] = weights is null ? 1m : weights.GetValueOrDefault(dimension);
            RuleViolation.Unless(weight[(int)dimension] >= 0, "alignment.negative_weight", dimension);
            all += weight[(int)dimension];
        }
        if (all == 0) return new(null, [], []);

        var scores = new List<DimensionScore>(dimensions.Length);
        var score = 0m;
        foreach (var dimension in dimensions)
        {
            if (measured[(int)dimension] is not { } found || weight[(int)dimension] == 0) continue;
            var share = weight[(int)dimension] / all;
            score += share * found.Score;
            scores.Add(new(dimension, found.Score, share * 100m, share * (100m - found.Score), found.Part, found.Whole));
        }
        return new(Math.Clamp(score, 0m, 100m), scores, Breaks(scores, causes ?? []));
    }

    /// <summary>The mean of a scope's objectives by weight; each break costs in proportion. Objectives without a score are left out.</summary>
    public static ScopeAlignment OfScope(IReadOnlyList<WeightedObjective> objectives)
    {
        var all = 0m;
        var scored = 0;
        foreach (var objective in objectives)
        {
            RuleViolation.Unless(objective.Weight >= 0, "alignment.negative_weight", objective.ObjectiveKey);
            if (objective.Alignment.Score is null) continue;
            all += objective.Weight;
            scored++;
        }
        if (all == 0) return new(null, scored, []);

        var sum = 0m;
        var breaks = new List<AlignmentBreak>();
        foreach (var objective in objectives)
        {
            if (objective.Alignment.Score is not { } score || objective.Weight == 0) continue;
            sum += decimal.Round(score * objective.Weight, 12);
            foreach (var found in objective.Alignment.Breaks)
            {
                breaks.Add(found with { Points = found.Points * objective.Weight / all, ObjectiveKey = objective.ObjectiveKey });
            }
        }
        breaks.Sort(MostExpensiveFirst);
        return new(sum / all, scored, breaks);
    }

    /// <summary>The code of what a dimension loses without a named cause.</summary>
    public static string CodeOf(AlignmentDimension dimension) => dimension switch
    {
        AlignmentDimension.Cascade => "alignment.not_broken_down",
        AlignmentDimension.Measurement => "alignment.not_measured",
        AlignmentDimension.Incentive => "alignment.not_paid_for",
        AlignmentDimension.Understanding => "alignment.not_understood",
        AlignmentDimension.Enablement => "alignment.not_enabled",
        AlignmentDimension.Resourcing => "alignment.not_resourced",
        AlignmentDimension.Dialogue => "alignment.not_heard",
        _ => "alignment.not_working",
    };

    private static List<AlignmentBreak> Breaks(List<DimensionScore> scores, IReadOnlyList<AlignmentCause> causes)
    {
        var breaks = new List<AlignmentBreak>();
        foreach (var dimension in scores)
        {
            var named = 0m;
            foreach (var cause in causes)
            {
                if (cause.Dimension != dimension.Dimension || DimensionMeasure.Of(cause.Dimension, cause.Fixed) is not { } without) continue;
                var points = (without.Score - dimension.Score) * dimension.WeightPercent / 100m;
                if (points < LeastPoints) continue;
                named += points;
                breaks.Add(new(dimension.Dimension, cause.Code, cause.SubjectKey, dimension.Part, dimension.Whole, points));
            }
            var rest = dimension.PointsLost - named;
            if (rest < LeastPoints) continue;
            breaks.Add(new(dimension.Dimension, CodeOf(dimension.Dimension), null, dimension.Part, dimension.Whole, rest));
        }
        breaks.Sort(MostExpensiveFirst);
        return breaks;
    }

    private static int MostExpensiveFirst(AlignmentBreak one, AlignmentBreak other)
    {
        if (one.Points != other.Points) return other.Points.CompareTo(one.Points);
        if (one.Dimension != other.Dimension) return one.Dimension.CompareTo(other.Dimension);
        var objective = string.CompareOrdinal(one.ObjectiveKey, other.ObjectiveKey);
        if (objective != 0) return objective;
        var code = string.CompareOrdinal(one.Code, other.Code);
        return code != 0 ? code : string.CompareOrdinal(one.SubjectKey, other.SubjectKey);
    }
}
