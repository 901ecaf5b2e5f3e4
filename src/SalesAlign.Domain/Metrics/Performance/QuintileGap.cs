namespace SalesAlign.Domain.Metrics.Performance;

/// <summary>
/// How far the best fifth of a group is ahead of the last fifth, by the mean of each. Top and bottom differ by a factor of three and more in
/// many sales forces; a smaller gap at the same top is worth more than a better top.
/// </summary>
/// <param name="People">Everybody compared.</param>
/// <param name="PerFifth">How many make up a fifth; at least one.</param>
/// <param name="Ratio">Top ÷ bottom; null where the bottom is zero or less, of which nothing is a multiple.</param>
/// <param name="ToMedian">What would be added if everybody below the median reached it.</param>
public sealed record QuintileGap(int People, int PerFifth, decimal Top, decimal Bottom, decimal Median, decimal? Ratio, decimal ToMedian)
{
    /// <summary>Fewer people have no fifths.</summary>
    public const int Fewest = 5;

    /// <summary>The gap of a group; null where it is too small to have fifths.</summary>
    public static QuintileGap? Of(IReadOnlyCollection<decimal> values)
    {
        if (values.Count < Fewest) return null;
        var ordered = values.ToArray();
        Array.Sort(ordered);
        var fifth = ordered.Length / 5;
        decimal bottom = 0m, top = 0m, toMedian = 0m;
        for (var i = 0; i < fifth; i++)
        {
            bottom += ordered[i];
            top += ordered[^(i + 1)];
        }
        var middle = ordered.Length / 2;
        var median = ordered.Length % 2 == 1 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2m;
        foreach (var value in ordered) toMedian += Math.Max(0m, median - value);
        return new(ordered.Length, fifth, top / fifth, bottom / fifth, median, bottom > 0 ? top / bottom : null, toMedian);
    }
}
