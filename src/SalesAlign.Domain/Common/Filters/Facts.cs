using System.Text.Json;
using System.Text.Json.Serialization;

namespace SalesAlign.Domain.Common.Filters;

/// <summary>The named fields that facts carry, so that a filter finds a field by position instead of by name. Names ignore case.</summary>
public sealed class FactSchema
{
    private readonly Dictionary<string, int> _ordinals = new(StringComparer.OrdinalIgnoreCase);

    public FactSchema(params IEnumerable<string> fields)
    {
        var names = new List<string>();
        foreach (var field in fields)
        {
            if (_ordinals.TryAdd(field, names.Count)) names.Add(field);
        }
        Fields = names;
    }

    public static FactSchema None { get; } = new();

    public IReadOnlyList<string> Fields { get; }

    /// <summary>The field's position; −1 when the schema does not have it.</summary>
    public int OrdinalOf(string field) => _ordinals.GetValueOrDefault(field, -1);

    public bool Has(string field) => _ordinals.ContainsKey(field);

    /// <summary>Facts with one value per field, in the schema's order; what is missing at the end is empty.</summary>
    public Facts Facts(params FilterValue[] values) => new(this, values);
}

/// <summary>The values of one deal, product, account or person that filters read. A field that is not there is empty.</summary>
[JsonConverter(typeof(FactsJson))]
public sealed class Facts
{
    private readonly FilterValue[] _values;

    internal Facts(FactSchema schema, FilterValue[] values)
    {
        Schema = schema;
        _values = values;
    }

    public static Facts Empty { get; } = new(FactSchema.None, []);

    public FactSchema Schema { get; }

    public FilterValue this[int ordinal] => ordinal >= 0 && ordinal < _values.Length ? _values[ordinal] : default;

    public FilterValue this[string field] => this[Schema.OrdinalOf(field)];

    /// <summary>For few facts, as in a request: each set gets its own schema and is read by name.</summary>
    public static Facts Of(IEnumerable<KeyValuePair<string, FilterValue>> values)
    {
        var list = values.ToList();
        return new(new FactSchema(list.Select(pair => pair.Key)), [.. list.DistinctBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase).Select(pair => pair.Value)]);
    }

    public static Facts Of(params (string Field, FilterValue Value)[] values) =>
        Of(values.Select(value => KeyValuePair.Create(value.Field, value.Value)));
}

/// <summary>Writes facts as one JSON object of fields.</summary>
internal sealed class FactsJson : JsonConverter<Facts>
{
    public override Facts Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Facts.Of(JsonSerializer.Deserialize<Dictionary<string, FilterValue>>(ref reader, options) ?? []);

    public override void Write(Utf8JsonWriter writer, Facts value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        for (var i = 0; i < value.Schema.Fields.Count; i++)
        {
            writer.WritePropertyName(value.Schema.Fields[i]);
            JsonSerializer.Serialize(writer, value[i], options);
        }
        writer.WriteEndObject();
    }
}
