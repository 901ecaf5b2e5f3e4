using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Metrics.Performance;

/// <summary>What the profit of a sales force is the product of.</summary>
public enum EfficiencyFactor
{
    /// <summary>People who closed at least one deal.</summary>
    Reps,

    /// <summary>Customer capacity: deals brought to an end, won or lost, per such person.</summary>
    DealsPerRep,

    /// <summary>Won ÷ (won + lost).</summary>
    CloseRate,

    /// <summary>Profit ÷ deals won.</summary>
    ProfitPerDeal,
}

/// <summary>
/// What was worked and won in a period. A factor whose denominator is zero is unknown, which is not 0; the profit is always the product of
/// the factors that are known.
/// </summary>
/// <param name="Reps">People who closed at least one deal.</param>
/// <param name="Closed">Deals won or lost.</param>
/// <param name="Profit">Of the deals won: value less cost, in the company's currency.</param>
/// <param name="WithoutCost">Deals won whose cost is not known; they count with their whole value.</param>
public sealed record EfficiencyFigures(int Reps, int Closed, int Won, decimal Profit, int WithoutCost = 0)
{
    public static readonly EfficiencyFigures None = new(0, 0, 0, 0m);

    public decimal? DealsPerRep => Reps == 0 ? null : Closed / (decimal)Reps;

    public decimal? CloseRate => Closed == 0 ? null : Won / (decimal)Closed;

    public decimal? ProfitPerDeal => Won == 0 ? null : Profit / Won;

    public decimal? ProfitPerRep => Reps == 0 ? null : Profit / Reps;

    public decimal? Of(EfficiencyFactor factor) => factor switch
    {
        EfficiencyFactor.Reps => Reps,
        EfficiencyFactor.DealsPerRep => DealsPerRep,
        EfficiencyFactor.CloseRate => CloseRate,
        _ => ProfitPerDeal,
    };
}

/// <summary>What a factor was, what it became, and how much of the change in profit it brought about.</summary>
public sealed record FactorChange(EfficiencyFactor Factor, decimal? Before, decimal? After, decimal Contribution);

/// <summary>Splits a change in profit among the factors of the efficiency model, and says what other factors would yield.</summary>
public static class EfficiencyModel
{
    // The finest that amounts are kept at; contributions add up at this precision.
    private const int Decimals = 4;

    private static readonly EfficiencyFactor[] Factors = Enum.GetValues<EfficiencyFactor>();

    /// <summary>
    /// Divides the change by Shapley's value: the mean, over all orders of changing the factors one after the other, of what each adds. The
    /// parts add up to the change exactly. A factor that is unknown on one side is taken to be unchanged, so that what ends its
    /// neighbours' being (no deal closed, none won) carries the change itself.
    /// </summary>
    public static IReadOnlyList<FactorChange> Explain(EfficiencyFigures before, EfficiencyFigures after)
    {
        var from = new decimal[Factors.Length];
        var to = new decimal[Factors.Length];
        for (var i = 0; i < Factors.Length; i++)
        {
            var (was, became) = (before.Of(Factors[i]), after.Of(Factors[i]));
            from[i] = was ?? became ?? 0m;
            to[i] = became ?? was ?? 0m;
        }
        var parts = Shapley(from, to);
        AddUp(parts, decimal.Round(after.Profit - before.Profit, Decimals, MidpointRounding.AwayFromZero));
        return [.. Factors.Select((factor, i) => new FactorChange(factor, before.Of(factor), after.Of(factor), parts[i]))];
    }

    /// <summary>
    /// What profit would be if factors changed by so many percent. A close rate stops at 1. Refuses a fall by more than 100 percent.
    /// </summary>
    /// <param name="percents">Change in percent by factor, in the order of <see cref="EfficiencyFactor"/>.</param>
    public static WhatIf Suppose(EfficiencyFigures now, IReadOnlyList<decimal> percents)
    {
        RuleViolation.Unless(percents.Count == Factors.Length, "efficiency.percent_per_factor", Factors.Length);
        var from = new decimal[Factors.Length];
        var to = new decimal[Factors.Length];
        for (var i = 0; i < Factors.Length; i++)
        {
            RuleViolation.Unless(percents[i] is >= -100m and <= 1000m, "efficiency.percent_out_of_range", percents[i]);
            from[i] = now.Of(Factors[i]) ?? 0m;
            to[i] = from[i] * (1m + (percents[i] / 100m));
            if (Factors[i] == EfficiencyFactor.CloseRate) to[i] = Math.Min(to[i], 1m);
        }
        var profit = decimal.Round(Product(to), Decimals, MidpointRounding.AwayFromZero);
        var parts = Shapley(from, to);
        AddUp(parts, profit - decimal.Round(now.Profit, Decimals, MidpointRounding.AwayFromZero));
        return new(profit, [.. Factors.Select((factor, i) => new FactorChange(factor, from[i], to[i], parts[i]))]);
    }

    // The weight of a set of k others that changed first is k!(n-1-k)!/n!; for four factors: 1/4, 1/12, 1/12, 1/4.
    private static decimal[] Shapley(decimal[] from, decimal[] to)
    {
        var parts = new decimal[from.Length];
        for (var factor = 0; factor < from.Length; factor++)
        {
            var sum = 0m;
            for (var changed = 0; changed < 1 << from.Length; changed++)
            {
                if ((changed & (1 << factor)) != 0) continue;
                var weight = System.Numerics.BitOperations.PopCount((uint)changed) is 0 or 3 ? 4m : 12m;
                var others = 1m;
                for (var other = 0; other < from.Length; other++)
                {
                    if (other != factor) others *= (changed & (1 << other)) != 0 ? to[other] : from[other];
                }
                sum += others * (to[factor] - from[factor]) / weight;
            }
            parts[factor] = decimal.Round(sum, Decimals, MidpointRounding.AwayFromZero);
        }
        return parts;
    }

    // Quotients are cut, so the rounded parts may miss the change by a few of the smallest units: the largest part takes them, where it shows least.
    private static void AddUp(decimal[] parts, decimal change)
    {
        var largest = 0;
        for (var i = 1; i < parts.Length; i++)
        {
            if (Math.Abs(parts[i]) > Math.Abs(parts[largest])) largest = i;
        }
        parts[largest] += change - parts.Sum();
    }

    private static decimal Product(decimal[] factors)
    {
        var product = 1m;
        foreach (var factor in factors) product *= factor;
        return product;
    }
}

/// <summary>The profit that supposed factors would yield, and what each of them adds to today's.</summary>
public sealed record WhatIf(decimal Profit, IReadOnlyList<FactorChange> Factors);
