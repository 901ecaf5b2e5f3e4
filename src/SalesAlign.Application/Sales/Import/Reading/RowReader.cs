using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Sales.Import.Reading;

/// <summary>Reads a file row by row and never holds more than one. The first row with anything in it is the header.</summary>
internal abstract class RowReader : IDisposable
{
    public IReadOnlyList<string> Headers { get; private set; } = [];

    /// <summary>Number of the current record; the header is 1.</summary>
    public int Number { get; private set; }

    /// <summary>The current row's values, as many as it has.</summary>
    public string[] Row { get; private set; } = [];

    /// <summary>Bytes of the file that have been read so far.</summary>
    public abstract long Position { get; }

    public static RowReader Open(string path, ImportSetup setup)
    {
        RowReader reader = setup.Sheet is not null ? new WorkbookRows(path, setup.Sheet) : new TextRows(path, setup.Encoding ?? "utf-8", setup.Delimiter ?? ",");
        try
        {
            while (reader.Next() is { } first)
            {
                reader.Number++;
                if (Array.TrueForAll(first, string.IsNullOrWhiteSpace)) continue;
                reader.Headers = Named(first);
                break;
            }
            return reader;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>The next row that is not empty; false at the end.</summary>
    public bool Read()
    {
        while (Next() is { } row)
        {
            Number++;
            if (Array.TrueForAll(row, string.IsNullOrWhiteSpace)) continue;
            Row = row;
            return true;
        }
        return false;
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract string[]? Next();

    protected abstract void Dispose(bool disposing);

    // Every column needs a name of its own to be mapped by.
    private static List<string> Named(string[] headers)
    {
        var names = new List<string>(headers.Length);
        for (var i = 0; i < headers.Length; i++)
        {
            var name = headers[i].Trim() is { Length: > 0 } text ? text : $"({i + 1})";
            while (names.Contains(name, StringComparer.Ordinal)) name += $" ({i + 1})";
            names.Add(name);
        }
        while (names.Count > 0 && headers[names.Count - 1].Trim().Length == 0) names.RemoveAt(names.Count - 1);
        return names;
    }
}
