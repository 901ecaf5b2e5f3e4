using SalesAlign.Domain.Common;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Demonstration;

/// <summary>What the told deals add up to, so that baselines and targets speak of the figures that a reader then finds.</summary>
internal sealed class StoryFigures
{
    private readonly List<(DateOnly On, string Tier, decimal Amount, int Days, bool FirstPremium)> _won = [];

    public StoryFigures(DealStory sales)
    {
        var premiumBuyers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var told in sales.Deals.Where(told => told.Deal.Stage == DealStage.Won).OrderBy(told => told.Deal.ClosedOn))
        {
            var closed = told.Deal.ClosedOn!.Value;
            var first = told.Tier == ProductStory.Premium && premiumBuyers.Add(told.Customer.Account.ExternalId);
            _won.Add((closed, told.Tier, told.Deal.Amount!.Value, closed.DayNumber - told.Deal.EngagedOn!.Value.DayNumber, first));
        }
    }

    public decimal Won(Period period) => _won.Where(deal => period.Contains(deal.On)).Sum(deal => deal.Amount);

    public int NewPremium(Period period) => _won.Count(deal => period.Contains(deal.On) && deal.FirstPremium);

    /// <summary>Share of a tier in won value, as a factor with three places; 0 where nothing was won.</summary>
    public decimal Share(Period period, string tier)
    {
        var all = Won(period);
        return all == 0 ? 0 : Rounding.HalfAwayFromZero(_won.Where(deal => period.Contains(deal.On) && deal.Tier == tier).Sum(deal => deal.Amount) / all, 3);
    }

    /// <summary>Average days from first contact to the win, with one place; 0 where nothing was won.</summary>
    public decimal CycleDays(Period period)
    {
        var days = _won.Where(deal => period.Contains(deal.On)).Select(deal => (decimal)deal.Days).ToList();
        return days.Count == 0 ? 0 : Rounding.HalfAwayFromZero(days.Average(), 1);
    }
}
