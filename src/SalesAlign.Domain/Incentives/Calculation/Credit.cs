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

    public Facts Facts { get; init; } = Facts.Empty;

    public decimal Of(CreditMeasure measure) => measure switch
    {
        CreditMeasure.Amount => Amount,
        CreditMeasure.Margin => Margin,
        CreditMeasure.Units => Units,
        CreditMeasure.Count => Share,
        _ => Points,
    };
}

/// <summary>
/// The order in which credits count: date, then the deal's external id (ordinal), then event, part, reason, the deal's id and the figures.
/// Credits equal in all of these are interchangeable, so the order of input never matters.
/// </summary>
public sealed class CreditOrder : IComparer<Credit>
{
    public static readonly CreditOrder Instance = new();

    public int Compare(Credit? x, Credit? y)
    {
        if (ReferenceEquals(x, y)) return 0;
        if (x is null) return -1;
        if (y is null) return 1;
        var order = x.Date.CompareTo(y.Date);
        if (order == 0) order = string.CompareOrdinal(x.DealKey, y.DealKey);
        if (order == 0) order = x.Event.CompareTo(y.Event);
        if (order == 0) order = string.CompareOrdinal(x.Part, y.Part);
        if (order == 0) order = x.Reason.CompareTo(y.Reason);
        if (order == 0) order = x.Deal.CompareTo(y.Deal);
        if (order == 0) order = x.Amount.CompareTo(y.Amount);
        if (order == 0) order = x.Margin.CompareTo(y.Margin);
        if (order == 0) order = x.Units.CompareTo(y.Units);
        if (order == 0) order = x.Points.CompareTo(y.Points);
        return order == 0 ? x.Share.CompareTo(y.Share) : order;
    }

    /// <summary>The credits in order; the same array when it already is.</summary>
    public static Credit[] Sorted(IReadOnlyList<Credit> credits)
    {
        var sorted = credits as Credit[] ?? [.. credits];
        for (var i = 1; i < sorted.Length; i++)
        {
            if (Instance.Compare(sorted[i - 1], sorted[i]) <= 0) continue;
            if (ReferenceEquals(sorted, credits)) sorted = [.. credits];
            Array.Sort(sorted, Instance);
            break;
        }
        return sorted;
    }
}
