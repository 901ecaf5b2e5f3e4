namespace SalesAlign.Domain.Incentives.Calculation;

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
