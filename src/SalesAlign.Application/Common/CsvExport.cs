using System.Buffers;
using System.Globalization;
using System.Text;

namespace SalesAlign.Application.Common;

/// <summary>Writes rows as CSV that every spreadsheet opens rightly: UTF-8 with a mark, quoted where needed, and no text that would run as a formula.</summary>
internal sealed class CsvExport(Stream target) : IAsyncDisposable
{
    private static readonly SearchValues<char> ToBeQuoted = SearchValues.Create("\",;\r\n\t");

    private readonly StreamWriter _writer = new(target, new UTF8Encoding(true), 1 << 15, leaveOpen: true);
    private readonly StringBuilder _line = new();

    public async Task WriteAsync(IReadOnlyList<object?> cells, CancellationToken cancel)
    {
        _line.Clear();
        for (var i = 0; i < cells.Count; i++)
        {
            if (i > 0) _line.Append(',');
            Append(cells[i]);
        }
        _line.Append("\r\n");
        await _writer.WriteAsync(_line, cancel);
    }

    public async ValueTask DisposeAsync() => await _writer.DisposeAsync();

    private void Append(object? cell)
    {
        switch (cell)
        {
            case null: break;
            case decimal number: _line.Append(number.ToString("0.####", CultureInfo.InvariantCulture)); break;
            case DateOnly day: _line.Append(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); break;
            case int or long: _line.Append(CultureInfo.InvariantCulture, $"{cell}"); break;
            default: AppendText(cell.ToString()!); break;
        }
    }

    private void AppendText(string text)
    {
        // A spreadsheet would run these as a formula; a negative number in a text column is none.
        if (text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] && !decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out _)) text = "'" + text;
        if (text.AsSpan().IndexOfAny(ToBeQuoted) < 0)
        {
            _line.Append(text);
            return;
        }
        _line.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
