using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Goals.Cascading;

/// <summary>One node's open periods divided among its children, in smallest units; the table has a row per child and a column per open period.</summary>
/// <param name="Node">Named in refusals.</param>
/// <param name="Children">Named in refusals of their own pins.</param>
/// <param name="PeriodKeys">The open periods.</param>
/// <param name="ColumnTotals">What the children carry together, by open period.</param>
/// <param name="Weights">By child and open period.</param>
/// <param name="PinnedTotals">What a child's open periods must add up to, or −1.</param>
/// <param name="PinnedCells">What a cell must be, or −1.</param>
internal sealed record FamilySplit(
    string Node, string[] Children, string[] PeriodKeys, long[] ColumnTotals, decimal[] Weights, bool SamePerPeriod, long[] PinnedTotals, long[] PinnedCells,
    List<DecompositionFinding> Findings)
{
    private int Rows => PinnedTotals.Length;

    private int Columns => ColumnTotals.Length;

    /// <summary>The units of every cell, and every child's exact share before rounding.</summary>
    public (long[] Units, decimal[] Exact) Solve()
    {
        var free = new bool[PinnedCells.Length];
        var columns = ColumnTotals.AsSpan().ToArray();
        var rows = PinnedTotals.AsSpan().ToArray();
        var pinnedOfRow = new long[Rows];
        for (var row = 0; row < Rows; row++) TakePins(row, free, rows, columns, pinnedOfRow);
        CheckColumns(free, columns);

        var exact = Shares(free, columns);
        var left = CheckTotals(free, rows, columns);
        if (left.AnyPinned) ProportionalFit.Fit(exact, free, rows, columns);

        var exactOfRow = new decimal[Rows];
        for (int row = 0, cell = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++, cell++)
            {
                // Quotients are cut at 28 digits; what is whole but for the last of them is whole.
                exactOfRow[row] += free[cell] ? exact[cell] : 0m;
                exact[cell] = free[cell] ? decimal.Round(exact[cell], 12) : 0m;
            }
            exactOfRow[row] = decimal.Round(exactOfRow[row], 12);
        }
        GiveTotals(rows, exactOfRow, free, left.Units);
        var units = ControlledRounding.Fit(exact, free, rows, columns) ?? throw new RuleViolation("decompose.pins_cannot_fit", Node);
        for (var cell = 0; cell < units.Length; cell++)
        {
            if (!free[cell]) units[cell] = PinnedCells[cell];
        }
        for (var row = 0; row < Rows; row++) exactOfRow[row] += pinnedOfRow[row];
        return (units, exactOfRow);
    }

    private void TakePins(int row, bool[] free, long[] rows, long[] columns, long[] pinnedOfRow)
    {
        for (var column = 0; column < Columns; column++)
        {
            var cell = (row * Columns) + column;
            free[cell] = PinnedCells[cell] < 0;
            if (free[cell]) continue;
            columns[column] -= PinnedCells[cell];
            pinnedOfRow[row] += PinnedCells[cell];
        }
        if (rows[row] < 0) return;
        rows[row] -= pinnedOfRow[row];
        RuleViolation.Unless(rows[row] >= 0, "decompose.pinned_cells_exceed_pinned_total", Children[row]);
    }

    private void CheckColumns(bool[] free, long[] columns)
    {
        for (var column = 0; column < Columns; column++)
        {
            RuleViolation.Unless(columns[column] >= 0, "decompose.pins_exceed_parent", Node, PeriodKeys[column]);
            if (columns[column] == 0) continue;
            var anyFree = false;
            for (var row = 0; row < Rows && !anyFree; row++) anyFree = free[(row * Columns) + column];
            RuleViolation.Unless(anyFree, "decompose.pins_fall_short", Node, PeriodKeys[column]);
        }
    }

    /// <summary>What is left of each column, in proportion to the weights of the cells that are free in it.</summary>
    private decimal[] Shares(bool[] free, long[] columns)
    {
        var exact = new decimal[free.Length];
        var ofRow = new decimal[Rows];
        var allFree = Array.TrueForAll(free, static cell => cell);
        decimal[]? shares = null;
        for (var column = 0; column < Columns; column++)
        {
            if (columns[column] == 0) continue;
            if (shares is null || !SamePerPeriod || !allFree) shares = SharesOf(column, free, ofRow);
            for (var row = 0; row < Rows; row++)
            {
                var cell = (row * Columns) + column;
                if (free[cell]) exact[cell] = columns[column] * shares[row];
            }
        }
        return exact;
    }

    private decimal[] SharesOf(int column, bool[] free, decimal[] ofRow)
    {
        var shares = new decimal[Rows];
        var sum = 0m;
        for (var row = 0; row < Rows; row++)
        {
            var cell = (row * Columns) + column;
            if (free[cell]) sum += shares[row] = Weights[cell];
        }
        if (sum == 0)
        {
            Findings.Add(new(DecompositionFindings.NoWeightInPeriod, Node, PeriodKeys[column]));
            sum = WeightsOfWholeStretch(column, free, ofRow, shares);
        }
        for (var row = 0; row < Rows; row++) shares[row] /= sum;
        return shares;
    }

    private decimal WeightsOfWholeStretch(int column, bool[] free, decimal[] ofRow, decimal[] shares)
    {
        var sum = 0m;
        for (var row = 0; row < Rows; row++)
        {
            ofRow[row] = 0m;
            for (var other = 0; other < Columns; other++) ofRow[row] += Weights[(row * Columns) + other];
            if (free[(row * Columns) + column]) sum += shares[row] = ofRow[row];
        }
        if (sum > 0) return sum;
        for (var row = 0; row < Rows; row++)
        {
            if (free[(row * Columns) + column]) sum += shares[row] = 1m;
        }
        return sum;
    }

    private (long Units, bool AnyPinned) CheckTotals(bool[] free, long[] rows, long[] columns)
    {
        var units = 0L;
        foreach (var column in columns) units += column;
        var anyPinned = false;
        var anyOpen = false;
        for (var row = 0; row < Rows; row++)
        {
            var canMove = Array.IndexOf(free, value: true, row * Columns, Columns) >= 0;
            if (rows[row] < 0)
            {
                anyOpen |= canMove;
                continue;
            }
            anyPinned = true;
            RuleViolation.Unless(canMove || rows[row] == 0, "decompose.pinned_cells_differ_from_pinned_total", Children[row]);
            units -= rows[row];
        }
        RuleViolation.Unless(units >= 0, "decompose.pins_exceed_parent", Node);
        RuleViolation.Unless(units == 0 || anyOpen, "decompose.pins_fall_short", Node);
        return (units, anyPinned);
    }

    private void GiveTotals(long[] rows, decimal[] exactOfRow, bool[] free, long units)
    {
        var weights = new decimal[Rows];
        var any = false;
        for (var row = 0; row < Rows; row++)
        {
            if (rows[row] >= 0) continue;
            weights[row] = exactOfRow[row];
            any |= weights[row] > 0;
        }
        for (var row = 0; row < Rows && !any; row++)
        {
            if (rows[row] < 0 && Array.IndexOf(free, value: true, row * Columns, Columns) >= 0) weights[row] = 1m;
        }
        var parts = units == 0 ? new decimal[Rows] : Rounding.SplitByLargestRemainder(units, weights, 0);
        for (var row = 0; row < Rows; row++)
        {
            if (rows[row] < 0) rows[row] = (long)parts[row];
        }
    }
}
