using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Domain.Tests.Incentives.Calculation;

public sealed class CreditOverlapsTests
{
    private static readonly Guid Account = Guid.NewGuid();
    private static readonly Guid Product = Guid.NewGuid();
    private static readonly Guid Ann = Guid.NewGuid();
    private static readonly Guid Ben = Guid.NewGuid();
    private static readonly DateOnly May = new(2026, 5, 10);

    [Fact]
    public void An_order_that_the_channel_and_direct_selling_both_claim_is_found()
    {
        var overlap = Assert.Single(CreditOverlaps.Find([Deal("C", "Installer", 0, Ann), Deal("D", null, 30, Ben)]));
        Assert.Equal(("C", "D"), (overlap.Channel.DealKey, overlap.Direct.DealKey));
    }

    [Fact]
    public void Far_apart_by_the_same_person_or_by_one_route_nothing_overlaps()
    {
        Assert.Empty(CreditOverlaps.Find([Deal("C", "Installer", 0, Ann), Deal("D", null, 31, Ben)]));
        Assert.Empty(CreditOverlaps.Find([Deal("C", "Installer", 0, Ann), Deal("D", "direct ", 5, Ann)]));
        Assert.Empty(CreditOverlaps.Find([Deal("C", "Installer", 0, Ann), Deal("D", "Online", 5, Ben)]));
        Assert.Empty(CreditOverlaps.Find([Deal("C", "Installer", 0, Ann), Deal("D", null, 5, Ben) with { Product = null }]));
        Assert.Empty(CreditOverlaps.Find([Deal("C", "Installer", 0, Ann), Deal("D", null, 5, Ben) with { Account = Guid.NewGuid() }]));
    }

    [Fact]
    public void Each_order_overlaps_with_the_nearest_once_whatever_their_order()
    {
        RoutedDeal[] deals = [Deal("C1", "Installer", 0, Ann), Deal("C2", "Installer", 8, Ann), Deal("D1", "Direct", 10, Ben), Deal("D2", "", 12, Ben)];
        string[] expected = ["C1-D2", "C2-D1"];

        Assert.Equal(expected, Pairs(deals));
        Assert.Equal(expected, Pairs([.. deals.Reverse()]));
    }

    [Fact]
    public void Who_is_credited_on_top_of_an_own_part_is_found_and_a_specialist_is_not()
    {
        Assert.Equal([CreditOverlaps.OverlayAndPrimary], Findings(new DealSplit(Ann, 20, Overlay: true)));
        Assert.Empty(Findings(new DealSplit(Ben, 20, Overlay: true)));
        Assert.Equal([CreditOverlaps.OverlayAndPrimary], Findings(new DealSplit(Ann, 60), new DealSplit(Ben, 40), new DealSplit(Ben, 10, Overlay: true)));
        // The owner who gave the deal away may be credited on top of those who have it.
        Assert.Empty(Findings(new DealSplit(Ben, 100), new DealSplit(Ann, 10, Overlay: true)));
    }

    private static IEnumerable<string> Findings(params DealSplit[] splits)
    {
        var findings = new List<Finding>();
        new Crediting(CreditTo.Splits, new("EUR"), (_, _) => 1m, (_, _) => []).Credit(
            new CreditedDeal { Deal = Guid.NewGuid(), DealKey = "D-1", Owner = Ann, Amount = 100, Currency = new("EUR"), Splits = splits, Events = [new DealEvent(Trigger.Booked, May)] }, [], findings);
        return findings.Select(finding => finding.Code);
    }

    private static IEnumerable<string> Pairs(RoutedDeal[] deals) =>
        CreditOverlaps.Find(deals).Select(overlap => $"{overlap.Channel.DealKey}-{overlap.Direct.DealKey}").Order(StringComparer.Ordinal);

    private static RoutedDeal Deal(string key, string? channel, int day, Guid person) => new(key, Account, Product, channel, May.AddDays(day), [person]);
}
