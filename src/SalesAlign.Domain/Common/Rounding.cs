namespace SalesAlign.Domain.Common;

/// <summary>Rounding by its business name. Every place that rounds says which one it means.</summary>
public static class Rounding
{
    /// <summary>To <paramref name="decimals"/> places, a half going away from zero: 0.125 becomes 0.13 and −0.125 becomes −0.13.</summary>
    public static decimal HalfAwayFromZero(decimal value, int decimals) => decimal.Round(value, decimals, MidpointRounding.AwayFromZero);

    /// <summary>
    /// Divides <paramref name="total"/> in proportion to <paramref name="weights"/> so that the parts, each with at most
    /// <paramref name="decimals"/> places, add up to the total exactly. What rounding down leaves goes, one smallest unit each, to the
    /// largest remainders; ties to the first listed (Hamilton's method).
    /// </summary>
    /// <exception cref="RuleViolation">There is no part, a weight is negative, all weights are zero, or the total is finer than its precision.</exception>
    public static decimal[] SplitByLargestRemainder(decimal total, IReadOnlyList<decimal> weights, int decimals)
    {
        RuleViolation.Unless(weights.Count > 0, "split.no_parts");
        if (decimal.Round(total, decimals) != total) throw new RuleViolation("split.total_too_fine", total, decimals);

        var sum = 0m;
        var largest = 0m;
        foreach (var weight in weights)
        {
            // Written out, because it runs for every part of every deal: arguments are only made where they are needed.
            if (weight < 0) throw new RuleViolation("split.negative_weight", weight);
            if (weight > largest) largest = weight;
        }
        RuleViolation.Unless(largest > 0, "split.no_weight");

        // Weights of any magnitude are brought near one, so that neither their sum nor a product with the total overflows.
        var scaled = new decimal[weights.Count];
        for (var i = 0; i < scaled.Length; i++)
        {
            scaled[i] = weights[i] / largest;
            sum += scaled[i];
        }

        var unit = 1m;
        for (var i = 0; i < decimals; i++) unit /= 10m;

        var sign = total < 0 ? -1 : 1;
        var units = Math.Abs(total) / unit;
        var parts = new decimal[scaled.Length];
        var remainders = new (decimal Fraction, int Index)[scaled.Length];
        var given = 0m;
        for (var i = 0; i < parts.Length; i++)
        {
            // Quotients are cut at 28 digits; without this an exact half and its equal could differ in the last of them and a tie be lost.
            var exact = decimal.Round(units * (scaled[i] / sum), 12);
            var whole = decimal.Floor(exact);
            parts[i] = whole;
            remainders[i] = (exact - whole, i);
            given += whole;
        }

        Array.Sort(remainders, static (a, b) => a.Fraction == b.Fraction ? a.Index.CompareTo(b.Index) : b.Fraction.CompareTo(a.Fraction));
        var left = units - given;
        // Quotients are cut at 28 digits, so the parts can miss the total by a unit in either direction; a zero weight never receives one.
        while (left > 0)
        {
            foreach (var (_, index) in remainders)
            {
                if (left <= 0) break;
                if (scaled[index] == 0) continue;
                parts[index]++;
                left--;
            }
        }
        for (var i = remainders.Length - 1; left < 0 && i >= 0; i--)
        {
            if (parts[remainders[i].Index] == 0) continue;
            parts[remainders[i].Index]--;
            left++;
        }

        for (var i = 0; i < parts.Length; i++) parts[i] = decimal.Round(parts[i] * unit * sign, decimals);
        return parts;
    }
}
