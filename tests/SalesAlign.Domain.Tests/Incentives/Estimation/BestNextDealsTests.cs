using SalesAlign.Domain.Incentives.Estimation;

namespace SalesAlign.Domain.Tests.Incentives.Estimation;

public sealed class BestNextDealsTests
{
    private static readonly OpenDeal[] Deals =
    [
        new("BIG", 3_000m, 0.2m, 0, 20),
        new("FIT", 1_000m, 0.5m, 60, 90),
        new("SURE", 900m, 0.9m, 0, 100),
        new("VAGUE", null, null, 60, 95),
    ];

    [Fact]
    public void Pay_counts_with_its_chance_and_strategy_before_pay()
    {
        var ranks = BestNextDeals.Rank(Deals).ToDictionary(rank => rank.Key, StringComparer.Ordinal);

        Assert.Equal(["SURE", "BIG", "FIT", "VAGUE"], ranks.Values.OrderBy(rank => rank.ByPay).Select(rank => rank.Key));
        Assert.Equal(["VAGUE", "FIT", "SURE", "BIG"], ranks.Values.OrderBy(rank => rank.ByStrategy).Select(rank => rank.Key));
        Assert.Equal(2, BestNextDeals.Agreeing([.. ranks.Values], 3));
    }

    [Fact]
    public void An_unknown_chance_counts_as_certain_and_an_unknown_value_as_nothing()
    {
        Assert.Equal(500m, new OpenDeal("A", 500m, null, 0, null).Expected);
        Assert.Null(new OpenDeal("A", null, 0.5m, 0, null).Expected);
    }

    [Fact]
    public void The_order_in_which_deals_come_does_not_matter() =>
        Assert.Equal(BestNextDeals.Rank(Deals).OrderBy(rank => rank.Key, StringComparer.Ordinal), BestNextDeals.Rank([.. Deals.Reverse()]).OrderBy(rank => rank.Key, StringComparer.Ordinal));
}
