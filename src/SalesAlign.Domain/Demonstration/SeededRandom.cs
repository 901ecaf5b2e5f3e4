using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Demonstration;

/// <summary>
/// Chance that repeats itself: the same seed gives the same sequence on every machine, which <see cref="Random"/> does not promise across
/// versions. Whole numbers only, so that no processor rounds differently. The generator is SplitMix64 (Steele, Lea and Flood, 2014).
/// </summary>
public sealed class SeededRandom
{
    private readonly ulong _seed;
    private ulong _state;

    public SeededRandom(ulong seed)
    {
        _seed = seed;
        _state = seed;
    }

    public ulong NextBits()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>A stream of its own for one part of a story, so that what one part draws never shifts another.</summary>
    public SeededRandom Stream(string part)
    {
        // FNV-1a: string.GetHashCode differs from process to process.
        var hash = 0xCBF29CE484222325;
        foreach (var letter in part) hash = unchecked((hash ^ letter) * 0x100000001B3);
        return new SeededRandom(_seed ^ hash);
    }

    /// <summary>From 0 to below <paramref name="count"/>.</summary>
    /// <exception cref="RuleViolation">There is nothing to choose from.</exception>
    public int Below(int count)
    {
        RuleViolation.Unless(count > 0, "random.nothing_to_choose_from", count);
        return (int)Math.BigMul(NextBits(), (ulong)count, out _);
    }

    /// <summary>From <paramref name="least"/> to <paramref name="most"/>, both included, all equally likely.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>From <paramref name="least"/> to <paramref name="most"/>, both included, the middle most likely.</summary>
    public int Around(int least, int most)
    {
        var width = most - least;
        return least + ((Below(width + 1) + Below(width + 1) + Below(width + 1)) / 3);
    }

    /// <summary>True in <paramref name="percent"/> of a hundred cases.</summary>
    public bool Chance(int percent) => Below(100) < percent;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>An index, each as likely as its weight says. Weights below one count as zero.</summary>
    /// <exception cref="RuleViolation">All weights are zero.</exception>
    public int Weighted(ReadOnlySpan<int> weights)
    {
        var sum = 0;
        foreach (var weight in weights) sum += Math.Max(0, weight);
        var left = Below(sum);
        for (var i = 0; i < weights.Length; i++)
        {
            left -= Math.Max(0, weights[i]);
            if (left < 0) return i;
        }
        return weights.Length - 1;
    }
}
