using SalesAlign.Domain.Common.Filters;

namespace SalesAlign.Domain.Metrics;

/// <summary>Definitions that nearly every company begins with, as data like any other.</summary>
public static class UsualMetrics
{
    private static readonly Filter IsWon = Filter.Where("stage", FilterOperator.Equal, "Won");

    private static readonly string[] Groupings =
        ["unit", "division", "region", "team", "person", "product", "series", "tier", "account", "sector", "location", "newCustomer", "leadSource", "channel"];

    /// <summary>Value of the deals won, in the company's currency.</summary>
    public static MetricDefinition WonAmount(Filter? only = null) => OfDeals(new(MetricAggregation.Sum, "amount"), only);

    /// <summary>Number of deals won.</summary>
    public static MetricDefinition WonCount(Filter? only = null) => OfDeals(new(MetricAggregation.Count), only);

    /// <summary>Won value of the deals that <paramref name="part"/> chooses ÷ won value in all.</summary>
    public static MetricDefinition ShareOfWonAmount(Filter part) => OfDeals(new(MetricAggregation.Sum, "amount", Only: part), null) with { By = new(MetricAggregation.Sum, "amount") };

    /// <summary>Deals won ÷ deals won or lost, by closing day.</summary>
    public static MetricDefinition WinRate(Filter? only = null)
    {
        Filter closed = Filter.Where("stage", FilterOperator.In, "Won", "Lost");
        return new(
            MetricDataset.Deals, new(MetricAggregation.Count, Only: IsWon), new(MetricAggregation.Count), only is null ? closed : Filter.All(closed, only), "closedOn", Groupings);
    }

    /// <summary>Customers whose first won deal (among those that <paramref name="only"/> chooses) falls in the period; counted to that deal's owner.</summary>
    public static MetricDefinition NewCustomers(Filter? only = null) =>
        new(MetricDataset.FirstWins, new(MetricAggregation.Count), null, only, "closedOn", [.. Groupings.Where(grouping => grouping != "newCustomer")]);

    /// <summary>Days from first contact to the win, on average; deals without a known first contact are left out.</summary>
    public static MetricDefinition AverageCycleDays(Filter? only = null) => OfDeals(new(MetricAggregation.Average, "engagedOn", "closedOn"), only);

    private static MetricDefinition OfDeals(MetricPart of, Filter? only) =>
        new(MetricDataset.Deals, of, null, only is null ? IsWon : Filter.All(IsWon, only), "closedOn", Groupings);
}
