using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace SalesAlign.Application.Common;

/// <summary>A sheet of a workbook: headings, rows, and how wide its columns are in characters.</summary>
public sealed record WorkbookSheet(string Name, IReadOnlyList<string> Headings, IEnumerable<IReadOnlyList<object?>> Rows, IReadOnlyList<int>? Widths = null);

/// <summary>Writes an Excel workbook row by row: figures as figures, days as days, texts as texts that no spreadsheet runs as a formula.</summary>
public static class WorkbookExport
{
    private const uint HeadingStyle = 1;
    private const uint DayStyle = 2;
    private const uint AmountStyle = 3;

    // The day that a spreadsheet counts as 1, less one for its leap year that never was.
    private static readonly DateOnly Epoch = new(1899, 12, 30);

    public static void Write(Stream to, params IReadOnlyList<WorkbookSheet> sheets)
    {
        using var document = SpreadsheetDocument.Create(to, SpreadsheetDocumentType.Workbook);
        var book = document.AddWorkbookPart();
        book.Workbook = new Workbook();
        book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        var list = book.Workbook.AppendChild(new Sheets());
        foreach (var sheet in sheets)
        {
            var part = book.AddNewPart<WorksheetPart>();
            Write(part, sheet);
            list.Append(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)list.ChildElements.Count + 1, Name = NameOf(sheet.Name) });
        }
        book.Workbook.Save();
    }

    private static void Write(WorksheetPart part, WorkbookSheet sheet)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        if (sheet.Widths is { } widths)
        {
            writer.WriteElement(new Columns(widths.Select((width, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = width, CustomWidth = true })));
        }
        writer.WriteStartElement(new SheetData());
        Row(sheet.Headings.Select(heading => Text(heading, HeadingStyle)));
        foreach (var row in sheet.Rows) Row(row.Select(CellOf));
        writer.WriteEndElement();
        writer.WriteEndElement();

        void Row(IEnumerable<Cell> cells)
        {
            writer.WriteStartElement(new Row());
            foreach (var cell in cells) writer.WriteElement(cell);
            writer.WriteEndElement();
        }
    }

    private static Cell CellOf(object? value) => value switch
    {
        null => new Cell(),
        decimal amount => Number(amount.ToString(CultureInfo.InvariantCulture), AmountStyle),
        int or long => Number(Convert.ToString(value, CultureInfo.InvariantCulture)!, 0),
        DateOnly day => Number((day.DayNumber - Epoch.DayNumber).ToString(CultureInfo.InvariantCulture), DayStyle),
        _ => Text(value.ToString() ?? "", 0),
    };

    private static Cell Number(string value, uint style) => new() { CellValue = new CellValue(value), DataType = CellValues.Number, StyleIndex = style };

    // An inline string is never a formula, whatever it begins with.
    private static Cell Text(string value, uint style) => new()
    {
        DataType = CellValues.InlineString,
        StyleIndex = style,
        InlineString = new InlineString(new Text(new string([.. value.Where(character => character >= ' ' || character is '\n' or '\t')])) { Space = SpaceProcessingModeValues.Preserve }),
    };

    private static string NameOf(string name)
    {
        var kept = new string([.. name.Where(character => !"[]:*?/\\".Contains(character, StringComparison.Ordinal))]);
        return kept.Length == 0 ? "Sheet" : kept[..Math.Min(kept.Length, 31)];
    }

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "yyyy-mm-dd" }),
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(), new CellFormat { FontId = 1, ApplyFont = true }, new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = 4, ApplyNumberFormat = true }));
}
