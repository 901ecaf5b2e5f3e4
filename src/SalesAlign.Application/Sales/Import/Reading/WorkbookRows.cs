using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace SalesAlign.Application.Sales.Import.Reading;

/// <summary>Rows of one sheet of an .xlsx workbook, read as a stream. Dates come out as ISO dates, numbers with a decimal point.</summary>
internal sealed class WorkbookRows : RowReader
{
    // Day 0 of Excel's calendar, which counts a 29 February 1900 that never was.
    private static readonly DateOnly Epoch = new(1899, 12, 30);

    private readonly FileStream _file;
    private readonly SpreadsheetDocument _document;
    private readonly WorkbookTexts _texts;
    private readonly HashSet<int> _dateStyles;
    private readonly Stream _sheet;
    private readonly XmlReader _xml;
    private readonly List<string> _cells = [];
    private readonly int _epochShift;

    public WorkbookRows(string path, string sheet)
    {
        _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        _document = SpreadsheetDocument.Open(_file, isEditable: false);
        var book = _document.WorkbookPart!;
        _texts = new WorkbookTexts(book.SharedStringTablePart);
        _dateStyles = WorkbookFormat.DateStyles(book);
        _epochShift = WorkbookFormat.CountsFrom1904(book) ? 1462 : 0;
        _sheet = WorkbookFormat.Sheet(book, sheet).GetStream();
        _xml = XmlReader.Create(_sheet, WorkbookFormat.Safe);
    }

    // A packed part does not tell how far it is; the position in the package's file is near enough.
    public override long Position => _file.Position;

    protected override string[]? Next()
    {
        while (_xml.NodeType != XmlNodeType.Element || _xml.LocalName != "row")
        {
            if (!_xml.Read()) return null;
        }
        _cells.Clear();
        if (_xml.IsEmptyElement)
        {
            _xml.Read();
            return [];
        }
        var depth = _xml.Depth;
        _xml.Read();
        while (_xml.Depth > depth)
        {
            if (_xml.NodeType == XmlNodeType.Element && _xml.LocalName == "c") ReadCell();
            else _xml.Read();
        }
        _xml.Read();
        return [.. _cells];
    }

    protected override void Dispose(bool disposing)
    {
        _xml.Dispose();
        _sheet.Dispose();
        _texts.Dispose();
        _document.Dispose();
        _file.Dispose();
    }

    private void ReadCell()
    {
        var column = ColumnOf(_xml.GetAttribute("r"));
        var type = _xml.GetAttribute("t");
        _ = int.TryParse(_xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var style);
        var text = "";
        if (_xml.IsEmptyElement)
        {
            _xml.Read();
        }
        else
        {
            var depth = _xml.Depth;
            _xml.Read();
            while (_xml.Depth > depth)
            {
                if (_xml.NodeType == XmlNodeType.Element && _xml.LocalName is "v" or "t") text += _xml.ReadElementContentAsString();
                else _xml.Read();
            }
            _xml.Read();
        }
        // A sheet has at most 16,384 columns; a file that claims more must not make us allocate them.
        if (column is < 0 or > 16_383) column = _cells.Count;
        while (_cells.Count < column) _cells.Add("");
        _cells.Add(Value(type, style, text));
    }

    private string Value(string? type, int style, string text) => type switch
    {
        "s" => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? _texts[index] : "",
        "b" => text == "1" ? "true" : "false",
        "str" or "inlineStr" => text,
        "d" => text,
        "e" => "",
        _ => Numeral(style, text),
    };

    private string Numeral(int style, string text)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return text;
        if (_dateStyles.Contains(style) && number is >= 1 and < 2_958_466)
        {
            var day = Epoch.AddDays((int)Math.Floor(number) + _epochShift).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var minutes = (int)Math.Round((number - Math.Floor(number)) * 1440);
            return minutes is 0 or 1440 ? day : string.Create(CultureInfo.InvariantCulture, $"{day} {minutes / 60:00}:{minutes % 60:00}");
        }
        // 1.1E3 and 0.30000000000000004 are how workbooks keep 1100 and 0.3.
        return Math.Abs(number) < 1e15 ? ((decimal)number).ToString("0.##########", CultureInfo.InvariantCulture) : text;
    }

    private int ColumnOf(string? reference)
    {
        if (reference is null) return _cells.Count;
        var column = 0;
        foreach (var sign in reference)
        {
            if (!char.IsAsciiLetter(sign) || column > 20_000) break;
            column = (column * 26) + char.ToUpperInvariant(sign) - 'A' + 1;
        }
        return column - 1;
    }
}
