using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SalesAlign.Domain.Common.Filters;

/// <summary>What a <see cref="FilterValue"/> holds.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FilterValueKind>))]
public enum FilterValueKind
{
    Empty,
    Text,
    Number,
    Date,
    Boolean,
}

/// <summary>
/// A field's value or the value it is compared with: text, number, date, yes/no or nothing. Text compares without regard to case; a text
/// that reads as a number, an ISO date or true/false compares with a field of that kind.
/// </summary>
[JsonConverter(typeof(FilterValueJson))]
public readonly struct FilterValue : IEquatable<FilterValue>
{
    private readonly decimal _number;
    private readonly string? _text;

    private FilterValue(FilterValueKind kind, decimal number, string? text)
    {
        Kind = kind;
        _number = number;
        _text = text;
    }

    public static FilterValue Empty => default;

    public FilterValueKind Kind { get; }

    public bool IsEmpty => Kind == FilterValueKind.Empty;

    public static FilterValue Text(string? value) => string.IsNullOrWhiteSpace(value) ? default : new(FilterValueKind.Text, 0, value.Trim());

    public static FilterValue Number(decimal value) => new(FilterValueKind.Number, value, null);

    public static FilterValue Date(DateOnly value) => new(FilterValueKind.Date, value.DayNumber, null);

    public static FilterValue Boolean(bool value) => new(FilterValueKind.Boolean, value ? 1 : 0, null);

    public static implicit operator FilterValue(string? value) => Text(value);

    public static implicit operator FilterValue(decimal value) => Number(value);

    public static implicit operator FilterValue(int value) => Number(value);

    public static implicit operator FilterValue(DateOnly value) => Date(value);

    public static implicit operator FilterValue(bool value) => Boolean(value);

    /// <summary>The text, number, date or boolean as an object; null when empty.</summary>
    public object? ToObject() => Kind switch
    {
        FilterValueKind.Text => _text,
        FilterValueKind.Number => _number,
        FilterValueKind.Date => DateOnly.FromDayNumber((int)_number),
        FilterValueKind.Boolean => _number != 0,
        _ => null,
    };

    /// <summary>The same value in a field's own kind; empty where it cannot be read as one.</summary>
    public FilterValue As(FieldKind kind)
    {
        var wanted = kind switch
        {
            FieldKind.Number or FieldKind.Money => FilterValueKind.Number,
            FieldKind.Date => FilterValueKind.Date,
            FieldKind.YesNo => FilterValueKind.Boolean,
            _ => FilterValueKind.Text,
        };
        if (Kind == wanted || IsEmpty) return this;
        if (wanted == FilterValueKind.Text) return Text(ToString());
        return Kind == FilterValueKind.Text && TryRead(_text!, wanted, out var read) ? new(wanted, read, null) : default;
    }

    /// <summary>Orders two values of comparable kinds; null when they cannot be compared, as nothing and a number.</summary>
    public int? Compare(FilterValue other)
    {
        if (Kind == other.Kind)
        {
            return Kind switch
            {
                FilterValueKind.Empty => 0,
                FilterValueKind.Text => string.Compare(_text, other._text, StringComparison.OrdinalIgnoreCase),
                _ => _number.CompareTo(other._number),
            };
        }
        if (Kind == FilterValueKind.Text && TryRead(_text!, other.Kind, out var read)) return read.CompareTo(other._number);
        if (other.Kind == FilterValueKind.Text && TryRead(other._text!, Kind, out read)) return _number.CompareTo(read);
        return null;
    }

    public bool Contains(FilterValue part) =>
        Kind == FilterValueKind.Text && part.Kind == FilterValueKind.Text && _text!.Contains(part._text!, StringComparison.OrdinalIgnoreCase);

    public bool StartsWith(FilterValue part) =>
        Kind == FilterValueKind.Text && part.Kind == FilterValueKind.Text && _text!.StartsWith(part._text!, StringComparison.OrdinalIgnoreCase);

    public bool Equals(FilterValue other) => Kind == other.Kind && Compare(other) == 0;

    public override bool Equals(object? obj) => obj is FilterValue other && Equals(other);

    public override int GetHashCode() =>
        HashCode.Combine(Kind, _number, _text is null ? 0 : StringComparer.OrdinalIgnoreCase.GetHashCode(_text));

    public static bool operator ==(FilterValue left, FilterValue right) => left.Equals(right);

    public static bool operator !=(FilterValue left, FilterValue right) => !left.Equals(right);

    public override string ToString() => Kind switch
    {
        FilterValueKind.Text => _text!,
        FilterValueKind.Number => _number.ToString(CultureInfo.InvariantCulture),
        FilterValueKind.Date => DateOnly.FromDayNumber((int)_number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FilterValueKind.Boolean => _number != 0 ? "true" : "false",
        _ => "",
    };

    private static bool TryRead(string text, FilterValueKind kind, out decimal number)
    {
        number = 0;
        switch (kind)
        {
            case FilterValueKind.Number:
                return decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out number);
            case FilterValueKind.Date when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date):
                number = date.DayNumber;
                return true;
            case FilterValueKind.Boolean when bool.TryParse(text, out var flag):
                number = flag ? 1 : 0;
                return true;
            default:
                return false;
        }
    }
}

/// <summary>Writes a value as the plain JSON string, number, boolean or null. A date is written and read back as its ISO text.</summary>
internal sealed class FilterValueJson : JsonConverter<FilterValue>
{
    public override bool HandleNull => true;

    public override FilterValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => default,
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Number => reader.GetDecimal(),
        JsonTokenType.String => FilterValue.Text(reader.GetString()),
        _ => throw new JsonException("A filter value is a text, a number, true, false or null."),
    };

    public override void Write(Utf8JsonWriter writer, FilterValue value, JsonSerializerOptions options)
    {
        switch (value.ToObject())
        {
            case null: writer.WriteNullValue(); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            default: writer.WriteStringValue(value.ToString()); break;
        }
    }
}
