using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Application.Incentives;

/// <summary>
/// What a statement is computed from, in short. While a closed period's is the same as when it was closed, recomputing it would give the same
/// lines, so that late facts are found without recomputing everybody.
/// </summary>
internal sealed class PayFingerprint
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[8_192];
    private int _filled;

    public string Of(RunnablePlan plan, Enrolment enrolment, PayWindow window, IReadOnlyList<Credit> credits, IReadOnlyList<Accumulator> before, decimal otherEarnings)
    {
        Write(window.Key);
        Write(otherEarnings);
        foreach (var stretch in enrolment.Stretches)
        {
            Write(stretch.From.DayNumber);
            Write(stretch.To?.DayNumber ?? 0);
            foreach (var amount in stretch.Quotas.Concat(stretch.TargetIncentives))
            {
                Write(amount.Amount);
                Write(amount.First.DayNumber);
                Write(amount.Last.DayNumber);
                Write(amount.Component ?? Guid.Empty);
            }
            Write(-1);
        }
        foreach (var accumulator in before)
        {
            Write(accumulator.Component);
            Write(accumulator.Credit);
            Write(accumulator.Base ?? -1);
            Write(accumulator.Earned);
            Write(accumulator.Paid);
            Write(accumulator.Owed);
            Write(accumulator.Grants);
        }
        foreach (var credit in CreditOrder.Sorted(credits))
        {
            if (credit.Date >= window.YearFirst && credit.Date <= window.Last) Write(credit, plan.FieldsRead);
        }
        _hash.AppendData(_buffer, 0, _filled);
        _filled = 0;
        return Convert.ToHexString(_hash.GetHashAndReset().AsSpan(0, 16));
    }

    private void Write(Credit credit, int[] fields)
    {
        Write(credit.Deal);
        Write(credit.DealKey);
        Write(credit.Date.DayNumber);
        Write(credit.Amount);
        Write(credit.Margin);
        Write(credit.Units);
        Write(credit.Points);
        Write(credit.Share);
        Write(((int)credit.Event << 8) + ((int)credit.Reason << 1) + (credit.PastSplits ? 1 : 0));
        Write(credit.Part);
        // Facts that no rule asks for may change as they like.
        foreach (var field in fields)
        {
            var value = credit.Facts[field];
            Write((int)value.Kind);
            if (value.Kind == FilterValueKind.Empty) continue;
            switch (value.ToObject())
            {
                case string text: Write(text); break;
                case decimal number: Write(number); break;
                case DateOnly day: Write(day.DayNumber); break;
                case bool yes: Write(yes ? 1 : 0); break;
            }
        }
    }

    private void Write(int value)
    {
        Room(4);
        BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(_filled), value);
        _filled += 4;
    }

    // Zeros behind the comma count: at worst a period is recomputed to the same lines.
    private void Write(decimal value)
    {
        Room(16);
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        foreach (var part in bits)
        {
            BinaryPrimitives.WriteInt32LittleEndian(_buffer.AsSpan(_filled), part);
            _filled += 4;
        }
    }

    private void Write(Guid value)
    {
        Room(16);
        value.TryWriteBytes(_buffer.AsSpan(_filled));
        _filled += 16;
    }

    private void Write(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Write(length);
        if (length > 1_024)
        {
            Room(_buffer.Length);
            _hash.AppendData(Encoding.UTF8.GetBytes(text));
            return;
        }
        Room(length);
        _filled += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_filled));
    }

    private void Room(int length)
    {
        if (_filled + length <= _buffer.Length) return;
        _hash.AppendData(_buffer, 0, _filled);
        _filled = 0;
    }
}
