namespace SalesAlign.Domain.Goals.Cascading;

/// <summary>
/// Scales the exact shares of a table until rows with a pinned total and all columns meet their totals, keeping proportions otherwise
/// (iterative proportional fitting, Deming and Stephan 1940). What pins make unreachable is left to the rounding.
/// </summary>
internal static class ProportionalFit
{
    private const int Rounds = 40;
    private const decimal Close = 0.001m;

    /// <param name="rowTotals">The total of a row, or −1 when it may be anything.</param>
    public static void Fit(decimal[] exact, bool[] free, long[] rowTotals, long[] columnTotals)
    {
        var columns = columnTotals.Length;
        for (var round = 0; round < Rounds; round++)
        {
            var off = 0m;
            for (var row = 0; row < rowTotals.Length; row++)
            {
                if (rowTotals[row] >= 0) off = Math.Max(off, Scale(exact, free, row * columns, 1, columns, rowTotals[row]));
            }
            for (var column = 0; column < columns; column++)
            {
                off = Math.Max(off, Scale(exact, free, column, columns, rowTotals.Length, columnTotals[column]));
            }
            if (off < Close) return;
        }
    }

    private static decimal Scale(decimal[] exact, bool[] free, int first, int step, int count, long total)
    {
        var sum = 0m;
        for (int i = 0, cell = first; i < count; i++, cell += step)
        {
            if (free[cell]) sum += exact[cell];
        }
        var off = Math.Abs(sum - total);
        if (off == 0 || sum == 0) return off;
        var factor = total / sum;
        for (int i = 0, cell = first; i < count; i++, cell += step)
        {
            if (free[cell]) exact[cell] *= factor;
        }
        return off;
    }
}
