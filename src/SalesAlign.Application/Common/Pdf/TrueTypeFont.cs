using System.Buffers.Binary;
using System.Text;

namespace SalesAlign.Application.Common.Pdf;

/// <summary>
/// A TrueType file as far as a document needs it: which glyph a character has, how wide it is, and a smaller file with only the glyphs that
/// are used. Tables as in https://learn.microsoft.com/typography/opentype/spec.
/// </summary>
internal sealed class TrueTypeFont
{
    // What a viewer needs to draw by glyph number; names and character maps stay behind.
    private static readonly string[] Kept = ["cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"];

    private readonly byte[] _file;
    private readonly Dictionary<string, (int At, int Length)> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<int, ushort> _glyphs = [];
    private readonly int _widths;

    private TrueTypeFont(byte[] file)
    {
        _file = file;
        for (var i = 0; i < Word(4); i++)
        {
            var entry = 12 + (i * 16);
            _tables[Encoding.ASCII.GetString(file, entry, 4)] = (Long(entry + 8), Long(entry + 12));
        }
        UnitsPerEm = Word(At("head") + 18);
        Bounds = [Signed(At("head") + 36), Signed(At("head") + 38), Signed(At("head") + 40), Signed(At("head") + 42)];
        Ascent = Signed(At("hhea") + 4);
        Descent = Signed(At("hhea") + 6);
        _widths = Word(At("hhea") + 34);
        ReadCharacters();
    }

    public int UnitsPerEm { get; }

    public int[] Bounds { get; }

    public int Ascent { get; }

    public int Descent { get; }

    public static TrueTypeFont Embedded(string name)
    {
        using var stream = typeof(TrueTypeFont).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The font {name} is not in the assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new TrueTypeFont(bytes);
    }

    public bool Has(int character) => _glyphs.ContainsKey(character);

    /// <summary>Glyph 0, a box, stands for a character that the font lacks.</summary>
    public ushort Glyph(int character) => _glyphs.GetValueOrDefault(character);

    /// <summary>In thousandths of the font size, as PDF counts.</summary>
    public double Width(ushort glyph) => Word(At("hmtx") + (Math.Min(glyph, _widths - 1) * 4)) * 1000d / UnitsPerEm;

    /// <summary>The file with the outlines of these glyphs only; glyphs keep their numbers.</summary>
    public byte[] Subset(IEnumerable<ushort> glyphs)
    {
        var used = new SortedSet<ushort>(glyphs) { 0 };
        var waiting = new Queue<ushort>(used);
        while (waiting.TryDequeue(out var glyph))
        {
            foreach (var part in PartsOf(glyph))
            {
                if (used.Add(part)) waiting.Enqueue(part);
            }
        }

        var count = used.Max + 1;
        using var outlines = new MemoryStream();
        var places = new byte[(count + 1) * 4];
        for (var glyph = 0; glyph < count; glyph++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(places.AsSpan(glyph * 4), (uint)outlines.Length);
            if (!used.Contains((ushort)glyph)) continue;
            var (at, length) = Outline((ushort)glyph);
            outlines.Write(_file, at, length);
            while (outlines.Length % 4 != 0) outlines.WriteByte(0);
        }
        BinaryPrimitives.WriteUInt32BigEndian(places.AsSpan(count * 4), (uint)outlines.Length);

        var head = Copy("head");
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        var most = Copy("maxp");
        BinaryPrimitives.WriteUInt16BigEndian(most.AsSpan(4), (ushort)count);
        var across = Copy("hhea");
        BinaryPrimitives.WriteUInt16BigEndian(across.AsSpan(34), (ushort)Math.Min(_widths, count));
        var widths = new byte[(Math.Min(_widths, count) * 4) + (Math.Max(0, count - _widths) * 2)];
        Array.Copy(_file, At("hmtx"), widths, 0, Math.Min(widths.Length, _tables["hmtx"].Length));
        return Assemble(tag => tag switch
        {
            "glyf" => outlines.ToArray(),
            "loca" => places,
            "head" => head,
            "maxp" => most,
            "hhea" => across,
            "hmtx" => widths,
            _ => Copy(tag),
        });
    }

    private byte[] Assemble(Func<string, byte[]> tableOf)
    {
        var tables = Kept.Where(_tables.ContainsKey).Select(tag => (Tag: tag, Bytes: tableOf(tag))).ToList();
        var power = 1;
        while (power * 2 <= tables.Count) power *= 2;
        using var file = new MemoryStream();
        Span<byte> four = stackalloc byte[4];
        Write(0x0001_0000, four);
        WriteWord(tables.Count, four);
        WriteWord(power * 16, four);
        WriteWord(System.Numerics.BitOperations.Log2((uint)power), four);
        WriteWord((tables.Count - power) * 16, four);
        var at = 12 + (tables.Count * 16);
        foreach (var (tag, bytes) in tables)
        {
            file.Write(Encoding.ASCII.GetBytes(tag));
            Write(Sum(bytes), four);
            Write((uint)at, four);
            Write((uint)bytes.Length, four);
            at += (bytes.Length + 3) / 4 * 4;
        }
        foreach (var (_, bytes) in tables)
        {
            file.Write(bytes);
            while (file.Length % 4 != 0) file.WriteByte(0);
        }
        return file.ToArray();

        void Write(uint value, Span<byte> buffer)
        {
            BinaryPrimitives.WriteUInt32BigEndian(buffer, value);
            file.Write(buffer);
        }

        void WriteWord(int value, Span<byte> buffer)
        {
            BinaryPrimitives.WriteUInt16BigEndian(buffer, (ushort)value);
            file.Write(buffer[..2]);
        }
    }

    // Accented letters are often made of others.
    private IEnumerable<ushort> PartsOf(ushort glyph)
    {
        var (at, length) = Outline(glyph);
        if (length == 0 || Signed(at) >= 0) yield break;
        var part = at + 10;
        while (true)
        {
            var flags = Word(part);
            yield return (ushort)Word(part + 2);
            part += 4 + ((flags & 0x0001) != 0 ? 4 : 2) + ((flags & 0x0008) != 0 ? 2 : (flags & 0x0040) != 0 ? 4 : (flags & 0x0080) != 0 ? 8 : 0);
            if ((flags & 0x0020) == 0) yield break;
        }
    }

    private (int At, int Length) Outline(ushort glyph)
    {
        var loca = At("loca");
        var (from, to) = Word(At("head") + 50) == 0
            ? (Word(loca + (glyph * 2)) * 2, Word(loca + ((glyph + 1) * 2)) * 2)
            : (Long(loca + (glyph * 4)), Long(loca + ((glyph + 1) * 4)));
        return (At("glyf") + from, to - from);
    }

    private void ReadCharacters()
    {
        var cmap = At("cmap");
        for (var i = 0; i < Word(cmap + 2); i++)
        {
            var map = cmap + Long(cmap + 8 + (i * 8));
            if (Word(map) == 4) ReadSegments(map);
        }
    }

    private void ReadSegments(int map)
    {
        var segments = Word(map + 6) / 2;
        for (var segment = 0; segment < segments; segment++)
        {
            var last = Word(map + 14 + (segment * 2));
            var first = Word(map + 16 + ((segments + segment) * 2));
            var delta = Word(map + 16 + (((2 * segments) + segment) * 2));
            var place = map + 16 + (((3 * segments) + segment) * 2);
            var offset = Word(place);
            for (var character = first; character <= last && character != 0xFFFF; character++)
            {
                var glyph = offset == 0 ? character : Word(place + offset + ((character - first) * 2));
                if (glyph == 0) continue;
                glyph = (glyph + delta) & 0xFFFF;
                if (glyph != 0) _glyphs[character] = (ushort)glyph;
            }
        }
    }

    private static uint Sum(byte[] bytes)
    {
        uint sum = 0;
        for (var i = 0; i < bytes.Length; i++) sum = unchecked(sum + ((uint)bytes[i] << (24 - (8 * (i % 4)))));
        return sum;
    }

    private byte[] Copy(string tag) => _file.AsSpan(_tables[tag].At, _tables[tag].Length).ToArray();

    private int At(string tag) => _tables[tag].At;

    private int Word(int at) => BinaryPrimitives.ReadUInt16BigEndian(_file.AsSpan(at));

    private int Signed(int at) => BinaryPrimitives.ReadInt16BigEndian(_file.AsSpan(at));

    private int Long(int at) => checked((int)BinaryPrimitives.ReadUInt32BigEndian(_file.AsSpan(at)));
}
