using NpgsqlTypes;
using SalesAlign.Domain.Common.Filters;

namespace SalesAlign.Data.Metrics;

/// <summary>
/// Translates a filter into a condition that selects exactly the rows that the same filter selects in memory; values become parameters. Text
/// compares without regard to case and to surrounding blanks, as <see cref="FilterValue"/> does.
/// </summary>
internal sealed class FilterSql(FieldCatalogue catalogue, Func<string, string> column, SqlArguments arguments)
{
    // The white space that .NET trims and a data set may hold.
    private const string Blanks = "' ' || chr(9) || chr(10) || chr(11) || chr(12) || chr(13) || chr(133) || chr(160) || chr(8232) || chr(8233) || chr(12288)";

    /// <param name="filter">Fitted to the catalogue before.</param>
    public string Of(Filter filter) => filter switch
    {
        AllOf { Of.Count: 0 } => "true",
        AllOf all => "(" + string.Join(" and ", all.Of.Select(Of)) + ")",
        AnyOf any => "(" + string.Join(" or ", any.Of.Select(Of)) + ")",
        Criterion criterion => Of(criterion),
        _ => throw new ArgumentOutOfRangeException(nameof(filter)),
    };

    private static string Trimmed(string expression) => $"nullif(btrim({expression}, {Blanks}), '')";

    private static string Folded(string expression) => $"lower({expression} collate \"und-x-icu\")";

    private string Of(Criterion criterion)
    {
        var kind = catalogue.Find(criterion.Field)!.Kind;
        var field = column(criterion.Field);
        if (kind == FieldKind.Text) field = Trimmed(field);
        if (criterion.Operator == FilterOperator.IsEmpty) return $"({field} is null)";
        if (criterion.Operator == FilterOperator.IsNotEmpty) return $"({field} is not null)";
        if (criterion.Operator.IsRelative()) return Relative(criterion, field);
        if (kind == FieldKind.Text) field = Folded(field);
        var values = criterion.Values.Select(value => Value(kind, value.As(kind))).ToList();
        // What is not there differs from everything: only "is not" holds for it, and no condition is ever unknown.
        return criterion.Operator switch
        {
            FilterOperator.Equal => $"coalesce({field} = {values[0]}, false)",
            FilterOperator.NotEqual => $"({field} is distinct from {values[0]})",
            FilterOperator.In => $"coalesce({field} in ({string.Join(", ", values)}), false)",
            FilterOperator.NotIn => $"coalesce({field} not in ({string.Join(", ", values)}), true)",
            FilterOperator.Less => $"coalesce({field} < {values[0]}, false)",
            FilterOperator.AtMost => $"coalesce({field} <= {values[0]}, false)",
            FilterOperator.Greater => $"coalesce({field} > {values[0]}, false)",
            FilterOperator.AtLeast => $"coalesce({field} >= {values[0]}, false)",
            FilterOperator.Between => $"coalesce({field} between {values[0]} and {values[1]}, false)",
            FilterOperator.Contains => $"coalesce(strpos({field}, {values[0]}) > 0, false)",
            FilterOperator.StartsWith => $"coalesce(starts_with({field}, {values[0]}), false)",
            _ => throw new ArgumentOutOfRangeException(nameof(criterion)),
        };
    }

    // The day asked about is the last of the span, or today while it runs; as AskedTime says it.
    private string Relative(Criterion criterion, string field)
    {
        if (criterion.Operator == FilterOperator.InPeriod) return $"coalesce({field} between span.first and span.last, false)";
        var days = arguments.Add(NpgsqlDbType.Integer, RelativeDays.DaysOf(criterion));
        return criterion.Operator switch
        {
            FilterOperator.WithinLastDays => $"coalesce({field} between span.as_of - {days} + 1 and span.as_of, false)",
            FilterOperator.WithinNextDays => $"coalesce({field} between span.as_of + 1 and span.as_of + {days}, false)",
            _ => $"coalesce({field} < span.as_of - {days}, false)",
        };
    }

    private string Value(FieldKind kind, FilterValue value) => kind switch
    {
        FieldKind.Text => Folded(arguments.Add(NpgsqlDbType.Text, value.ToString())),
        FieldKind.Choice => arguments.Add(NpgsqlDbType.Text, value.ToString()),
        _ => arguments.Add(
            kind switch { FieldKind.Date => NpgsqlDbType.Date, FieldKind.YesNo => NpgsqlDbType.Boolean, _ => NpgsqlDbType.Numeric }, value.ToObject()!),
    };
}
