using System.Text;

namespace SalesAlign.Application.Common.Pdf;

/// <summary>
/// The faces that a document is set in. They come with the application, so that a statement looks the same on every machine: a Latin face,
/// regular and bold, one for Chinese, and one for signs such as arrows.
/// </summary>
internal sealed class PdfFaces
{
    private static readonly Lazy<TrueTypeFont> LatinFont = new(() => TrueTypeFont.Embedded("NotoSans-Regular.ttf"));
    private static readonly Lazy<TrueTypeFont> LatinBoldFont = new(() => TrueTypeFont.Embedded("NotoSans-Bold.ttf"));
    private static readonly Lazy<TrueTypeFont> HanFont = new(() => TrueTypeFont.Embedded("DroidSansFallback.ttf"));

    private static readonly Lazy<TrueTypeFont> SignsFont = new(() => TrueTypeFont.Embedded("NotoSansMath-Regular.ttf"));

    public PdfFace Latin { get; } = new("NotoSans", LatinFont.Value);

    public PdfFace LatinBold { get; } = new("NotoSansBold", LatinBoldFont.Value);

    public PdfFace Han { get; } = new("DroidSansFallback", HanFont.Value);

    public PdfFace Signs { get; } = new("NotoSansMath", SignsFont.Value);

    public IEnumerable<PdfFace> Used => new[] { Latin, LatinBold, Han, Signs }.Where(face => face.IsUsed);
}

/// <summary>A size and weight of the document's faces.</summary>
internal sealed record PdfType(PdfFaces Faces, double Size, bool Bold)
{
    public double Leading => Math.Round(Size * 1.4, 1);

    /// <summary>Cuts a text where the face changes. A character that no face has is shown as a box rather than left out.</summary>
    public List<(string Text, PdfFace Face)> Runs(string text)
    {
        var latin = Bold ? Faces.LatinBold : Faces.Latin;
        var runs = new List<(string, PdfFace)>();
        var run = new StringBuilder();
        PdfFace? of = null;
        foreach (var rune in text.EnumerateRunes())
        {
            var face = latin.Font.Has(rune.Value) ? latin : Faces.Han.Font.Has(rune.Value) ? Faces.Han : Faces.Signs.Font.Has(rune.Value) ? Faces.Signs : latin;
            if (of is not null && face != of)
            {
                runs.Add((run.ToString(), of));
                run.Clear();
            }
            of = face;
            run.Append(rune.ToString());
        }
        if (of is not null) runs.Add((run.ToString(), of));
        return runs;
    }

    public double Width(string text)
    {
        double width = 0;
        foreach (var (run, face) in Runs(text)) width += face.Width(run) * Size;
        return width;
    }

    public void Draw(PdfPage page, PdfColour colour, string text, double x, double baseline)
    {
        foreach (var (run, face) in Runs(text))
        {
            page.Text(colour, face, Size, run, x, baseline, Bold && face != Faces.LatinBold);
            x += face.Width(run) * Size;
        }
    }
}
