using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Web.Incentives;

/// <summary>One criterion as it is being written: field, comparison, and what is typed.</summary>
public sealed class ConditionDraft
{
    public string Field { get; set; } = CreditFacts.IdealCustomer;

    public FilterOperator Operator { get; set; } = FilterOperator.Equal;

    public string? Value { get; set; } = "true";

    public string? Until { get; set; }

    public static bool IsYesNo(string field) => field is CreditFacts.IdealCustomer or CreditFacts.NewCustomer or CreditFacts.Custom;

    public static bool IsNumber(string field) =>
        field is CreditFacts.Employees or CreditFacts.Revenue or CreditFacts.YearEstablished or CreditFacts.Amount or CreditFacts.Quantity or CreditFacts.CycleDays;

    public static IReadOnlyList<FilterOperator> OperatorsOf(string field) =>
        IsYesNo(field) ? [FilterOperator.Equal]
        : IsNumber(field) ? [FilterOperator.AtLeast, FilterOperator.AtMost, FilterOperator.Between, FilterOperator.Equal]
        : [FilterOperator.Equal, FilterOperator.NotEqual, FilterOperator.Contains];

    public void Choose(string field)
    {
        Field = field;
        Operator = OperatorsOf(field)[0];
        Value = IsYesNo(field) ? "true" : null;
        Until = null;
    }

    /// <exception cref="RuleViolation">Nothing was typed to compare with.</exception>
    public Criterion ToFilter()
    {
        var incomplete = Read(Value).IsEmpty || (Operator == FilterOperator.Between && Read(Until).IsEmpty);
        RuleViolation.Unless(!incomplete, "filter.no_value", Field);
        return Criterion();
    }

    private Criterion Criterion() => Operator == FilterOperator.Between
        ? Filter.Where(Field, Operator, Read(Value), Read(Until))
        : Filter.Where(Field, Operator, Read(Value));

    // A number with the point of any language: the browser's number field always writes it the same way.
    private FilterValue Read(string? typed) =>
        IsYesNo(Field) ? string.Equals(typed, "true", StringComparison.OrdinalIgnoreCase)
        : IsNumber(Field) && decimal.TryParse(typed, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number
        : FilterValue.Text(typed);
}

/// <summary>Criteria that must all hold. A condition that is more than a list of criteria is shown and kept, but not edited here.</summary>
public sealed class ConditionsDraft
{
    public List<ConditionDraft> Items { get; } = [];

    public Filter? Kept { get; private set; }

    public static ConditionsDraft From(Filter? filter)
    {
        var draft = new ConditionsDraft();
        IReadOnlyList<Filter> parts = filter is null ? [] : filter is AllOf all ? all.Of : [filter];
        if (parts.Any(part => part is not Criterion criterion || !Fits(criterion)))
        {
            draft.Kept = filter;
            return draft;
        }
        foreach (var criterion in parts.Cast<Criterion>())
        {
            draft.Items.Add(new ConditionDraft
            {
                Field = criterion.Field,
                Operator = criterion.Operator,
                Value = criterion.Values[0].ToString(),
                Until = criterion.Values.Count > 1 ? criterion.Values[1].ToString() : null,
            });
        }
        return draft;
    }

    public void Drop() => Kept = null;

    /// <summary>Null where nothing is asked.</summary>
    public Filter? ToFilter() => Kept ?? Items.Count switch
    {
        0 => null,
        1 => Items[0].ToFilter(),
        _ => Filter.All([.. Items.Select(item => item.ToFilter())]),
    };

    private static bool Fits(Criterion criterion) => CreditFacts.Schema.Has(criterion.Field) && ConditionDraft.OperatorsOf(criterion.Field).Contains(criterion.Operator);
}
