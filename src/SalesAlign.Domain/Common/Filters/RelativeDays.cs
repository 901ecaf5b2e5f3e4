namespace SalesAlign.Domain.Common.Filters;

/// <summary>Turns a relative date into the days it means, both ends included; SQL and memory use the same days.</summary>
public static class RelativeDays
{
    /// <summary>Nobody looks further back; more would leave the calendar.</summary>
    public const int Most = 36_500;

    public static (DateOnly First, DateOnly Last) Of(Criterion criterion, AskedTime asked)
    {
        if (criterion.Operator == FilterOperator.InPeriod) return (asked.First, asked.Last);
        var days = DaysOf(criterion);
        return criterion.Operator switch
        {
            FilterOperator.WithinLastDays => (asked.AsOf.AddDays(1 - days), asked.AsOf),
            FilterOperator.WithinNextDays => (asked.AsOf.AddDays(1), asked.AsOf.AddDays(days)),
            _ => (DateOnly.MinValue, asked.AsOf.AddDays(-days - 1)),
        };
    }

    /// <exception cref="RuleViolation">Not a whole number of days from 1 to <see cref="Most"/>.</exception>
    public static int DaysOf(Criterion criterion)
    {
        var number = criterion.Values[0].As(FieldKind.Number).ToObject() as decimal?;
        if (number is not { } days || days != decimal.Truncate(days) || days is < 1 or > Most) throw new RuleViolation("filter.not_days", criterion.Field, Most);
        return (int)days;
    }
}
