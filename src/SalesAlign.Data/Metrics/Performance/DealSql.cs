namespace SalesAlign.Data.Metrics.Performance;

/// <summary>What a deal (<c>d</c>) is worth in the company's currency, as SQL expressions that every performance figure shares.</summary>
internal static class DealSql
{
    /// <summary>Close value; null where it is not known, or where there is no rate for its currency.</summary>
    public static readonly string Value = InCompanyCurrency("d.amount");

    public static readonly string Cost = InCompanyCurrency("d.cost");

    /// <summary>An invoice or payment (<c>e</c>) of the deal, at the deal's rate, so that what is paid in full leaves nothing open.</summary>
    public static readonly string EventValue = InCompanyCurrency("e.amount");

    /// <summary>Value less cost; where the cost is not known, the whole value.</summary>
    public static readonly string Margin = $"({Value} - coalesce({Cost}, 0))";

    /// <summary>What an open deal is expected to bring: its value or, while that is not known, the list price (p) of what it is about.</summary>
    public static readonly string Estimate = $"coalesce({Value}, p.list_price * d.quantity, 0)";

    /// <summary>Deals that were neither won nor lost at the end of the period; with a stage, those that stood in it then.</summary>
    public const string OpenAt =
        """
        select d.id, @last as day from deals d
        where (d.closed_on is null or d.closed_on > @last) and (d.engaged_on is null or d.engaged_on <= @last) and (@stage is null or @stage = coalesce(
          (select e.pipeline_stage_id from stage_entries e join pipeline_stages g on g.id = e.pipeline_stage_id
           where e.deal_id = d.id and e.entered_on <= @last order by e.entered_on desc, g.position desc limit 1),
          (select g.id from pipeline_stages g order by g.position limit 1)))
        """;

    /// <summary>Deals that came into a stage within the period; without a stage, those that were taken up.</summary>
    public const string Entered =
        """
        select d.id, d.engaged_on as day from deals d where @stage is null and d.engaged_on between @first and @last
        union all
        select e.deal_id, min(e.entered_on) from stage_entries e where e.pipeline_stage_id = @stage and e.entered_on between @first and @last group by 1
        """;

    // The rate of a day is the latest on or before it; the common case of one currency costs no look-up.
    private static string InCompanyCurrency(string amount) =>
        $"""
        case when d.currency_code = (select currency_code from company) then {amount} else {amount} * (
          select r.rate from exchange_rates r where r.currency = d.currency_code and r."on" <= coalesce(d.closed_on, @last) order by r."on" desc limit 1) end
        """;
}
