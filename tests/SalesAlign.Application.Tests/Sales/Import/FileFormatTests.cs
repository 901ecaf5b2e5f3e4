using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SalesAlign.Application.Common;
using SalesAlign.Application.Sales.Import;
using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Application.Tests.Sales.Import;

public sealed class FileFormatTests(ImportBench bench) : IClassFixture<ImportBench>
{
    [Theory]
    [InlineData("utf-8", ",")]
    [InlineData("utf-8", ";")]
    [InlineData("utf-8", "\t")]
    [InlineData("gb18030", ",")]
    [InlineData("utf-16", "\t")]
    public async Task Text_is_read_in_its_own_encoding_and_with_its_own_delimiter(string encoding, string delimiter)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = $"客户名称{delimiter}行业{delimiter}年收入\n北京智居{delimiter}\"零售{delimiter}家居\n和电器\"{delimiter}\"1,234.50\"\n上海云端{delimiter}医疗{delimiter}20\n";
        var codec = Encoding.GetEncoding(encoding);
        var id = await bench.UploadAsync(ImportKind.Accounts, [.. codec.GetPreamble(), .. codec.GetBytes(text)]);

        var preview = await bench.PreviewAsync(id);

        Assert.Equal((encoding, delimiter), (preview.Setup.Encoding, preview.Setup.Delimiter));
        Assert.Equal(["客户名称", "行业", "年收入"], preview.Headers);
        Assert.Equal(["北京智居", $"零售{delimiter}家居\n和电器", "1234.5"], preview.Rows[0].Cells.Select(cell => cell.Value));
        Assert.Equal(2, preview.RowsChecked);
        Assert.Empty(preview.Errors);
    }

    [Fact]
    public async Task A_workbook_is_read_with_its_dates_texts_and_gaps()
    {
        var id = await bench.UploadAsync(
            ImportKind.People,
            Workbook(
            [
                ["姓名", "经理", "大区", "入职日期"],
                ["王芳", "李雷", "华东", new DateOnly(2024, 2, 29)],
                ["赵敏", null, "华东", new DateOnly(2023, 1, 1)],
            ]),
            "people.xlsx");

        var preview = await bench.PreviewAsync(id);

        Assert.Equal(["Sheet1"], preview.Sheets);
        Assert.Equal(["王芳", "李雷", "华东", "2024-02-29"], preview.Rows[0].Cells.Select(cell => cell.Value));
        var import = await bench.RunAsync(id);
        Assert.Equal(new ImportCounts(2, 0, 0, 0), import.Counts);
        Assert.Equal(new DateOnly(2024, 2, 29), await bench.ReadAsync<DateOnly>("select hired_on from people where name = '王芳'"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    public async Task A_file_with_nothing_in_it_is_refused(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var upload = await bench.Get<UploadImport>().RunAsync(bench.Actor, new UploadImport.Request(ImportKind.Deals, "empty.csv", stream));

        Assert.Equal((Outcome.Refused, "import.empty"), (upload.Outcome, upload.Problems[0].Code));
    }

    [Fact]
    public async Task A_broken_workbook_is_refused()
    {
        using var stream = new MemoryStream([(byte)'P', (byte)'K', 3, 4, 1, 2, 3]);
        var upload = await bench.Get<UploadImport>().RunAsync(bench.Actor, new UploadImport.Request(ImportKind.Deals, "broken.xlsx", stream));

        Assert.Equal("import.unreadable", upload.Problems[0].Code);
    }

    private static byte[] Workbook(object?[][] rows)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new Workbook();
            var styles = book.AddNewPart<WorkbookStylesPart>();
            styles.Stylesheet = new Stylesheet(
                new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()), new CellStyleFormats(new CellFormat()),
                new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14 }));
            var texts = book.AddNewPart<SharedStringTablePart>();
            texts.SharedStringTable = new SharedStringTable();
            var sheet = book.AddNewPart<WorksheetPart>();
            var data = new SheetData();
            for (var r = 0; r < rows.Length; r++)
            {
                var row = new Row { RowIndex = (uint)(r + 1) };
                for (var c = 0; c < rows[r].Length; c++)
                {
                    var reference = $"{(char)('A' + c)}{r + 1}";
                    switch (rows[r][c])
                    {
                        case null: break;
                        case DateOnly day:
                            row.Append(new Cell { CellReference = reference, StyleIndex = 1, CellValue = new CellValue((day.DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString(CultureInfo.InvariantCulture)) });
                            break;
                        case var text:
                            texts.SharedStringTable.Append(new SharedStringItem(new Text(text.ToString()!)));
                            row.Append(new Cell { CellReference = reference, DataType = CellValues.SharedString, CellValue = new CellValue((texts.SharedStringTable.ChildElements.Count - 1).ToString(CultureInfo.InvariantCulture)) });
                            break;
                    }
                }
                data.Append(row);
            }
            sheet.Worksheet = new Worksheet(data);
            book.Workbook.Append(new Sheets(new Sheet { Id = book.GetIdOfPart(sheet), SheetId = 1, Name = "Sheet1" }));
        }
        return stream.ToArray();
    }
}
