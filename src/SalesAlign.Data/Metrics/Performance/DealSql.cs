namespace SalesAlign.Data.Metrics.Performance;

/// <summary>What a deal (<c>d</c>) is worth, as SQL expressions that every performance figure shares.</summary>
internal static class DealSql
{
    /// <summary>Close value; null where it is not known.</summary>
    public const string Value = "d.amount";

    public const string Cost = "null::numeric";

    /// <summary>Value less cost; where the cost is not known, the whole value.</summary>
    public const string Margin = $"({Value} - coalesce({Cost}, 0))";

    public const string LeadSource = "null::text";

    /// <summary>Deals that were neither won nor lost at the end of the period.</summary>
    public const string OpenAt =
        "select d.id, @last as day from deals d where (d.closed_on is null or d.closed_on > @last) and (d.engaged_on is null or d.engaged_on <= @last)";

    /// <summary>Deals that were taken up within the period.</summary>
    public const string Entered = "select d.id, d.engaged_on as day from deals d where d.engaged_on between @first and @last";
}
