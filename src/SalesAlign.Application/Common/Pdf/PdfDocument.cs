namespace SalesAlign.Application.Common.Pdf;

/// <summary>A printed document: blocks in order, set on A4 pages from top to bottom. Texts are given in the reader's language.</summary>
/// <param name="Title">The document's own title, as a viewer shows it.</param>
/// <param name="Footer">Stands at the foot of each page, such as the company and what the document is.</param>
/// <param name="PageOf">Words the page's number: (page, pages).</param>
public sealed record PdfDocument(string Title, string Footer, Func<int, int, string> PageOf, IReadOnlyList<PdfBlock> Blocks)
{
    public void Save(Stream to) => PdfLayout.Save(this, to);

    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        Save(bytes);
        return bytes.ToArray();
    }
}

/// <summary>A part of a document that stands below the one before.</summary>
public abstract record PdfBlock;

/// <summary>The head of the document: what it is, and of whom or when.</summary>
public sealed record PdfTitle(string Text, string? Below = null) : PdfBlock;

/// <summary>The head of a section; it never stands alone at the foot of a page.</summary>
public sealed record PdfHeading(string Text) : PdfBlock;

/// <summary>A paragraph, set to the width of the page.</summary>
public sealed record PdfText(string Text, bool Muted = false, bool Strong = false) : PdfBlock;

/// <summary>Figures side by side, each with its name above; up to five fit a line.</summary>
public sealed record PdfFigures(IReadOnlyList<PdfFigure> Figures) : PdfBlock;

/// <summary>A figure with its name.</summary>
public sealed record PdfFigure(string Name, string Value, string? Below = null);

/// <summary>Rows under headings; the headings are repeated on each page.</summary>
public sealed record PdfTable(IReadOnlyList<PdfColumn> Columns, IReadOnlyList<PdfRow> Rows) : PdfBlock;

/// <param name="Width">In proportion to the other columns.</param>
/// <param name="Figures">Whether the column holds figures, which stand at its right edge.</param>
public sealed record PdfColumn(string Heading, double Width, bool Figures = false);

/// <param name="Note">Sentences below the row, across its columns.</param>
public sealed record PdfRow(IReadOnlyList<string?> Cells, IReadOnlyList<string>? Note = null, bool Strong = false, bool Muted = false);

/// <summary>Lines to sign on, side by side, each with whose it is below.</summary>
public sealed record PdfSignatures(IReadOnlyList<string> Of) : PdfBlock;
