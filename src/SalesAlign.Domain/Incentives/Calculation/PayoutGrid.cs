using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>
/// A curve over two measures, in steps: the row and the column are the last whose bound is reached; below the first of either it pays
/// zero. Refuses bounds that do not ascend and a missing cell.
/// </summary>
public sealed record PayoutGrid
{
    public PayoutGrid(string columnMetric, IReadOnlyList<decimal> rows, IReadOnlyList<decimal> columns, IReadOnlyList<IReadOnlyList<decimal>> pays)
    {
        RuleViolation.Unless(!string.IsNullOrWhiteSpace(columnMetric), "grid.no_metric");
        RuleViolation.Unless(rows is { Count: > 0 } && columns is { Count: > 0 }, "grid.empty");
        for (var i = 1; i < rows.Count; i++) RuleViolation.Unless(rows[i] > rows[i - 1], "grid.rows_not_ascending", i + 1);
        for (var i = 1; i < columns.Count; i++) RuleViolation.Unless(columns[i] > columns[i - 1], "grid.columns_not_ascending", i + 1);
        if (pays is null || pays.Count != rows.Count) throw new RuleViolation("grid.missing_row", pays?.Count ?? 0);
        for (var i = 0; i < rows.Count; i++) RuleViolation.Unless(pays[i].Count == columns.Count, "grid.missing_cell", i + 1);
        (ColumnMetric, Rows, Columns, Pays) = (columnMetric, [.. rows], [.. columns], [.. pays.Select(row => (IReadOnlyList<decimal>)[.. row])]);
    }

    /// <summary>The participant's metric read by the columns; the rows read the component's attainment.</summary>
    public string ColumnMetric { get; }

    public IReadOnlyList<decimal> Rows { get; }

    public IReadOnlyList<decimal> Columns { get; }

    public IReadOnlyList<IReadOnlyList<decimal>> Pays { get; }

    public decimal Read(decimal row, decimal column)
    {
        var r = LastReached(Rows, row);
        var c = LastReached(Columns, column);
        return r < 0 || c < 0 ? 0 : Pays[r][c];
    }

    private static int LastReached(IReadOnlyList<decimal> bounds, decimal value)
    {
        var reached = -1;
        while (reached + 1 < bounds.Count && value >= bounds[reached + 1]) reached++;
        return reached;
    }
}
