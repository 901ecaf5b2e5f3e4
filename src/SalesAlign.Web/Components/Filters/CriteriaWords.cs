using Microsoft.Extensions.Localization;
using SalesAlign.Domain.Common.Filters;

namespace SalesAlign.Web.Components.Filters;

/// <summary>Says filters in the reader's language: "stage is won and employees is between 15 and 50".</summary>
public sealed class CriteriaWords(IStringLocalizer<FilterText> text)
{
    public string Of(Filter filter) => filter switch
    {
        AllOf { Of.Count: 0 } => text["Always"],
        AllOf all => string.Join(text["And"], all.Of.Select(part => Part(part, all.Of.Count))),
        AnyOf any => string.Join(text["Or"], any.Of.Select(part => Part(part, any.Of.Count))),
        Criterion criterion => Of(criterion),
        _ => "",
    };

    public string Name(string field) => text[$"Field.{field}"] is { ResourceNotFound: false } name ? name.Value : field;

    /// <summary>One of the names that the product itself knows, such as a stage.</summary>
    public string Choice(string value) => text[$"Choice.{value}"] is { ResourceNotFound: false } name ? name.Value : value;

    public string Compare(FilterOperator comparison, FieldKind kind) => Kinded($"Compare.{comparison}", kind).Value;

    private string Of(Criterion criterion)
    {
        var field = criterion.Field;
        if (criterion is { Operator: FilterOperator.Equal or FilterOperator.NotEqual, Values: [var flag] } && text[$"Field.{field}.Yes"] is { ResourceNotFound: false })
        {
            var holds = flag.As(FieldKind.YesNo).ToObject() is true == (criterion.Operator == FilterOperator.Equal);
            return text[$"Field.{field}.{(holds ? "Yes" : "No")}"];
        }
        var isDate = criterion.Values is [{ Kind: FilterValueKind.Date }, ..] || criterion.Values is [{ Kind: FilterValueKind.Text } written, ..] && IsDay(written);
        object[] values = criterion.Operator is FilterOperator.In or FilterOperator.NotIn
            ? [Name(field), string.Join(text["List.Separator"], criterion.Values.Select(Value))]
            : [Name(field), .. criterion.Values.Select(value => field == "yearEstablished" ? value.ToString() : Value(value))];
        return string.Format(System.Globalization.CultureInfo.CurrentCulture, Kinded($"Operator.{criterion.Operator}", isDate ? FieldKind.Date : FieldKind.Text).Value, values);
    }

    private static bool IsDay(FilterValue value) => value.ToString().Length == 10 && !value.As(FieldKind.Date).IsEmpty;

    private LocalizedString Kinded(string key, FieldKind kind) =>
        kind == FieldKind.Date && text[key + ".Date"] is { ResourceNotFound: false } ofDate ? ofDate : text[key];

    // A group within a group is set apart, or nobody could tell "and" from "or".
    private string Part(Filter part, int siblings) => part is Criterion || siblings == 1 || part is AllOf { Of.Count: 1 } or AnyOf { Of.Count: 1 } ? Of(part) : $"({Of(part)})";

    private string Value(FilterValue value) => value.ToObject() switch
    {
        decimal number => Figures.Full(number),
        DateOnly day => day.ToString("d", System.Globalization.CultureInfo.CurrentCulture),
        string written when IsDay(value) => ((DateOnly)value.As(FieldKind.Date).ToObject()!).ToString("d", System.Globalization.CultureInfo.CurrentCulture),
        string written => Choice(written),
        _ => value.ToString(),
    };
}
