using System.Globalization;
using System.Text;

namespace SalesAlign.Application.Common.Pdf;

/// <summary>A typeface within one document: remembers which glyphs are used, so that only those are embedded.</summary>
internal sealed class PdfFace(string name, TrueTypeFont font)
{
    private readonly SortedDictionary<ushort, int> _used = [];

    public string Name => name;

    public TrueTypeFont Font => font;

    public bool IsUsed => _used.Count > 0;

    public double Width(string text)
    {
        double width = 0;
        foreach (var rune in text.EnumerateRunes()) width += font.Width(font.Glyph(rune.Value));
        return width / 1000;
    }

    /// <summary>The text as glyph numbers in hexadecimal, as a content stream shows them.</summary>
    public string Encode(string text)
    {
        var hex = new StringBuilder(text.Length * 4);
        foreach (var rune in text.EnumerateRunes())
        {
            var glyph = font.Glyph(rune.Value);
            _used.TryAdd(glyph, rune.Value);
            hex.Append(glyph.ToString("X4", CultureInfo.InvariantCulture));
        }
        return hex.ToString();
    }

    /// <summary>Writes the font with the glyphs that were used: composite font, descriptor, outlines, and the way back to characters for search and copy.</summary>
    public int Write(PdfFile file)
    {
        var subset = font.Subset(_used.Keys);
        var outlines = file.AddStream($"/Length1 {subset.Length}", subset);
        var scale = 1000d / font.UnitsPerEm;
        string Scaled(int value) => Math.Round(value * scale).ToString(CultureInfo.InvariantCulture);
        var fullName = "SALIGN+" + name;
        var descriptor = file.Add(
            $"<< /Type /FontDescriptor /FontName /{fullName} /Flags 4 /FontBBox [{string.Join(' ', font.Bounds.Select(Scaled))}] /ItalicAngle 0 "
            + $"/Ascent {Scaled(font.Ascent)} /Descent {Scaled(font.Descent)} /CapHeight {Scaled(font.Ascent)} /StemV 80 /FontFile2 {outlines} 0 R >>");
        var widths = string.Join(' ', _used.Keys.Select(glyph => string.Create(CultureInfo.InvariantCulture, $"{glyph} [{font.Width(glyph):0.##}]")));
        var descendant = file.Add(
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{fullName} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> "
            + $"/FontDescriptor {descriptor} 0 R /CIDToGIDMap /Identity /DW 1000 /W [{widths}] >>");
        var characters = file.AddStream("", Encoding.ASCII.GetBytes(Characters()));
        return file.Add(
            $"<< /Type /Font /Subtype /Type0 /BaseFont /{fullName} /Encoding /Identity-H /DescendantFonts [{descendant} 0 R] /ToUnicode {characters} 0 R >>");
    }

    private string Characters()
    {
        var map = new StringBuilder();
        map.Append("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def ")
            .Append("/CMapName /Adobe-Identity-UCS def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n");
        foreach (var part in _used.Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{part.Length} beginbfchar\n");
            foreach (var (glyph, character) in part)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(char.ConvertFromUtf32(character)))}>\n");
            }
            map.Append("endbfchar\n");
        }
        return map.Append("endcmap CMapName currentdict /CMap defineresource pop end end").ToString();
    }
}
