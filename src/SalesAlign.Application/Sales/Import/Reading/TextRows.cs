using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace SalesAlign.Application.Sales.Import.Reading;

/// <summary>Rows of a delimited text file; quoted values may hold delimiters and line breaks.</summary>
internal sealed class TextRows : RowReader
{
    private readonly FileStream _file;
    private readonly CsvParser _parser;

    public TextRows(string path, string encoding, string delimiter)
    {
        _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        var reader = new StreamReader(_file, TextFormat.EncodingOf(encoding), detectEncodingFromByteOrderMarks: true, 1 << 16);
        _parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter,
            BadDataFound = null,
            BufferSize = 1 << 16,
            // A quote that is never closed would otherwise swallow the rest of the file into memory.
            MaxFieldSize = 1 << 20,
            LineBreakInQuotedFieldIsBadData = false,
            CountBytes = false,
        });
    }

    public override long Position => _file.Position;

    protected override string[]? Next() => _parser.Read() ? _parser.Record : null;

    protected override void Dispose(bool disposing)
    {
        _parser.Dispose();
        _file.Dispose();
    }
}
