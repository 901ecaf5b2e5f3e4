using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace SalesAlign.Application.Sales.Import.Reading;

/// <summary>What a workbook says about itself: its sheets, and which cell styles show a date.</summary>
internal static class WorkbookFormat
{
    /// <summary>A file from outside may not make the reader fetch or expand anything.</summary>
    public static XmlReaderSettings Safe => new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreWhitespace = false };

    public static IReadOnlyList<string> Sheets(string path)
    {
        using var document = SpreadsheetDocument.Open(path, isEditable: false);
        return [.. document.WorkbookPart!.Workbook.Descendants<Sheet>().Where(sheet => sheet.State is null || sheet.State == SheetStateValues.Visible)
            .Select(sheet => sheet.Name?.Value ?? "")];
    }

    public static WorksheetPart Sheet(WorkbookPart book, string name)
    {
        var sheets = book.Workbook.Descendants<Sheet>().ToList();
        var sheet = sheets.Find(candidate => candidate.Name?.Value == name) ?? sheets.FirstOrDefault() ?? throw new InvalidDataException("The workbook has no sheet.");
        return (WorksheetPart)book.GetPartById(sheet.Id!.Value!);
    }

    public static bool CountsFrom1904(WorkbookPart book) => book.Workbook.WorkbookProperties?.Date1904?.Value ?? false;

    public static HashSet<int> DateStyles(WorkbookPart book)
    {
        var styles = new HashSet<int>();
        if (book.WorkbookStylesPart?.Stylesheet is not { } sheet) return styles;
        var own = sheet.NumberingFormats?.Elements<NumberingFormat>().ToDictionary(format => format.NumberFormatId!.Value, format => format.FormatCode?.Value ?? "") ?? [];
        var index = 0;
        foreach (var format in sheet.CellFormats?.Elements<CellFormat>() ?? [])
        {
            var id = format.NumberFormatId?.Value ?? 0;
            // 14–22 and the East Asian 27–36 and 50–58 are the built-in date formats; 18–21 show a time of day only.
            var builtIn = id is (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58);
            if (builtIn || (own.TryGetValue(id, out var code) && ShowsDate(code))) styles.Add(index);
            index++;
        }
        return styles;
    }

    private static bool ShowsDate(string code)
    {
        var quoted = false;
        var bracketed = false;
        foreach (var sign in code)
        {
            if (sign == '"') quoted = !quoted;
            else if (sign == '[') bracketed = true;
            else if (sign == ']') bracketed = false;
            else if (!quoted && !bracketed && sign is 'd' or 'D' or 'y' or 'Y') return true;
        }
        return false;
    }
}
