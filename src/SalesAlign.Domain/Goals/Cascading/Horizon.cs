using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Goals.Cascading;

/// <summary>How the way from today's value to the horizon's target is divided over the years.</summary>
public enum HorizonPath
{
    /// <summary>The same step every year.</summary>
    Linear,

    /// <summary>Slow, fast, slow: 3x² − 2x³ of the way after the share x of the time.</summary>
    SCurve,

    /// <summary>In proportion to typed steps.</summary>
    ByHand,
}

/// <summary>Yearly targets of a goal that takes several years, as levels at the end of each year; the last is the target exactly.</summary>
public static class Horizon
{
    /// <param name="start">Today's value.</param>
    /// <param name="target">The value at the end of the last year; it may be below the start.</param>
    /// <param name="years">How many years there are, from 1 to 20.</param>
    /// <param name="path">How the way is divided.</param>
    /// <param name="decimals">Decimal places of the yearly targets.</param>
    /// <param name="steps">For a path by hand: one step per year, in any unit.</param>
    public static decimal[] YearlyTargets(decimal start, decimal target, int years, HorizonPath path, int decimals, IReadOnlyList<decimal>? steps = null)
    {
        RuleViolation.Unless(years is >= 1 and <= 20, "horizon.years_out_of_range", years);
        RuleViolation.Unless(path != HorizonPath.ByHand || steps?.Count == years, "horizon.steps_missing", steps?.Count ?? 0, years);
        var weights = new decimal[years];
        for (var year = 0; year < years; year++)
        {
            weights[year] = path switch
            {
                HorizonPath.SCurve => Smooth(year + 1, years) - Smooth(year, years),
                HorizonPath.ByHand => steps![year],
                _ => 1m,
            };
        }
        var parts = Rounding.SplitByLargestRemainder(target - start, weights, decimals);
        var level = start;
        for (var year = 0; year < years; year++) parts[year] = level += parts[year];
        return parts;
    }

    private static decimal Smooth(int year, int years)
    {
        // In whole numbers, so that nothing is lost to quotients: 3x² − 2x³ times the cube of the years.
        decimal x = year;
        return x * x * ((3m * years) - (2m * x));
    }
}
