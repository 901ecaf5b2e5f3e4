using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Npgsql;

namespace SalesAlign.Data.Common;

/// <summary>
/// Rows in the format of PostgreSQL's binary COPY, encoded as they are added. What a row was made from need not be kept until it is sent, and a
/// value costs no dispatch by its type: with millions of rows both weigh more than the encoding. The buffer can be filled again and again.
/// </summary>
public sealed class CopyRows(int columns) : IBufferWriter<byte>, IDisposable
{
    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xFF, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0];
    private static readonly byte[] Trailer = [0xFF, 0xFF];

    // PostgreSQL counts days from 2000.
    private static readonly int Epoch = new DateOnly(2000, 1, 1).DayNumber;

    private readonly Utf8JsonWriter _json = new(Stream.Null, new JsonWriterOptions { SkipValidation = true });
    private byte[] _bytes = new byte[64 * 1024];
    private int _length;

    public int Rows { get; private set; }

    public void StartRow()
    {
        Rows++;
        BinaryPrimitives.WriteInt16BigEndian(Take(2), (short)columns);
    }

    public void Write(Guid value)
    {
        var field = Field(16);
        value.TryWriteBytes(field, bigEndian: true, out _);
    }

    public void Write(Guid? value)
    {
        if (value is { } known) Write(known);
        else WriteNull();
    }

    public void Write(int value) => BinaryPrimitives.WriteInt32BigEndian(Field(4), value);

    public void Write(DateOnly value) => Write(value.DayNumber - Epoch);

    public void Write(string? value)
    {
        if (value is null)
        {
            WriteNull();
            return;
        }
        var room = GetSpan(4 + Encoding.UTF8.GetMaxByteCount(value.Length));
        var length = Encoding.UTF8.GetBytes(value, room[4..]);
        BinaryPrimitives.WriteInt32BigEndian(room, length);
        _length += 4 + length;
    }

    /// <summary>As numeric: digits of base 10,000, the weight of the first, the sign, and how many decimals are shown.</summary>
    public void Write(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var scale = (bits[3] >> 16) & 0xFF;
        var mantissa = unchecked(new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]));
        // Digits behind the point come in fours as well.
        var behind = (scale + 3) / 4;
        for (var i = scale; i < behind * 4; i++) mantissa *= 10;

        Span<ushort> digits = stackalloc ushort[12];
        var first = digits.Length;
        while (mantissa > ulong.MaxValue)
        {
            (mantissa, var digit) = UInt128.DivRem(mantissa, 10_000);
            digits[--first] = (ushort)digit;
        }
        for (var rest = (ulong)mantissa; rest != 0; rest /= 10_000) digits[--first] = (ushort)(rest % 10_000);
        var weight = digits.Length - first - 1 - behind;
        var last = digits.Length;
        while (last > first && digits[last - 1] == 0) last--;
        var count = last - first;

        var field = Field(8 + (2 * count));
        BinaryPrimitives.WriteInt16BigEndian(field, (short)count);
        BinaryPrimitives.WriteInt16BigEndian(field[2..], (short)(count == 0 ? 0 : weight));
        BinaryPrimitives.WriteUInt16BigEndian(field[4..], (ushort)(count > 0 && bits[3] < 0 ? 0x4000 : 0));
        BinaryPrimitives.WriteInt16BigEndian(field[6..], (short)scale);
        for (var i = 0; i < count; i++) BinaryPrimitives.WriteUInt16BigEndian(field[(8 + (2 * i))..], digits[first + i]);
    }

    public void Write(decimal? value)
    {
        if (value is { } known) Write(known);
        else WriteNull();
    }

    /// <summary>As jsonb.</summary>
    public void WriteJson<T>(T value, JsonSerializerOptions options)
    {
        var at = _length;
        // The version of jsonb's text form.
        Take(5)[4] = 1;
        _json.Reset(this);
        JsonSerializer.Serialize(_json, value, options);
        _json.Flush();
        BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(at), _length - at - 4);
    }

    public void WriteNull() => BinaryPrimitives.WriteInt32BigEndian(Take(4), -1);

    /// <summary>Sends the rows and empties the buffer; within the caller's transaction.</summary>
    /// <param name="copy">The statement, with as many columns as a row has.</param>
    public async Task SendAsync(NpgsqlConnection connection, string copy, CancellationToken cancel)
    {
        await using (var stream = await connection.BeginRawBinaryCopyAsync(copy, cancel))
        {
            await stream.WriteAsync(Header, cancel);
            await stream.WriteAsync(_bytes.AsMemory(0, _length), cancel);
            await stream.WriteAsync(Trailer, cancel);
        }
        _length = 0;
        Rows = 0;
    }

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Room(sizeHint);
        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Room(sizeHint);
        return _bytes.AsSpan(_length);
    }

    public void Dispose() => _json.Dispose();

    private Span<byte> Field(int length)
    {
        var field = Take(4 + length);
        BinaryPrimitives.WriteInt32BigEndian(field, length);
        return field[4..];
    }

    private Span<byte> Take(int length)
    {
        Room(length);
        _length += length;
        return _bytes.AsSpan(_length - length, length);
    }

    private void Room(int length)
    {
        if (_bytes.Length - _length >= Math.Max(length, 1)) return;
        Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + length));
    }
}
