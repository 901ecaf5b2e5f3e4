using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Goals.Cascading;

/// <summary>A number of a cascade that is taken into another year.</summary>
/// <param name="Above">Index of the number of the same period that it is a part of; empty at the top.</param>
/// <param name="Whole">Index of the same owner's number of the next longer period; empty where there is none.</param>
public sealed record UpliftNumber(decimal Value, int? Above = null, int? Whole = null);

/// <summary>Raises all numbers of a cascade by one factor so that whatever added up before still does, over owners and over periods.</summary>
public static class Uplift
{
    /// <summary>
    /// The smallest parts are raised together by largest remainder; everything above is the sum of its parts, and what it had more or less than them is raised
    /// for itself. Results have at most <paramref name="decimals"/> places.
    /// </summary>
    /// <exception cref="RuleViolation">The factor or a number is negative, or the numbers hang in a circle.</exception>
    public static decimal[] Raise(IReadOnlyList<UpliftNumber> numbers, decimal factor, int decimals)
    {
        RuleViolation.Unless(factor >= 0, "clone.uplift_out_of_range", factor);
        var parts = new List<int>?[numbers.Count];
        // Periods first: a year is the sum of its quarters, and they are the sums of what stands below them.
        for (var i = 0; i < numbers.Count; i++)
        {
            RuleViolation.Unless(numbers[i].Value >= 0, "goal.negative_target", numbers[i].Value);
            if (numbers[i].Whole is { } whole) (parts[whole] ??= []).Add(i);
        }
        var hasPeriods = Array.ConvertAll(parts, list => list is not null);
        for (var i = 0; i < numbers.Count; i++)
        {
            if (numbers[i].Above is { } above && !hasPeriods[above]) (parts[above] ??= []).Add(i);
        }
        var raised = new decimal?[numbers.Count];
        var leaves = new List<int>();
        for (var i = 0; i < numbers.Count; i++)
        {
            if (parts[i] is null) leaves.Add(i);
        }
        RuleViolation.Unless(leaves.Count > 0 || numbers.Count == 0, "goal.parent_in_a_circle");
        var weights = leaves.ConvertAll(leaf => numbers[leaf].Value);
        var total = Rounding.HalfAwayFromZero(weights.Sum() * factor, decimals);
        var values = total == 0 ? new decimal[leaves.Count] : Rounding.SplitByLargestRemainder(total, weights, decimals);
        for (var l = 0; l < leaves.Count; l++) raised[leaves[l]] = values[l];
        for (var i = 0; i < numbers.Count; i++) Of(i, 0);
        return Array.ConvertAll(raised, value => value!.Value);

        decimal Of(int at, int depth)
        {
            if (raised[at] is { } known) return known;
            RuleViolation.Unless(depth < 100, "goal.parent_in_a_circle");
            var (before, after) = (0m, 0m);
            foreach (var part in parts[at]!)
            {
                before += numbers[part].Value;
                after += Of(part, depth + 1);
            }
            var value = Math.Max(0m, after + Rounding.HalfAwayFromZero((numbers[at].Value - before) * factor, decimals));
            raised[at] = value;
            return value;
        }
    }
}
