using System.Globalization;
using Microsoft.Extensions.Localization;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Web.Components;

namespace SalesAlign.Web.Accounts;

/// <summary>Criteria over account fields, as people say them.</summary>
internal static class CriterionWords
{
    public static string Of(Filter filter, IStringLocalizer<AccountsText> text) => filter switch
    {
        Criterion criterion => string.Format(
            CultureInfo.CurrentCulture, "{0} {1} {2}", text["Field." + criterion.Field], text["Operator." + criterion.Operator],
            string.Join(criterion.Operator == FilterOperator.Between ? "–" : ", ", criterion.Values.Select(value => Value(value, text)))),
        AllOf all => string.Join("; ", all.Of.Select(part => Of(part, text))),
        AnyOf any => string.Join(" / ", any.Of.Select(part => Of(part, text))),
        _ => "",
    };

    private static string Value(FilterValue value, IStringLocalizer<AccountsText> text) => value.ToObject() switch
    {
        bool flag => text[flag ? "Yes" : "No"],
        decimal number => Figures.Full(number),
        _ => value.ToString() is "true" or "false" ? text[value.ToString() == "true" ? "Yes" : "No"] : value.ToString(),
    };
}
