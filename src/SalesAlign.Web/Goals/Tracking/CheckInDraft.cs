using SalesAlign.Application.Goals;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Evaluation;

namespace SalesAlign.Web.Goals.Tracking;

/// <summary>What is typed for one goal before it is sent; shares stand in percent, as people say them.</summary>
public sealed class CheckInDraft(GetCheckInRound.Item item)
{
    public GetCheckInRound.Item Item { get; } = item;

    public bool Included { get; set; } = true;

    public decimal? Value { get; set; } = item.Goal.Standing.Actual.Value is { } value ? decimal.Round(value * Scale(item.Goal), 2) : null;

    public RagStatus Status { get; set; } = item.Computed;

    public string Reason { get; set; } = "";

    public int Confidence { get; set; } = item.Confidence;

    public string Note { get; set; } = "";

    public bool IsByHand => Status != Item.Computed;

    public CheckInGoals.Entry Entry() => new(
        Item.Goal.Id, Value == Prefilled ? Item.Goal.Standing.Actual.Value : Value / Scale(Item.Goal), Status == Item.Computed ? null : Status, Reason, Confidence, Note);

    private decimal? Prefilled => Item.Goal.Standing.Actual.Value is { } value ? decimal.Round(value * Scale(Item.Goal), 2) : null;

    private static decimal Scale(GoalFacts goal) => goal.Metric.Unit == MetricUnit.Share ? 100m : 1m;
}
