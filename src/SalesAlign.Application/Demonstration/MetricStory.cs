using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Demonstration;

/// <summary>Metrics beside those of the strategy: one of every way to compute, and one whose meaning has changed since.</summary>
internal static class MetricStory
{
    public const string Revised = "Visits";

    private static readonly Filter Won = Filter.Where("stage", FilterOperator.Equal, "Won");

    private static readonly string[] OfDeals = ["unit", "region", "team", "person", "product", "series", "tier", "sector", "location", "newCustomer"];

    private static readonly string[] OfActivities = ["unit", "region", "team", "person", "kind", "outcome", "sector", "location", "withDeal"];

    public static IReadOnlyList<(string Name, MetricDefinition Definition, string Description)> Others { get; } =
    [
        ("Win rate", UsualMetrics.WinRate(), "Of the deals that were decided, the part that was won."),
        ("Win rate, Signature", UsualMetrics.WinRate(Filter.Where("tier", FilterOperator.Equal, ProductStory.Premium)), "Of the Signature deals that were decided, the part that was won."),
        ("Typical deal", Deals(MetricAggregation.Median, "amount"), "Half of the deals won were larger, half smaller: one giant does not move it."),
        ("Largest deal", Deals(MetricAggregation.Max, "amount"), "The greatest deal won."),
        ("Shortest cycle", Deals(MetricAggregation.Min, "engagedOn", "closedOn"), "The quickest way from first contact to the win."),
        ("Customers who bought", Deals(MetricAggregation.DistinctCount, "account"), "How many different customers bought, however often."),
        ("Calls per proposal", new(
            MetricDataset.Activities, new(MetricAggregation.Count, Only: Filter.Where("kind", FilterOperator.In, "Call", "ReferralCall")),
            new(MetricAggregation.Count, Only: Filter.Where("kind", FilterOperator.Equal, "Proposal")), null, "on", OfActivities, MetricUnit.Number), "How many calls stand behind one proposal."),
        ("Visits", new(MetricDataset.Activities, new(MetricAggregation.Count), null, Filter.Where("kind", FilterOperator.Equal, "Visit"), "on", OfActivities), "Time spent with customers where they are."),
        ("Open deals now", new(
            MetricDataset.Deals, new(MetricAggregation.Count), null, Filter.Where("closedOn", FilterOperator.IsEmpty), null, [.. OfDeals, "stage"]), "What is being worked on at this moment."),
        ("Deals opened lately", new(
            MetricDataset.Deals, new(MetricAggregation.Count), null, Filter.Where("engagedOn", FilterOperator.WithinLastDays, 90), "engagedOn", OfDeals), "First contacts of the ninety days before the period ends."),
        ("Answers that came back", new(
            MetricDataset.Feedback, new(MetricAggregation.Count, Only: Filter.Where("answeredOn", FilterOperator.IsNotEmpty)), new(MetricAggregation.Count), null, "loggedOn",
            ["unit", "region", "team", "person", "kind", "sector"]), "Of what the field reported, the part that was answered."),
        ("Exams passed", new(
            MetricDataset.Certifications, new(MetricAggregation.Count, Only: Filter.Where("result", FilterOperator.Equal, "Passed")), new(MetricAggregation.Count), null, "on",
            ["unit", "region", "team", "person", "topic", "series"]), "Of the exams taken, the part that was passed: who is ready to sell what the strategy asks for."),
    ];

    /// <summary>Meetings count as visits from this year's second quarter on; the quarters before keep what they meant.</summary>
    public static void Revise(Metric metric, StoryDays days, PersonId by)
    {
        var from = days.Year(0).First.AddMonths(3);
        metric.Redefine(
            metric.Definition with { Filter = Filter.Where("kind", FilterOperator.In, "Visit", "Meeting") }, from,
            "Since the showrooms opened, customers come to us as often as we go to them; both are time with the customer.", by,
            new DateTimeOffset(from.AddDays(-9).ToDateTime(new TimeOnly(9, 15)), TimeSpan.Zero));
    }

    private static MetricDefinition Deals(MetricAggregation aggregation, string field, string? until = null) =>
        new(MetricDataset.Deals, new(aggregation, field, until), null, Won, "closedOn", OfDeals);
}
