namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>A won deal of one customer for one product, as it may overlap with another.</summary>
/// <param name="Channel">The partner or route by which it was sold; empty, or "Direct", where we sold it ourselves.</param>
/// <param name="People">Who is credited with it.</param>
public sealed record RoutedDeal(string DealKey, Guid Account, Guid? Product, string? Channel, DateOnly Date, IReadOnlyList<Guid> People)
{
    public const string DirectRoute = "Direct";

    public bool IsDirect => string.IsNullOrWhiteSpace(Channel) || string.Equals(Channel.Trim(), DirectRoute, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Two deals that look like one order, claimed by the channel and by direct selling.</summary>
public sealed record CreditOverlap(RoutedDeal Channel, RoutedDeal Direct);

/// <summary>
/// Finds credit from channel and direct that overlaps: the same customer and product, won by both routes within <see cref="Days"/> days, by
/// different people. Each deal is in one overlap at most, with the nearest in time. It says what is doubtful, never who is right.
/// </summary>
public static class CreditOverlaps
{
    /// <summary>Days within which two orders of one customer for one product are taken for one.</summary>
    public const int Days = 30;

    /// <summary>The finding on the statements of those concerned; its arguments are the other deal, its route and the customer.</summary>
    public const string ChannelAndDirect = "credit.channel_and_direct";

    /// <summary>The finding where one person has a primary and an overlay part in one deal; its argument is the overlay's percentage.</summary>
    public const string OverlayAndPrimary = "credit.overlay_and_primary";

    /// <summary>Whether a finding is about who owns a deal, so that it can be opened as a case.</summary>
    public static bool IsConflict(string code) => code is ChannelAndDirect or OverlayAndPrimary;

    public static IReadOnlyList<CreditOverlap> Find(IEnumerable<RoutedDeal> deals)
    {
        var overlaps = new List<CreditOverlap>();
        foreach (var order in deals.GroupBy(deal => (deal.Account, deal.Product)))
        {
            var direct = order.Where(deal => deal.IsDirect).ToList();
            var pairs = new List<(int Apart, RoutedDeal Channel, RoutedDeal Direct)>();
            foreach (var channel in order)
            {
                if (channel.IsDirect) continue;
                foreach (var other in direct)
                {
                    var apart = Math.Abs(channel.Date.DayNumber - other.Date.DayNumber);
                    if (apart <= Days && !SamePeople(channel, other)) pairs.Add((apart, channel, other));
                }
            }
            pairs.Sort(static (x, y) => x.Apart != y.Apart ? x.Apart.CompareTo(y.Apart)
                : string.CompareOrdinal(x.Channel.DealKey, y.Channel.DealKey) is not 0 and var order ? order : string.CompareOrdinal(x.Direct.DealKey, y.Direct.DealKey));
            var taken = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (_, channel, other) in pairs)
            {
                if (taken.Contains(channel.DealKey) || taken.Contains(other.DealKey)) continue;
                taken.Add(channel.DealKey);
                taken.Add(other.DealKey);
                overlaps.Add(new CreditOverlap(channel, other));
            }
        }
        return overlaps;
    }

    // A seller who serves the partner as well as the customer does not compete with themselves.
    private static bool SamePeople(RoutedDeal one, RoutedDeal other) => one.People.Count == other.People.Count && one.People.All(other.People.Contains);
}
