using System.Buffers.Binary;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Demonstration;

namespace SalesAlign.Application.Demonstration;

/// <summary>Identifiers laid out as version 7 GUIDs, ordered by the story's own time, and the same whenever the story is told again.</summary>
internal sealed class StoryIds(SeededRandom chance)
{
    private long _sequence;

    public TId Next<TId>(DateOnly day) where TId : struct, ITypedId<TId> => TId.From(Next(day));

    public Guid Next(DateOnly day)
    {
        Span<byte> bytes = stackalloc byte[16];
        // Within a day the sequence tells the order: there are as many milliseconds to a day as any story needs.
        var instant = ((day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) * 86_400_000L) + (_sequence++ % 86_400_000L);
        BinaryPrimitives.WriteInt64BigEndian(bytes, instant << 16);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)(0x7000 | chance.Below(0x1000)));
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], (chance.NextBits() >> 2) | 0x8000000000000000);
        return new Guid(bytes, bigEndian: true);
    }
}
