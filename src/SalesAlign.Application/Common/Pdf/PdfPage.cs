using System.Globalization;
using System.Text;

namespace SalesAlign.Application.Common.Pdf;

/// <summary>A colour by its three parts from 0 to 1.</summary>
internal readonly record struct PdfColour(double Red, double Green, double Blue);

/// <summary>What is drawn on a page. Lengths in points; y counts from the top, as one reads.</summary>
internal sealed class PdfPage
{
    // A4.
    public const double Width = 595.28;
    public const double Height = 841.89;

    private readonly StringBuilder _content = new();

    public void Fill(PdfColour colour, double x, double y, double width, double height) =>
        Draw($"{Parts(colour)} rg {x:0.##} {Height - y - height:0.##} {width:0.##} {height:0.##} re f");

    public void Line(PdfColour colour, double thickness, double x, double y, double toX, double toY) =>
        Draw($"{Parts(colour)} RG {thickness:0.##} w {x:0.##} {Height - y:0.##} m {toX:0.##} {Height - toY:0.##} l S");

    /// <param name="thicken">For a face that has no bold of its own: its outlines are drawn over.</param>
    public void Text(PdfColour colour, PdfFace face, double size, string text, double x, double baseline, bool thicken)
    {
        var mode = thicken ? string.Create(CultureInfo.InvariantCulture, $"2 Tr {size * 0.03:0.##} w {Parts(colour)} RG") : "0 Tr";
        Draw($"BT {Parts(colour)} rg {mode} /{face.Name} {size:0.##} Tf {x:0.##} {Height - baseline:0.##} Td <{face.Encode(text)}> Tj ET");
    }

    public byte[] Content() => Encoding.ASCII.GetBytes(_content.ToString());

    private static string Parts(PdfColour colour) => string.Create(CultureInfo.InvariantCulture, $"{colour.Red:0.###} {colour.Green:0.###} {colour.Blue:0.###}");

    private void Draw(FormattableString operation) => _content.Append(operation.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
