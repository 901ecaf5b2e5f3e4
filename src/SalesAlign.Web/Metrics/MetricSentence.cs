using Microsoft.Extensions.Localization;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Metrics;
using SalesAlign.Web.Components.Filters;

namespace SalesAlign.Web.Metrics;

/// <summary>Reads a metric's definition back as a sentence in the reader's language.</summary>
public sealed class MetricSentence(IStringLocalizer<MetricText> text, IStringLocalizer<FilterText> filterText)
{
    private readonly CriteriaWords _words = new(filterText);

    public string FieldName(string field) => text[$"Grouping.{field}"] is { ResourceNotFound: false } name ? name.Value : _words.Name(field);

    /// <summary>A value of a grouping, such as a stage, as people say it; rows without one say so.</summary>
    public string GroupName(string? name) => name switch
    {
        null or "" => text["Group.None"],
        "true" => filterText["Yes"],
        "false" => filterText["No"],
        _ => _words.Choice(name),
    };

    /// <summary>The whole definition: what is computed, from which rows, and in which period a row counts.</summary>
    public string Of(MetricDefinition definition)
    {
        var number = Number(definition);
        var when = definition.On is { } on
            ? text[definition.Dataset == MetricDataset.FirstWins ? "Sentence.On.First" : "Sentence.On", _words.Name(on)]
            : text["Sentence.Now"];
        var stop = text["Sentence.Stop"].Value;
        return definition.By is not null && definition.Filter is { } filter
            ? text["Sentence.WithOnly", number + stop, text["Sentence.Only", Rows(definition.Dataset), _words.Of(filter)], when]
            : text["Sentence.Whole", number + stop, when];
    }

    /// <summary>Without the period: what tells one metric from another in a list.</summary>
    public string Short(MetricDefinition definition) => definition is { By: not null, Filter: { } filter }
        ? text["Sentence.Whole", Number(definition) + text["Sentence.Stop"], text["Sentence.Only", Rows(definition.Dataset), _words.Of(filter)]]
        : Number(definition);

    /// <summary>The number alone, without what narrows both parts of a ratio.</summary>
    public string Number(MetricDefinition definition)
    {
        if (definition.By is not { } by) return Capital(Part(definition.Dataset, definition.Of, definition.Filter));
        return Capital(text["Sentence.Ratio", Part(definition.Dataset, definition.Of, null), Part(definition.Dataset, by, null)]);
    }

    public string Part(MetricDefinition definition, MetricPart part) => Capital(Part(definition.Dataset, part, null));

    private string Part(MetricDataset dataset, MetricPart part, Filter? filter)
    {
        var conditions = new[] { filter, part.Only }.OfType<Filter>().ToArray();
        var rows = conditions.Length == 0 ? Rows(dataset) : text["Sentence.Where", Rows(dataset), _words.Of(conditions.Length == 1 ? conditions[0] : Filter.All(conditions))];
        var of = part.Until is { } until ? text["Sentence.Days", _words.Name(part.Field ?? ""), _words.Name(until)].Value : _words.Name(part.Field ?? "");
        return text[$"Sentence.{part.Aggregation}", of, rows];
    }

    private string Rows(MetricDataset dataset) => text[$"Rows.Of.{dataset}"];

    private static string Capital(string sentence) => sentence.Length == 0 ? sentence : char.ToUpper(sentence[0], System.Globalization.CultureInfo.CurrentCulture) + sentence[1..];
}
