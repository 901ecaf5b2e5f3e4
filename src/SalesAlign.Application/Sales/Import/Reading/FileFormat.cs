using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Sales.Import.Reading;

/// <summary>Guesses how a file is to be read from its first bytes and rows.</summary>
internal static class FileFormat
{
    private const int Sample = 1000;

    public static bool IsWorkbook(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> head = stackalloc byte[4];
        return file.ReadAtLeast(head, 4, throwOnEndOfStream: false) == 4 && head is [(byte)'P', (byte)'K', 3, 4];
    }

    /// <summary>Encoding and delimiter, or sheet: what must be known before a row can be read.</summary>
    public static ImportSetup GuessShape(string path)
    {
        if (IsWorkbook(path))
        {
            return WorkbookFormat.Sheets(path) is [var first, ..] ? new ImportSetup { Sheet = first } : throw new InvalidDataException("The workbook has no sheet.");
        }
        using var file = File.OpenRead(path);
        var encoding = TextFormat.GuessEncoding(file);
        return new ImportSetup { Encoding = encoding, Delimiter = TextFormat.GuessDelimiter(file, encoding) };
    }

    /// <summary>Columns by their headers, and the writing of dates and numbers by the first thousand rows.</summary>
    public static ImportSetup GuessContent(string path, ImportKind kind, ImportSetup shape)
    {
        using var reader = RowReader.Open(path, shape);
        var columns = ColumnGuess.From(kind, reader.Headers);
        var fields = ImportFields.Of(kind);
        var dates = Indexes(ImportFieldType.Date).Concat(Indexes(ImportFieldType.Instant)).ToArray();
        var numbers = Indexes(ImportFieldType.Number);
        var dateSample = new List<string>();
        var numberSample = new List<string>();
        for (var row = 0; row < Sample && reader.Read(); row++)
        {
            dateSample.AddRange(dates.Where(index => index < reader.Row.Length && reader.Row[index].Length > 0).Select(index => reader.Row[index]));
            numberSample.AddRange(numbers.Where(index => index < reader.Row.Length && reader.Row[index].Length > 0).Select(index => reader.Row[index]));
        }
        return shape with { Columns = columns, DateOrder = ValueReading.GuessDateOrder(dateSample), DecimalMark = ValueReading.GuessDecimalMark(numberSample) };

        int[] Indexes(ImportFieldType type) =>
            [.. fields.Where(field => field.Type == type && columns.ContainsKey(field.Name)).Select(field => reader.Headers.ToList().IndexOf(columns[field.Name]))];
    }
}
