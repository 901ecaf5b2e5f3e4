using System.Text.Json.Serialization;

namespace SalesAlign.Domain.Common.Filters;

/// <summary>How a criterion compares a field with its values.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FilterOperator>))]
public enum FilterOperator
{
    Equal,
    NotEqual,
    In,
    NotIn,
    Less,
    AtMost,
    Greater,
    AtLeast,

    /// <summary>Both ends belong.</summary>
    Between,
    Contains,
    StartsWith,
    IsEmpty,
    IsNotEmpty,

    /// <summary>A date within the last so many days, the day asked about included.</summary>
    WithinLastDays,

    /// <summary>A date within the next so many days, the day asked about not included.</summary>
    WithinNextDays,

    /// <summary>A date more than so many days ago.</summary>
    MoreThanDaysAgo,

    /// <summary>A date in the period asked about.</summary>
    InPeriod,
}

/// <summary>
/// A condition over named fields, kept as data so that plans, metrics and customer profiles can store it, show it and say which of its
/// criteria failed. It is bound to a <see cref="FactSchema"/> once and then asked for many facts.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(AllOf), "all")]
[JsonDerivedType(typeof(AnyOf), "any")]
[JsonDerivedType(typeof(Criterion), "field")]
public abstract record Filter
{
    /// <param name="asked">What relative dates refer to; a filter with relative dates refuses to be bound without.</param>
    public BoundFilter Bind(FactSchema schema, AskedTime? asked = null) => BoundFilter.From(this, schema, asked);

    /// <summary>Whether it reads dates relative to the day or the period that is asked about, so that its answer moves with them.</summary>
    public bool IsRelative() => this switch
    {
        AllOf all => all.Of.Any(part => part.IsRelative()),
        AnyOf any => any.Of.Any(part => part.IsRelative()),
        Criterion criterion => criterion.Operator.IsRelative(),
        _ => false,
    };

    /// <summary>Every field that the filter reads, in order of appearance, without repetition.</summary>
    public IReadOnlyList<string> Fields()
    {
        var fields = new List<string>();
        Collect(this, fields);
        return fields;

        static void Collect(Filter filter, List<string> into)
        {
            if (filter is Criterion criterion)
            {
                if (!into.Contains(criterion.Field, StringComparer.OrdinalIgnoreCase)) into.Add(criterion.Field);
                return;
            }
            foreach (var part in filter is AllOf all ? all.Of : ((AnyOf)filter).Of) Collect(part, into);
        }
    }

    public static Criterion Where(string field, FilterOperator comparison, params FilterValue[] values) => new(field, comparison, values);

    public static AllOf All(params Filter[] of) => new(of);

    public static AnyOf Any(params Filter[] of) => new(of);
}

/// <summary>Holds when every part holds; without parts it always holds.</summary>
public sealed record AllOf : Filter
{
    public AllOf(IReadOnlyList<Filter> of) => Of = Elements.Checked(of);

    public IReadOnlyList<Filter> Of { get; }
}

/// <summary>Holds when at least one part holds. Refuses to have no parts, because nothing could ever satisfy it.</summary>
public sealed record AnyOf : Filter
{
    public AnyOf(IReadOnlyList<Filter> of)
    {
        RuleViolation.Unless(of is { Count: > 0 }, "filter.any_of_nothing");
        Of = Elements.Checked(of);
    }

    public IReadOnlyList<Filter> Of { get; }
}

/// <summary>One field compared with values. An absent field satisfies only what it is not (not equal, not in, empty).</summary>
public sealed record Criterion : Filter
{
    public Criterion(string field, FilterOperator @operator, IReadOnlyList<FilterValue>? values)
    {
        RuleViolation.Unless(!string.IsNullOrWhiteSpace(field), "filter.no_field");
        Field = field.Trim();
        Operator = @operator;
        Values = [.. values ?? []];
        var fits = @operator switch
        {
            FilterOperator.IsEmpty or FilterOperator.IsNotEmpty or FilterOperator.InPeriod => Values.Count == 0,
            FilterOperator.In or FilterOperator.NotIn => Values.Count > 0,
            FilterOperator.Between => Values.Count == 2,
            _ => Values.Count == 1,
        };
        RuleViolation.Unless(fits, "filter.number_of_values", field, @operator, Values.Count);
        RuleViolation.Unless(
            @operator != FilterOperator.Between || Values[0].Compare(Values[1]) is <= 0, "filter.between_is_reversed", field);
    }

    public string Field { get; }

    public FilterOperator Operator { get; }

    public IReadOnlyList<FilterValue> Values { get; }

    public bool Equals(Criterion? other) =>
        other is not null && string.Equals(Field, other.Field, StringComparison.OrdinalIgnoreCase) && Operator == other.Operator
        && Values.SequenceEqual(other.Values);

    public override int GetHashCode() => HashCode.Combine(StringComparer.OrdinalIgnoreCase.GetHashCode(Field), Operator, Values.Count);
}

/// <summary>The day and the period that relative dates refer to. The day is the period's last, or today while the period runs.</summary>
public sealed record AskedTime(DateOnly AsOf, DateOnly First, DateOnly Last)
{
    /// <summary>Of a period that is over only its own last day counts, so that its values stay what they were.</summary>
    public static AskedTime Of(DateOnly first, DateOnly last, DateOnly today) => new(today < last ? today : last, first, last);
}

public static class FilterOperators
{
    public static bool IsRelative(this FilterOperator comparison) =>
        comparison is FilterOperator.WithinLastDays or FilterOperator.WithinNextDays or FilterOperator.MoreThanDaysAgo or FilterOperator.InPeriod;
}
