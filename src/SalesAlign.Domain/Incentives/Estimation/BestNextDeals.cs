namespace SalesAlign.Domain.Incentives.Estimation;

/// <summary>An open deal as its seller weighs it.</summary>
/// <param name="Key">The deal's external id; it decides between deals that are alike in everything else.</param>
/// <param name="Pays">What it would pay if it were won now; empty where its value is unknown.</param>
/// <param name="Likelihood">Chance to win it as a factor; empty where there is no experience to tell.</param>
/// <param name="ServedWeight">Weight in percent of the objectives that it serves.</param>
/// <param name="IdealScore">How far the customer fits the ideal customer profile, 0 to 100; empty without a profile.</param>
public sealed record OpenDeal(string Key, decimal? Pays, decimal? Likelihood, decimal ServedWeight, decimal? IdealScore)
{
    /// <summary>Pay times chance; the whole pay where the chance is unknown.</summary>
    public decimal? Expected => Pays is { } pays ? pays * (Likelihood ?? 1m) : null;
}

/// <summary>Where a deal stands among the open ones, by what it is expected to pay and by what it does for the strategy; 1 is best.</summary>
public sealed record DealRank(string Key, int ByPay, int ByStrategy);

/// <summary>
/// Ranks open deals twice, by expected pay and by strategy, so that their seller sees where the two pull apart. By strategy, the weight of
/// the objectives that a deal serves counts first, then the customer's fit, then pay.
/// </summary>
public static class BestNextDeals
{
    public static IReadOnlyList<DealRank> Rank(IReadOnlyList<OpenDeal> deals)
    {
        var byPay = Ordered(deals, static deal => (deal.Expected ?? decimal.MinValue, deal.ServedWeight, deal.IdealScore ?? 0m));
        var byStrategy = Ordered(deals, static deal => (deal.ServedWeight, deal.IdealScore ?? 0m, deal.Expected ?? decimal.MinValue));
        return [.. deals.Select(deal => new DealRank(deal.Key, byPay[deal.Key], byStrategy[deal.Key]))];
    }

    /// <summary>How many of the best by pay are among the best by strategy.</summary>
    public static int Agreeing(IReadOnlyList<DealRank> ranks, int best) => ranks.Count(rank => rank.ByPay <= best && rank.ByStrategy <= best);

    private static Dictionary<string, int> Ordered(IReadOnlyList<OpenDeal> deals, Func<OpenDeal, (decimal First, decimal Second, decimal Third)> by)
    {
        var ordered = deals.OrderByDescending(by).ThenBy(deal => deal.Key, StringComparer.Ordinal).ToList();
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < ordered.Count; i++) ranks[ordered[i].Key] = i + 1;
        return ranks;
    }
}
