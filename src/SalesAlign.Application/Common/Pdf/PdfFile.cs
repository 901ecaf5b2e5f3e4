using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace SalesAlign.Application.Common.Pdf;

/// <summary>The objects of a PDF file and the table that says where each begins (ISO 32000-1, 7.5). The same document gives the same bytes.</summary>
internal sealed class PdfFile
{
    private readonly List<byte[]?> _objects = [];

    /// <summary>A number for an object that others refer to before it is written.</summary>
    public int Reserve()
    {
        _objects.Add(null);
        return _objects.Count;
    }

    public int Add(string value)
    {
        var number = Reserve();
        Set(number, value);
        return number;
    }

    public void Set(int number, string value) => _objects[number - 1] = Encoding.ASCII.GetBytes(value);

    public int AddStream(string entries, byte[] content)
    {
        using var bytes = new MemoryStream();
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zip.Write(content);
        bytes.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"<< {entries} /Filter /FlateDecode /Length {packed.Length} >>\nstream\n")));
        packed.WriteTo(bytes);
        bytes.Write("\nendstream"u8);
        _objects.Add(bytes.ToArray());
        return _objects.Count;
    }

    /// <summary>A text outside the pages, such as the document's title.</summary>
    public static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    public void Save(Stream to, int root, int info)
    {
        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n%"u8);
        // Bytes above 127 tell programs that move files that this one is not text.
        file.Write([0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
        var places = new long[_objects.Count];
        for (var i = 0; i < _objects.Count; i++)
        {
            places[i] = file.Length;
            Write($"{i + 1} 0 obj\n");
            file.Write(_objects[i] ?? throw new InvalidOperationException($"Object {i + 1} was reserved and never written."));
            Write("\nendobj\n");
        }
        var table = file.Length;
        Write($"xref\n0 {_objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places) Write(place.ToString("D10", CultureInfo.InvariantCulture) + " 00000 n \n");
        Write($"trailer\n<< /Size {_objects.Count + 1} /Root {root} 0 R /Info {info} 0 R >>\nstartxref\n{table}\n%%EOF\n");
        file.WriteTo(to);

        void Write(string text) => file.Write(Encoding.ASCII.GetBytes(text));
    }
}
