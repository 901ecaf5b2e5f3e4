using System.Text.Json.Serialization;
using SalesAlign.Domain.Common.Filters;

namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>Why a person is credited with a deal.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CreditReason>))]
public enum CreditReason
{
    Owner,
    Split,
    Overlay,
    RollUp,
}

/// <summary>
/// What one person is credited with of a deal on one date for one event, in the plan's currency, already divided among people and, for a
/// part payment, already in proportion to it.
/// </summary>
public sealed record Credit
{
    public required Guid Deal { get; init; }

    /// <summary>The deal's external id: it orders deals of one date, so that the order is the same on every machine.</summary>
    public required string DealKey { get; init; }

    public required DateOnly Date { get; init; }

    public decimal Amount { get; init; }

    public decimal Margin { get; init; }

    public decimal Units { get; init; }

    public decimal Points { get; init; }

    /// <summary>The person's share of the deal as a factor; it is what a count counts.</summary>
    public decimal Share { get; init; } = 1m;

    public Trigger Event { get; init; } = Trigger.Booked;

    public CreditReason Reason { get; init; } = CreditReason.Owner;

    /// <summary>Tells several credits of one deal apart, such as the number of a payment.</summary>
    public string Part { get; init; } = "";

    /// <summary>The whole of a deal that is split, for its owner: only rules that look past splits count it.</summary>
    public bool PastSplits { get; init; }

    public Facts Facts { get; init; } = Facts.Empty;

    /// <summary>Whether a rule that credits in this way counts it; what managers get for their people's deals counts for nothing else.</summary>
    public bool CountsFor(CreditTo to) => to switch
    {
        CreditTo.ManagersAbove => Reason == CreditReason.RollUp,
        CreditTo.Owner => Reason == CreditReason.Owner,
        _ => Reason != CreditReason.RollUp && !PastSplits,
    };

    public decimal Of(CreditMeasure measure) => measure switch
    {
        CreditMeasure.Amount => Amount,
        CreditMeasure.Margin => Margin,
        CreditMeasure.Units => Units,
        CreditMeasure.Count => Share,
        _ => Points,
    };
}
