using System.Text.RegularExpressions;
using SalesAlign.Application.Common.Pdf;

namespace SalesAlign.Application.Tests.Common;

public sealed class PdfDocumentTests
{
    [Fact]
    public void A_document_of_many_rows_goes_over_pages_and_numbers_them()
    {
        var rows = Enumerable.Range(1, 120).Select(i => new PdfRow([$"2026-03-{i % 28 + 1:00}", $"Acme 北京科技有限公司 {i}", "1,234.56"], ["5 % × 24,691.20 = 1,234.56"])).ToList();
        var numbers = new List<(int, int)>();
        var document = new PdfDocument("结算单", "Havelune", (page, pages) =>
        {
            numbers.Add((page, pages));
            return $"{page} / {pages}";
        }, [
            new PdfTitle("结算单 Statement", "Ann Arbor · 2026-Q1"),
            new PdfFigures([new("Paid now 本期支付", "12,345.67 USD"), new("Held back 留存", "1,000.00 USD", "until paid")]),
            new PdfHeading("明细 Lines"),
            new PdfTable([new("Date", 1), new("Deal", 3), new("Pays", 1, Figures: true)], rows),
            new PdfText("按季度累计，达到 100,000 后的部分适用 8% 费率；未达标的商机不支付，并说明原因。→ ≥ ×"),
            new PdfSignatures(["Employee", "Manager"]),
        ]);

        using var bytes = new MemoryStream(document.ToBytes());
        var pages = Regex.Count(System.Text.Encoding.Latin1.GetString(bytes.ToArray()), "/Type /Page ");

        Assert.True(pages > 3);
        Assert.Equal(Enumerable.Range(1, pages).Select(page => (page, pages)), numbers);
        Assert.InRange(bytes.Length, 10_000, 400_000);
        Assert.Equal(document.ToBytes(), bytes.ToArray());
    }

    [Fact]
    public void A_word_longer_than_the_line_is_cut_and_an_empty_document_is_a_page()
    {
        var word = new PdfDocument("x", "", (_, _) => "", [new PdfText(new string('w', 2_000))]).ToBytes();
        var empty = new PdfDocument("x", "", (_, _) => "", []).ToBytes();

        Assert.Equal("%PDF"u8.ToArray(), word[..4]);
        Assert.Equal("%PDF"u8.ToArray(), empty[..4]);
    }
}
