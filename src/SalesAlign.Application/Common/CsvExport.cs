using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace SalesAlign.Application.Common;

/// <summary>Writes CSV that Excel opens as it is: UTF-8 with a byte order mark, and no text that a spreadsheet would run as a formula.</summary>
internal sealed class CsvExport(Stream target) : IAsyncDisposable
{
    private readonly CsvWriter _csv = new(
        new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true), new CsvConfiguration(CultureInfo.InvariantCulture));

    public async Task WriteAsync(IReadOnlyList<object?> cells, CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        foreach (var cell in cells)
        {
            _csv.WriteField(cell switch
            {
                null => "",
                decimal number => number.ToString("0.####", CultureInfo.InvariantCulture),
                DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                DateTimeOffset instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture),
                int or long => Convert.ToString(cell, CultureInfo.InvariantCulture),
                _ => Harmless(cell.ToString() ?? ""),
            });
        }
        await _csv.NextRecordAsync();
    }

    public ValueTask DisposeAsync() => _csv.DisposeAsync();

    // A negative number in a text column is no formula.
    private static string Harmless(string text) =>
        text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] && !decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out _) ? "'" + text : text;
}
