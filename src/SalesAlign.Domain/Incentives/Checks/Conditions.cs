using SalesAlign.Domain.Common.Filters;

namespace SalesAlign.Domain.Incentives.Checks;

/// <summary>What can be told of two conditions without looking at a deal.</summary>
public static class Conditions
{
    /// <summary>
    /// Whether one deal may meet both. False only where they plainly exclude each other: another value of the same field, or ranges that do not
    /// meet. No condition at all is met by every deal.
    /// </summary>
    public static bool MayMeet(Filter? one, Filter? other)
    {
        if (one is null || other is null) return true;
        return !Demands(one).Any(a => Demands(other).Any(b => string.Equals(a.Field, b.Field, StringComparison.OrdinalIgnoreCase) && Exclude(a, b)));
    }

    /// <summary>Criteria that must all hold; of a choice of conditions nothing must.</summary>
    public static IEnumerable<Criterion> Demands(Filter filter) => filter switch
    {
        Criterion criterion => [criterion],
        AllOf all => all.Of.SelectMany(Demands),
        _ => [],
    };

    /// <summary>All criteria, however they are joined.</summary>
    public static IEnumerable<Criterion> Criteria(Filter filter) => filter switch
    {
        Criterion criterion => [criterion],
        AllOf all => all.Of.SelectMany(Criteria),
        AnyOf any => any.Of.SelectMany(Criteria),
        _ => [],
    };

    private static bool Exclude(Criterion a, Criterion b)
    {
        if (Values(a) is { } ones && Values(b) is { } others) return !ones.Any(others.Contains);
        if (Values(a) is { } named && b.Operator is (FilterOperator.NotEqual or FilterOperator.NotIn)) return named.All(b.Values.Contains);
        if (Values(b) is not null && a.Operator is (FilterOperator.NotEqual or FilterOperator.NotIn)) return Exclude(b, a);
        return Range(a) is { } x && Range(b) is { } y && (x.Least > y.Most || y.Least > x.Most);
    }

    private static IReadOnlyList<FilterValue>? Values(Criterion criterion) => criterion.Operator is FilterOperator.Equal or FilterOperator.In ? criterion.Values : null;

    private static (decimal Least, decimal Most)? Range(Criterion criterion)
    {
        decimal Number(int at) => criterion.Values[at].ToObject() is decimal number ? number : decimal.MinValue;
        if (criterion.Values.Any(value => value.ToObject() is not decimal)) return null;
        return criterion.Operator switch
        {
            FilterOperator.Equal => (Number(0), Number(0)),
            FilterOperator.Between => (Number(0), Number(1)),
            FilterOperator.AtLeast or FilterOperator.Greater => (Number(0), decimal.MaxValue),
            FilterOperator.AtMost or FilterOperator.Less => (decimal.MinValue, Number(0)),
            _ => null,
        };
    }
}
