using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace SalesAlign.Application.Common;

/// <summary>Writes CSV that Excel opens as it is: UTF-8 with a byte order mark, and no cell that a spreadsheet would take for a formula.</summary>
internal sealed class CsvExport(Stream target) : IAsyncDisposable
{
    private readonly CsvWriter _csv = new(
        new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true),
        new CsvConfiguration(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape, InjectionEscapeCharacter = '\'' });

    public async Task WriteAsync(IReadOnlyList<string?> cells)
    {
        foreach (var cell in cells) _csv.WriteField(cell);
        await _csv.NextRecordAsync();
    }

    public ValueTask DisposeAsync() => _csv.DisposeAsync();
}
