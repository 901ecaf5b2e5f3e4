using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Goals.RollUp;

/// <summary>The weight of a goal among its siblings; one fixed by hand keeps it when another is changed.</summary>
public sealed record GoalWeight(Weight Weight, bool Fixed);

/// <summary>Weights of goals under one parent: in percent with four decimal places, always 100 together.</summary>
public static class GoalWeights
{
    private const int Decimals = 4;

    /// <summary>100 shared equally; spare ten-thousandths go to the first listed.</summary>
    public static Weight[] Equal(int goals)
    {
        var ratios = new decimal[goals];
        Array.Fill(ratios, 1m);
        return FromRatios(ratios);
    }

    /// <summary>Typed ratios such as 5:3:2 as percentages.</summary>
    /// <exception cref="RuleViolation">A ratio is negative, or all are 0.</exception>
    public static Weight[] FromRatios(IReadOnlyList<decimal> ratios) =>
        Array.ConvertAll(Rounding.SplitByLargestRemainder(100m, ratios, Decimals), static percent => new Weight(percent));

    /// <summary>Changes one weight: it keeps what was typed and is fixed from then on; what is left is shared equally among those that are not fixed.</summary>
    /// <exception cref="RuleViolation">The fixed weights exceed 100, or fall short of it and nobody is left to take the rest.</exception>
    public static GoalWeight[] Change(IReadOnlyList<GoalWeight> weights, int changed, Weight weight)
    {
        RuleViolation.Unless(changed >= 0 && changed < weights.Count, "weights.no_such_goal", changed);
        var left = 100m - weight.Percent;
        var takers = 0;
        for (var i = 0; i < weights.Count; i++)
        {
            if (i == changed) continue;
            if (weights[i].Fixed) left -= weights[i].Weight.Percent;
            else takers++;
        }
        RuleViolation.Unless(left >= 0, "weights.exceed_whole", -left);
        RuleViolation.Unless(left == 0 || takers > 0, "weights.fall_short", left);

        var shares = takers == 0 ? [] : ShareEqually(left, takers);
        var result = new GoalWeight[weights.Count];
        var next = 0;
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = i == changed ? new(weight, Fixed: true) : weights[i].Fixed ? weights[i] : new(new Weight(shares[next++]), Fixed: false);
        }
        return result;
    }

    private static decimal[] ShareEqually(decimal percent, int takers)
    {
        var ones = new decimal[takers];
        Array.Fill(ones, 1m);
        return Rounding.SplitByLargestRemainder(percent, ones, Decimals);
    }
}
