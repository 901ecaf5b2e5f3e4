using System.Text;

namespace SalesAlign.Application.Common.Pdf;

/// <summary>Breaks a text into lines of a width: between words, and between Chinese characters except before closing punctuation.</summary>
internal static class PdfParagraph
{
    private const string NeverFirst = "，。、；：！？）》」』】〉”’％%)]},.;:!?…";

    public static List<string> Lines(PdfType type, string text, double width)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.ReplaceLineEndings("\n").Replace('\t', ' ').Split('\n'))
        {
            var line = new StringBuilder();
            foreach (var piece in Pieces(paragraph))
            {
                if (line.Length > 0 && type.Width(line + piece.TrimEnd()) > width)
                {
                    lines.Add(line.ToString().TrimEnd());
                    line.Clear();
                }
                line.Append(line.Length == 0 ? piece.TrimStart() : piece);
                while (line.Length > 1 && type.Width(line.ToString().TrimEnd()) > width) Cut(type, line, width, lines);
            }
            lines.Add(line.ToString().TrimEnd());
        }
        return lines;
    }

    // A word longer than the line, such as a link, is cut where the line ends; never within a surrogate pair.
    private static void Cut(PdfType type, StringBuilder line, double width, List<string> lines)
    {
        double filled = 0;
        var length = 0;
        foreach (var rune in line.ToString().EnumerateRunes())
        {
            filled += type.Width(rune.ToString());
            if (filled > width && length > 0) break;
            length += rune.Utf16SequenceLength;
        }
        lines.Add(line.ToString(0, length));
        line.Remove(0, length);
    }

    private static IEnumerable<string> Pieces(string text)
    {
        var piece = new StringBuilder();
        foreach (var character in text)
        {
            var breaks = piece.Length > 0 && character != ' ' && !NeverFirst.Contains(character, StringComparison.Ordinal)
                && (piece[^1] == ' ' || IsHan(character) || IsHan(piece[^1]));
            if (breaks)
            {
                yield return piece.ToString();
                piece.Clear();
            }
            piece.Append(character);
        }
        if (piece.Length > 0) yield return piece.ToString();
    }

    private static bool IsHan(char character) => character is >= '\u2E80' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' or >= '\uFF00' and <= '\uFFEF';
}
