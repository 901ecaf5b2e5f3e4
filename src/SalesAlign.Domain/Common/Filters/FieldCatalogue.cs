using System.Text.Json.Serialization;

namespace SalesAlign.Domain.Common.Filters;

/// <summary>What a field holds, and so how it may be compared.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FieldKind>))]
public enum FieldKind
{
    Text,

    /// <summary>One of a few names that the product itself knows.</summary>
    Choice,
    Number,

    /// <summary>A number in the company's currency.</summary>
    Money,
    Date,
    YesNo,
}

/// <summary>A field that filters may ask for.</summary>
/// <param name="Choices">The names a <see cref="FieldKind.Choice"/> may have.</param>
public sealed record FilterField(string Name, FieldKind Kind, IReadOnlyList<string>? Choices = null)
{
    public IReadOnlyList<FilterOperator> Operators => FieldCatalogue.OperatorsOf(Kind);
}

/// <summary>The fields of one kind of rows, by name without regard to case. It refuses filters that could never mean what they say.</summary>
public sealed class FieldCatalogue
{
    /// <summary>A filter that nests deeper is no longer one that somebody reads.</summary>
    public const int DeepestGroup = 6;

    /// <summary>More criteria than anybody writes by hand.</summary>
    public const int MostCriteria = 200;

    private static readonly FilterOperator[] OfText =
    [
        FilterOperator.Equal, FilterOperator.NotEqual, FilterOperator.In, FilterOperator.NotIn, FilterOperator.Contains, FilterOperator.StartsWith, FilterOperator.IsEmpty,
        FilterOperator.IsNotEmpty,
    ];

    private static readonly FilterOperator[] OfChoice =
        [FilterOperator.Equal, FilterOperator.NotEqual, FilterOperator.In, FilterOperator.NotIn, FilterOperator.IsEmpty, FilterOperator.IsNotEmpty];

    private static readonly FilterOperator[] OfNumber =
    [
        FilterOperator.AtLeast, FilterOperator.AtMost, FilterOperator.Greater, FilterOperator.Less, FilterOperator.Between, FilterOperator.Equal, FilterOperator.NotEqual,
        FilterOperator.In, FilterOperator.NotIn, FilterOperator.IsEmpty, FilterOperator.IsNotEmpty,
    ];

    private static readonly FilterOperator[] OfDate =
    [
        FilterOperator.WithinLastDays, FilterOperator.WithinNextDays, FilterOperator.MoreThanDaysAgo, FilterOperator.InPeriod, FilterOperator.AtLeast, FilterOperator.AtMost,
        FilterOperator.Greater, FilterOperator.Less, FilterOperator.Between, FilterOperator.Equal, FilterOperator.NotEqual, FilterOperator.IsEmpty, FilterOperator.IsNotEmpty,
    ];

    private static readonly FilterOperator[] OfYesNo = [FilterOperator.Equal, FilterOperator.NotEqual, FilterOperator.IsEmpty, FilterOperator.IsNotEmpty];

    private readonly Dictionary<string, FilterField> _byName;

    public FieldCatalogue(params IReadOnlyList<FilterField> fields)
    {
        Fields = fields;
        _byName = fields.ToDictionary(field => field.Name, StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyList<FilterField> Fields { get; }

    public static IReadOnlyList<FilterOperator> OperatorsOf(FieldKind kind) => kind switch
    {
        FieldKind.Text => OfText,
        FieldKind.Choice => OfChoice,
        FieldKind.Date => OfDate,
        FieldKind.YesNo => OfYesNo,
        _ => OfNumber,
    };

    public FilterField? Find(string? name) => name is null ? null : _byName.GetValueOrDefault(name);

    /// <summary>The same filter with every value in its field's own kind and every field and choice in its own spelling.</summary>
    /// <param name="at">Where the filter stands in the request; refusals name the criterion below it, such as Filter[0][1].</param>
    /// <exception cref="RuleViolation">An unknown field, an operator or a value that does not suit it, or more than anybody could read.</exception>
    public Filter Fit(Filter filter, string at)
    {
        var criteria = 0;
        return Fit(filter, at, 0);

        Filter Fit(Filter part, string path, int depth)
        {
            if (depth > DeepestGroup) throw new RuleViolation("filter.too_deep", DeepestGroup) { Field = path };
            return part switch
            {
                AllOf all => new AllOf([.. all.Of.Select((inner, i) => Fit(inner, $"{path}[{i}]", depth + 1))]),
                AnyOf any => new AnyOf([.. any.Of.Select((inner, i) => Fit(inner, $"{path}[{i}]", depth + 1))]),
                Criterion criterion when ++criteria <= MostCriteria => FitCriterion(criterion, path),
                _ => throw new RuleViolation("filter.too_many", MostCriteria) { Field = path },
            };
        }
    }

    private Criterion FitCriterion(Criterion criterion, string at)
    {
        if (Find(criterion.Field) is not { } field) throw new RuleViolation("filter.unknown_field", criterion.Field) { Field = at };
        if (!field.Operators.Contains(criterion.Operator)) throw new RuleViolation("filter.operator_does_not_suit", field.Name, criterion.Operator) { Field = at };
        if (criterion.Operator.IsRelative())
        {
            if (criterion.Operator == FilterOperator.InPeriod) return new(field.Name, criterion.Operator, []);
            try
            {
                return new(field.Name, criterion.Operator, [FilterValue.Number(RelativeDays.DaysOf(criterion))]);
            }
            catch (RuleViolation refused)
            {
                throw new RuleViolation(refused.Code, [.. refused.Arguments]) { Field = at };
            }
        }
        var values = new List<FilterValue>(criterion.Values.Count);
        foreach (var value in criterion.Values)
        {
            if (value.IsEmpty) throw new RuleViolation("filter.no_value", field.Name) { Field = at };
            var fitting = value.As(field.Kind);
            if (fitting.IsEmpty) throw new RuleViolation("filter.value_does_not_suit", field.Name, value.ToString()) { Field = at };
            if (field.Choices is { } choices)
            {
                fitting = choices.FirstOrDefault(choice => string.Equals(choice, fitting.ToString(), StringComparison.OrdinalIgnoreCase))
                    ?? throw new RuleViolation("filter.value_does_not_suit", field.Name, value.ToString()) { Field = at };
            }
            values.Add(fitting);
        }
        return new(field.Name, criterion.Operator, values);
    }
}
