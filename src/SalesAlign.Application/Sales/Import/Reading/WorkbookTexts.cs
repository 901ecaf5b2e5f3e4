using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace SalesAlign.Application.Sales.Import.Reading;

/// <summary>
/// The texts that a workbook keeps apart from its cells. The first ones, which repeat most, stay in memory; the rest goes to a temporary
/// file, so that a workbook of a million different keys does not fill the server.
/// </summary>
internal sealed class WorkbookTexts : IDisposable
{
    private const int InMemory = 100_000;

    private readonly List<string> _first = [];
    private readonly List<long> _offsets = [];
    private readonly FileStream? _rest;
    private readonly BinaryReader? _reader;

    public WorkbookTexts(SharedStringTablePart? part)
    {
        if (part is null) return;
        BinaryWriter? writer = null;
        using var stream = part.GetStream();
        using var xml = XmlReader.Create(stream, WorkbookFormat.Safe);
        while (!xml.EOF)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "si")
            {
                xml.Read();
                continue;
            }
            var text = ReadText(xml);
            if (_first.Count < InMemory)
            {
                _first.Add(text);
                continue;
            }
            _rest ??= new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.RandomAccess);
            writer ??= new BinaryWriter(_rest, Encoding.UTF8, leaveOpen: true);
            _offsets.Add(_rest.Position);
            writer.Write(text);
        }
        writer?.Dispose();
        if (_rest is not null) _reader = new BinaryReader(_rest, Encoding.UTF8, leaveOpen: true);
    }

    public string this[int index]
    {
        get
        {
            if (index < _first.Count) return _first[index];
            if (index - _first.Count >= _offsets.Count) return "";
            _rest!.Position = _offsets[index - _first.Count];
            return _reader!.ReadString();
        }
    }

    public void Dispose()
    {
        _reader?.Dispose();
        _rest?.Dispose();
    }

    // Runs of differently formatted text belong together; phonetic hints do not.
    private static string ReadText(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return "";
        }
        var text = "";
        var depth = xml.Depth;
        xml.Read();
        while (xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "t") text += xml.ReadElementContentAsString();
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "rPh") xml.Skip();
            else xml.Read();
        }
        xml.Read();
        return text;
    }
}
