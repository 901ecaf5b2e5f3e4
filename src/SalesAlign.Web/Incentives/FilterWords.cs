using Microsoft.Extensions.Localization;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Web.Components;

namespace SalesAlign.Web.Incentives;

/// <summary>Says conditions in the reader's language: "series is GTX and employees are between 15 and 50".</summary>
public sealed class FilterWords(IStringLocalizer<IncentiveText> text)
{
    public string Of(Filter filter) => filter switch
    {
        AllOf { Of.Count: 0 } => text["Condition.Always"],
        AllOf all => string.Join(text["Condition.And"], all.Of.Select(Part)),
        AnyOf any => string.Join(text["Condition.Or"], any.Of.Select(Part)),
        Criterion criterion => Of(criterion),
        _ => "",
    };

    public string Of(Criterion criterion)
    {
        var field = criterion.Field;
        if (IsYesNo(field) && criterion is { Operator: FilterOperator.Equal or FilterOperator.NotEqual, Values: [var value] })
        {
            return YesNo(field, string.Equals(value.ToString(), "true", StringComparison.OrdinalIgnoreCase) == (criterion.Operator == FilterOperator.Equal));
        }
        object[] values = criterion.Operator is FilterOperator.In or FilterOperator.NotIn
            ? [Name(field), string.Join(text["List.Separator"], criterion.Values.Select(Value))]
            : [Name(field), .. criterion.Values.Select(Value)];
        return text[$"Operator.{criterion.Operator}", values];
    }

    /// <summary>What was found where a criterion failed.</summary>
    public string Found(string field, FilterValue actual)
    {
        if (field == "idealCustomer" && actual.IsEmpty) return text["Condition.NoProfile"];
        if (actual.IsEmpty) return text["Condition.Unknown", Name(field)];
        return IsYesNo(field) ? YesNo(field, actual.ToObject() is true) : text["Operator.Equal", Name(field), Value(actual)];
    }

    public string Name(string field) => text[$"Field.{field}"] is { ResourceNotFound: false } name ? name.Value : field;

    private static bool IsYesNo(string field) => field is "idealCustomer" or "newCustomer";

    private string YesNo(string field, bool holds) => text[$"Field.{field}.{(holds ? "Yes" : "No")}"];

    private string Part(Filter part) => part is Criterion ? Of(part) : $"({Of(part)})";

    private static string Value(FilterValue value) => value.ToObject() is decimal number ? Figures.Full(number) : value.ToString();
}
