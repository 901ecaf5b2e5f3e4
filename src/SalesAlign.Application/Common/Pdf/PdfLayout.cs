using System.Globalization;

namespace SalesAlign.Application.Common.Pdf;

/// <summary>Sets a document's blocks on pages.</summary>
internal sealed class PdfLayout
{
    private const double Margin = 48;
    private const double Foot = 40;
    private const double Gap = 8;
    private const double Padding = 4;

    private static readonly PdfColour Ink = new(0.106, 0.125, 0.169);
    private static readonly PdfColour Faint = new(0.357, 0.392, 0.459);
    private static readonly PdfColour Band = new(0.945, 0.957, 0.973);
    private static readonly PdfColour Rule = new(0.835, 0.859, 0.898);

    private readonly PdfFaces _faces = new();
    private readonly List<PdfPage> _pages = [];
    private readonly PdfType _title;
    private readonly PdfType _heading;
    private readonly PdfType _text;
    private readonly PdfType _strong;
    private readonly PdfType _figure;
    private readonly PdfType _small;
    private PdfPage _page;
    private double _y;

    private PdfLayout()
    {
        _title = new PdfType(_faces, 18, true);
        _heading = new PdfType(_faces, 11.5, true);
        _text = new PdfType(_faces, 9, false);
        _strong = new PdfType(_faces, 9, true);
        _figure = new PdfType(_faces, 13, true);
        _small = new PdfType(_faces, 7.5, false);
        _page = NewPage();
    }

    private static double Width => PdfPage.Width - (2 * Margin);

    private static double Bottom => PdfPage.Height - Margin - Foot + 16;

    public static void Save(PdfDocument document, Stream to)
    {
        var layout = new PdfLayout();
        foreach (var block in document.Blocks) layout.Set(block);
        layout.WriteFooters(document);
        layout.Write(document, to);
    }

    private void Write(PdfDocument document, Stream to)
    {
        var file = new PdfFile();
        var tree = file.Reserve();
        var fonts = string.Join(' ', _faces.Used.Select(face => $"/{face.Name} {face.Write(file)} 0 R"));
        var size = string.Create(CultureInfo.InvariantCulture, $"{PdfPage.Width:0.##} {PdfPage.Height:0.##}");
        var pages = _pages.ConvertAll(page => file.Add(
            $"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {size}] /Resources << /Font << {fonts} >> >> /Contents {file.AddStream("", page.Content())} 0 R >>"));
        file.Set(tree, $"<< /Type /Pages /Kids [{string.Join(' ', pages.Select(page => $"{page} 0 R"))}] /Count {pages.Count} >>");
        var root = file.Add($"<< /Type /Catalog /Pages {tree} 0 R /ViewerPreferences << /DisplayDocTitle true >> >>");
        var info = file.Add($"<< /Title {PdfFile.Text(document.Title)} /Creator (SalesAlign) >>");
        file.Save(to, root, info);
    }

    private void Set(PdfBlock block)
    {
        switch (block)
        {
            case PdfTitle title:
                Paragraph(title.Text, _title, Ink);
                if (title.Below is { } below) Paragraph(below, _text, Faint);
                _y += Gap;
                break;
            case PdfHeading heading:
                _y += Gap;
                Room(60);
                Paragraph(heading.Text, _heading, Ink);
                _y += 2;
                break;
            case PdfText text:
                Paragraph(text.Text, text.Strong ? _strong : _text, text.Muted ? Faint : Ink);
                _y += 3;
                break;
            case PdfFigures figures: Figures(figures); break;
            case PdfTable table: Table(table); break;
            case PdfSignatures signatures: Signatures(signatures); break;
            default: throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, "A block that nobody sets.");
        }
    }

    private void Paragraph(string text, PdfType font, PdfColour colour)
    {
        foreach (var line in PdfParagraph.Lines(font, text, Width))
        {
            Room(font.Leading);
            font.Draw(_page, colour, line, Margin, _y + font.Size);
            _y += font.Leading;
        }
    }

    private void Figures(PdfFigures figures)
    {
        foreach (var row in figures.Figures.Chunk(5))
        {
            var width = Width / row.Length;
            var height = 2 * Padding + 11 + 18 + (row.Any(figure => figure.Below is not null) ? 11 : 0);
            Room(height + Gap);
            for (var i = 0; i < row.Length; i++)
            {
                var x = Margin + (i * width);
                _page.Fill(Band, x, _y, width - (i < row.Length - 1 ? 6 : 0), height);
                var inner = width - 6 - (2 * Padding);
                Fitted(row[i].Name, _small, Faint, x + Padding, _y + Padding + 8, inner);
                Fitted(row[i].Value, _figure, Ink, x + Padding, _y + Padding + 25, inner);
                if (row[i].Below is { } below) Fitted(below, _small, Faint, x + Padding, _y + Padding + 37, inner);
            }
            _y += height + Gap;
        }
    }

    private void Table(PdfTable table)
    {
        var whole = table.Columns.Sum(column => column.Width);
        var widths = table.Columns.Select(column => Width * column.Width / whole).ToArray();
        Headings(table, widths);
        foreach (var row in table.Rows)
        {
            var font = row.Strong ? _strong : _text;
            var colour = row.Muted ? Faint : Ink;
            var cells = row.Cells.Select((cell, i) => PdfParagraph.Lines(font, cell ?? "", widths[i] - (2 * Padding))).ToArray();
            var notes = (row.Note ?? []).SelectMany(note => PdfParagraph.Lines(_small, note, Width - (4 * Padding))).ToList();
            var height = (cells.Max(lines => lines.Count) * font.Leading) + (2 * Padding);
            // A row stays whole with the first of its sentences; what follows may go over.
            if (_y + height + Math.Min(notes.Count, 2) * _small.Leading > Bottom)
            {
                Turn();
                Headings(table, widths);
            }
            var x = Margin;
            for (var i = 0; i < cells.Length; i++)
            {
                Cell(cells[i], font, colour, x, widths[i], table.Columns[i].Figures);
                x += widths[i];
            }
            _y += height - (notes.Count > 0 ? Padding : 0);
            foreach (var note in notes)
            {
                Room(_small.Leading);
                _small.Draw(_page, Faint, note, Margin + (3 * Padding), _y + _small.Size);
                _y += _small.Leading;
            }
            if (notes.Count > 0) _y += Padding;
            _page.Line(Rule, 0.6, Margin, _y, Margin + Width, _y);
        }
        _y += Gap;
    }

    private void Headings(PdfTable table, double[] widths)
    {
        var headings = table.Columns.Select((column, i) => PdfParagraph.Lines(_strong, column.Heading, widths[i] - (2 * Padding))).ToArray();
        var height = (headings.Max(lines => lines.Count) * _strong.Leading) + (2 * Padding);
        Room(height + 40);
        _page.Fill(Band, Margin, _y, Width, height);
        var x = Margin;
        for (var i = 0; i < headings.Length; i++)
        {
            Cell(headings[i], _strong, Ink, x, widths[i], table.Columns[i].Figures);
            x += widths[i];
        }
        _y += height;
    }

    private void Cell(List<string> lines, PdfType font, PdfColour colour, double x, double width, bool figures)
    {
        var y = _y + Padding;
        foreach (var line in lines)
        {
            var at = figures ? x + width - Padding - font.Width(line) : x + Padding;
            font.Draw(_page, colour, line, at, y + font.Size);
            y += font.Leading;
        }
    }

    private void Signatures(PdfSignatures signatures)
    {
        Room(70);
        _y += 44;
        var width = Width / signatures.Of.Count;
        for (var i = 0; i < signatures.Of.Count; i++)
        {
            var x = Margin + (i * width);
            _page.Line(Ink, 0.8, x, _y, x + width - 24, _y);
            Fitted(signatures.Of[i], _small, Faint, x, _y + 11, width - 24);
        }
        _y += 20;
    }

    private void Fitted(string text, PdfType font, PdfColour colour, double x, double baseline, double width)
    {
        var shown = text;
        for (var length = text.Length; length > 1 && font.Width(shown) > width; length--) shown = text[..(length - 1)] + "…";
        font.Draw(_page, colour, shown, x, baseline);
    }

    private void WriteFooters(PdfDocument document)
    {
        for (var i = 0; i < _pages.Count; i++)
        {
            _page = _pages[i];
            const double Baseline = PdfPage.Height - Foot;
            var number = document.PageOf(i + 1, _pages.Count);
            var numberWidth = _small.Width(number);
            Fitted(document.Footer, _small, Faint, Margin, Baseline, Width - numberWidth - Gap);
            _small.Draw(_page, Faint, number, Margin + Width - numberWidth, Baseline);
        }
    }

    private void Room(double height)
    {
        if (_y + height > Bottom) Turn();
    }

    private void Turn() => _page = NewPage();

    private PdfPage NewPage()
    {
        var page = new PdfPage();
        _pages.Add(page);
        _y = Margin;
        return page;
    }
}
