using System.Globalization;
using System.Text.Json;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;

namespace SalesAlign.Web.Accounts;

/// <summary>A criterion of a profile while it is being written.</summary>
public sealed class CriterionRow
{
    public string Field { get; set; } = AccountFacts.Employees;

    public FilterOperator Operator { get; set; } = FilterOperator.AtLeast;

    public string? Value { get; set; }

    public string? UpTo { get; set; }

    public bool IsMustHave { get; set; } = true;

    public decimal Weight { get; set; } = 10m;

    public static CriterionRow From(Criterion criterion, decimal? weight = null) => new()
    {
        Field = criterion.Field,
        Operator = criterion.Operator,
        Value = criterion.Operator == FilterOperator.Between ? criterion.Values[0].ToString() : string.Join(", ", criterion.Values.Select(value => value.ToString())),
        UpTo = criterion.Operator == FilterOperator.Between ? criterion.Values[1].ToString() : null,
        IsMustHave = weight is null,
        Weight = weight ?? 10m,
    };

    /// <summary>The criteria that a draft in an address holds; none where it cannot be read.</summary>
    public static IReadOnlyList<CriterionRow> Read(string? draft)
    {
        if (draft is null) return [];
        try
        {
            return [.. (JsonSerializer.Deserialize<Criterion[]>(draft, JsonSerializerOptions.Web) ?? []).Where(criterion => AccountFacts.Schema.Has(criterion.Field)).Select(criterion => From(criterion))];
        }
        catch (Exception failure) when (failure is JsonException or RuleViolation or NotSupportedException)
        {
            return [];
        }
    }

    public static string Write(IEnumerable<Criterion> criteria) => JsonSerializer.Serialize(criteria.ToArray(), JsonSerializerOptions.Web);

    public Criterion? ToCriterion()
    {
        if (string.IsNullOrWhiteSpace(Value)) return null;
        return Operator switch
        {
            FilterOperator.In or FilterOperator.NotIn => Filter.Where(Field, Operator, [.. Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Typed)]),
            FilterOperator.Between => string.IsNullOrWhiteSpace(UpTo) ? null : Filter.Where(Field, Operator, Typed(Value), Typed(UpTo)),
            _ => Filter.Where(Field, Operator, Typed(Value)),
        };
    }

    private FilterValue Typed(string text) =>
        Field == AccountFacts.HasParent && bool.TryParse(text, out var flag) ? FilterValue.Boolean(flag)
        : Field is not (AccountFacts.Sector or AccountFacts.Location) && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? FilterValue.Number(number)
        : FilterValue.Text(text);
}
