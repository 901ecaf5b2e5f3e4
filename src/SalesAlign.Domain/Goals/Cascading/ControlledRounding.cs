using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Goals.Cascading;

/// <summary>
/// Rounds a table to whole units so that every row and every column has exactly its total. Where that is possible each cell is its exact
/// value rounded up or down: first every row gives its spare units to the columns that lack most (Gale and Ryser), then what is stuck is
/// moved along alternating paths, as in a flow through the table (controlled rounding, Cox 1987).
/// </summary>
internal sealed class ControlledRounding
{
    private readonly decimal[] _exact;
    private readonly bool[] _free;
    private readonly int _rows;
    private readonly int _columns;
    private readonly long[] _rowLacks;
    private readonly long[] _columnLacks;
    private readonly long[] _units;
    private readonly bool[] _raised;

    private ControlledRounding(decimal[] exact, bool[] free, long[] rowTotals, long[] columnTotals)
    {
        _exact = exact;
        _free = free;
        _rows = rowTotals.Length;
        _columns = columnTotals.Length;
        _rowLacks = rowTotals.AsSpan().ToArray();
        _columnLacks = columnTotals.AsSpan().ToArray();
        _units = new long[exact.Length];
        _raised = new bool[exact.Length];
    }

    private enum Freedom
    {
        /// <summary>A cell may be its exact value rounded up or down.</summary>
        OneUnit,

        /// <summary>Any cell that has a share may take any number of units.</summary>
        Shares,

        /// <summary>Any cell that is not pinned may.</summary>
        Any,
    }

    /// <summary>Units per cell, row by row; null when the pinned cells leave no way to reach the totals.</summary>
    public static long[]? Fit(decimal[] exact, bool[] free, long[] rowTotals, long[] columnTotals)
    {
        var rounding = new ControlledRounding(exact, free, rowTotals, columnTotals);
        rounding.RoundDown();
        rounding.GiveToColumnsThatLackMost();
        return rounding.PlaceTheRest(Freedom.OneUnit) || rounding.PlaceTheRest(Freedom.Shares) || rounding.PlaceTheRest(Freedom.Any)
            ? rounding._units
            : null;
    }

    private void RoundDown()
    {
        for (int row = 0, cell = 0; row < _rows; row++)
        {
            for (var column = 0; column < _columns; column++, cell++)
            {
                if (!_free[cell]) continue;
                var whole = (long)decimal.Floor(_exact[cell]);
                // An exact value that does not fit its totals (they were pinned) must not take more than there is.
                whole = Math.Min(whole, Math.Min(_rowLacks[row], _columnLacks[column]));
                _units[cell] = whole;
                _rowLacks[row] -= whole;
                _columnLacks[column] -= whole;
            }
        }
    }

    private void GiveToColumnsThatLackMost()
    {
        var order = new int[_columns];
        var fractions = new decimal[_columns];
        for (var row = 0; row < _rows; row++)
        {
            if (_rowLacks[row] == 0) continue;
            var candidates = 0;
            for (var column = 0; column < _columns; column++)
            {
                var cell = (row * _columns) + column;
                if (_columnLacks[column] == 0 || !Takes(cell, Freedom.OneUnit)) continue;
                fractions[column] = _exact[cell] - _units[cell];
                var place = candidates++;
                while (place > 0 && Before(column, order[place - 1], fractions))
                {
                    order[place] = order[place - 1];
                    place--;
                }
                order[place] = column;
            }
            for (var i = 0; i < candidates && _rowLacks[row] > 0; i++)
            {
                var cell = (row * _columns) + order[i];
                _units[cell]++;
                _raised[cell] = true;
                _rowLacks[row]--;
                _columnLacks[order[i]]--;
            }
        }
    }

    private bool Before(int column, int other, decimal[] fractions) =>
        _columnLacks[column] != _columnLacks[other] ? _columnLacks[column] > _columnLacks[other] : fractions[column] > fractions[other];

    private bool PlaceTheRest(Freedom freedom)
    {
        for (var row = 0; row < _rows; row++)
        {
            while (_rowLacks[row] > 0)
            {
                if (!PlaceOne(row, freedom)) return false;
            }
        }
        return true;
    }

    private bool Takes(int cell, Freedom freedom) => _free[cell] && freedom switch
    {
        Freedom.OneUnit => !_raised[cell] && _exact[cell] > _units[cell],
        Freedom.Shares => _exact[cell] > 0,
        _ => true,
    };

    private bool Gives(int cell, Freedom freedom) => _free[cell] && (freedom == Freedom.OneUnit ? _raised[cell] : _units[cell] > 0);

    /// <summary>Breadth first over columns: the row's unit goes into a column, which pushes another row's unit on, until a column that lacks one.</summary>
    private bool PlaceOne(int row, Freedom freedom)
    {
        var from = new int[_columns];
        var through = new int[_columns];
        var queue = new Queue<int>(_columns);
        Array.Fill(through, -1);
        for (var column = 0; column < _columns; column++)
        {
            if (!Takes((row * _columns) + column, freedom)) continue;
            from[column] = -1;
            through[column] = row;
            queue.Enqueue(column);
        }
        while (queue.TryDequeue(out var column))
        {
            if (_columnLacks[column] > 0)
            {
                Push(column, from, through);
                _columnLacks[column]--;
                _rowLacks[row]--;
                return true;
            }
            for (var other = 0; other < _rows; other++)
            {
                if (!Gives((other * _columns) + column, freedom)) continue;
                for (var next = 0; next < _columns; next++)
                {
                    if (through[next] >= 0 || !Takes((other * _columns) + next, freedom)) continue;
                    from[next] = column;
                    through[next] = other;
                    queue.Enqueue(next);
                }
            }
        }
        return false;
    }

    private void Push(int column, int[] from, int[] through)
    {
        while (column >= 0)
        {
            var cell = (through[column] * _columns) + column;
            _units[cell]++;
            _raised[cell] = true;
            if (from[column] >= 0)
            {
                var left = (through[column] * _columns) + from[column];
                _units[left]--;
                _raised[left] = false;
            }
            column = from[column];
        }
    }
}
