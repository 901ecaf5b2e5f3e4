using System.Globalization;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Demonstration;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Demonstration;

/// <summary>
/// What belongs to the told deals: cost, source and forecast, lines, who shares them, invoices and part payments, withdrawals, and currencies
/// with their rates. Details are told from the first full year on; older deals keep what an old CRM would know of them.
/// </summary>
internal sealed class DealDetailStory
{
    private static readonly string[] LostReasons = ["Price", "Competitor’s system was there already", "Project stopped", "No decision", "Delivery too late", "Wanted fewer functions"];
    private static readonly string[] Sources = ["Referral", "Trade fair", "Website", "Architect", "Cold call", "Installer"];
    private static readonly string[] Channels = ["Direct", "Installer", "Online"];

    // Cost in percent of the price, in the order of ProductStory.Tiers.
    private static readonly int[] CostOf = [64, 46, 38, 58];

    private readonly StoryDays _days;
    private readonly StoryIds _ids;
    private readonly OrganizationStory _organization;
    private readonly ProductStory _products;
    private readonly SeededRandom _chance;
    private readonly List<DealLine> _lines = [];
    private readonly List<DealSplit> _splits = [];
    private readonly List<DealEvent> _events = [];
    private readonly List<ExchangeRate> _rates = [];
    private int _document;

    public DealDetailStory(StoryDays days, StoryIds ids, OrganizationStory organization, ProductStory products, DealStory deals, SeededRandom chance)
    {
        (_days, _ids, _organization, _products, _chance) = (days, ids, organization, products, chance);
        TellRates();
        foreach (var told in deals.Deals)
        {
            var isRecent = told.Quarter >= StoryDays.FullFrom;
            if (told.Deal.Stage is DealStage.Engaging or DealStage.Prospecting || (told.Quarter == 0 && told.Deal.Stage == DealStage.Won)) Trade(told);
            Describe(told, isRecent);
            if (!isRecent) continue;
            if (_chance.Chance(34)) Part(told);
            Share(told);
            if (told.Deal.Stage == DealStage.Won) Bill(told);
        }
    }

    public IReadOnlyList<DealLine> Lines => _lines;

    public IReadOnlyList<DealSplit> Splits => _splits;

    public IReadOnlyList<DealEvent> Events => _events;

    public IReadOnlyList<ExchangeRate> Rates => _rates;

    // What comes from China is agreed in yuan more and more, and a neighbour across the Channel pays in pounds.
    private void Trade(ToldDeal told)
    {
        var currency = told.Team switch { "T-CN" when _chance.Chance(30) => "CNY", "T-BX" when _chance.Chance(12) => "GBP", "T-SE" when _chance.Chance(10) => "USD", _ => null };
        if (currency is null || told.Deal.Amount is not { } amount) return;
        var on = told.Deal.ClosedOn ?? told.Deal.EngagedOn ?? told.CreatedOn;
        var rate = _rates.Last(known => known.Currency == currency && known.On <= on).Rate;
        told.Deal.Trade(new Currency(currency), Rounding.HalfAwayFromZero(amount / rate, 2));
    }

    private void Describe(ToldDeal told, bool isRecent)
    {
        var deal = told.Deal;
        var tier = ProductStory.Tiers.ToList().IndexOf(told.Tier);
        if (deal.Amount is > 0 and { } amount && _chance.Chance(97)) deal.Deliver(Rounding.HalfAwayFromZero(amount * _chance.Around(CostOf[tier] - 8, CostOf[tier] + 8) / 100m, 2), (tier == 1 && _chance.Chance(14)) || IsMadeToMeasure(told));
        deal.CameFrom(_chance.Chance(96) ? Sources[_chance.Weighted([tier == 1 ? 26 : 12, 14, 30, 18, 16, 20])] : null, _chance.Chance(97) ? Channels[_chance.Weighted([tier == 1 ? 74 : 48, 34, tier == 2 ? 30 : 10])] : null);
        if (deal.Stage == DealStage.Lost && _chance.Chance(88)) deal.Regret(_chance.Pick(LostReasons));
        if (deal.ClosedOn is null && _chance.Chance(86)) deal.ExpectBy(told.End.AddDays(_chance.Between(-12, 9)));
        if (deal.ClosedOn is { } closed && _chance.Chance(90)) deal.ExpectBy(closed.AddDays(_chance.Between(-25, 12)));
        // The disciplined note a deal the same day; others need a nudge.
        var began = deal.EngagedOn ?? told.CreatedOn;
        var lag = _chance.Chance(Math.Clamp(told.Owner.Skill - 16, 60, 97)) ? _chance.Below(2) : _chance.Between(2, 11);
        deal.EnteredInto(_days.At(began.AddDays(lag) > _days.Today ? _days.Today : began.AddDays(lag), _chance));
        if (isRecent && deal.Stage == DealStage.Won && _chance.Below(1000) < 6)
        {
            var withdrawn = deal.ClosedOn!.Value.AddDays(_chance.Between(18, 75));
            if (withdrawn <= _days.Today) deal.Cancel(withdrawn);
        }
    }

    // Developers and homes for the elderly have nearly everything made for them, whatever a plan says about selling from the shelf.
    private static bool IsMadeToMeasure(ToldDeal told) => told.Customer.Account.Sector is "Property development" or "Senior living" && told.Deal.ExternalId.Sum(letter => letter) % 10 < 8;

    // A second and third article of the same tier, so that shares of tiers stay what the story says.
    private void Part(ToldDeal told)
    {
        if (told.Deal.Amount is not { } amount || amount <= 0) return;
        var articles = _products.InTier(told.Tier);
        var first = articles.Single(article => article.Product.Id == told.Deal.ProductId);
        var others = articles.Where(article => article != first).Take(_chance.Between(1, Math.Min(2, articles.Count - 1))).ToList();
        var left = amount;
        var leftCost = told.Deal.Cost;
        var number = 1;
        foreach (var other in others)
        {
            var part = Rounding.HalfAwayFromZero(amount * _chance.Between(12, 28) / 100m, 2);
            var cost = told.Deal.Cost is { } whole ? Rounding.HalfAwayFromZero(whole * part / amount, 2) : (decimal?)null;
            Line(told.Deal, ++number, other.Product.Id, Math.Max(1, Rounding.HalfAwayFromZero(part / other.Product.ListPrice!.Value, 0)), part, cost);
            left -= part;
            leftCost -= cost;
        }
        Line(told.Deal, 1, first.Product.Id, told.Deal.Quantity, left, leftCost);
    }

    private void Line(Deal deal, int number, ProductId product, decimal quantity, decimal amount, decimal? cost) =>
        _lines.Add(new DealLine(_ids.Next<DealLineId>(_days.Today), deal.Id, number.ToString(CultureInfo.InvariantCulture), product, quantity, amount, cost));

    private void Share(ToldDeal told)
    {
        var on = told.Deal.ClosedOn ?? _days.Today;
        if (_chance.Chance(7))
        {
            var colleagues = _organization.People.Where(person => person != told.Owner && person.Sits(told.Team, MembershipRole.Rep, on)).ToList();
            if (colleagues.Count > 0)
            {
                var own = _chance.Pick<int>([50, 60, 70, 80]);
                Split(told.Deal, told.Owner, SplitKind.Primary, own);
                Split(told.Deal, _chance.Pick(colleagues), SplitKind.Primary, 100 - own);
            }
        }
        if (told.Tier is ProductStory.Premium or ProductStory.Emerging && _chance.Chance(11))
        {
            var specialists = _organization.People.Where(person => person.Sits(_organization.RegionOf(told.Team, on), MembershipRole.Presales, on)).ToList();
            if (specialists.Count > 0) Split(told.Deal, _chance.Pick(specialists), SplitKind.Overlay, _chance.Pick<int>([20, 25, 50]));
        }
    }

    private void Split(Deal deal, Character person, SplitKind kind, int percent) =>
        _splits.Add(new DealSplit(_ids.Next<DealSplitId>(_days.Today), deal.Id, person.Person.Id, kind, percent));

    private void Bill(ToldDeal told)
    {
        var amount = told.Deal.Amount!.Value;
        var invoiced = told.Deal.ClosedOn!.Value.AddDays(_chance.Between(2, 21));
        if (!Happened(told.Deal, DealEventKind.Invoiced, "R", invoiced, amount)) return;
        // Who withdrew gets the invoice back.
        if (told.Deal.CancelledOn is { } cancelled)
        {
            Happened(told.Deal, DealEventKind.Invoiced, "C", cancelled > invoiced ? cancelled : invoiced, -amount);
            return;
        }
        var due = invoiced.AddDays(_chance.Around(12, 70));
        var part = amount > 15_000m && _chance.Chance(45) ? Rounding.HalfAwayFromZero(amount * _chance.Pick<int>([30, 40, 50]) / 100m, 2) : 0m;
        if (part > 0) Happened(told.Deal, DealEventKind.Paid, "P", due, part);
        // One in thirty still waits for the rest.
        if (!_chance.Chance(3)) Happened(told.Deal, DealEventKind.Paid, "P", part > 0 ? due.AddDays(_chance.Between(20, 60)) : due, amount - part);
    }

    private bool Happened(Deal deal, DealEventKind kind, string letter, DateOnly on, decimal amount)
    {
        if (on > _days.Today) return false;
        _events.Add(new DealEvent(_ids.Next<DealEventId>(on), deal.Id, kind, string.Create(CultureInfo.InvariantCulture, $"{letter}-{700_000 + ++_document}"), on, amount));
        return true;
    }

    private void TellRates()
    {
        foreach (var (code, start) in (ReadOnlySpan<(string, decimal)>)[("CNY", 0.1282m), ("GBP", 1.1630m), ("USD", 0.9150m)])
        {
            var rate = start;
            var first = _days.Quarter(StoryDays.FirstQuarter - 1).First;
            for (var day = new DateOnly(first.Year, first.Month, 1); day <= _days.Today; day = day.AddMonths(1))
            {
                _rates.Add(new ExchangeRate(_ids.Next<ExchangeRateId>(day), new Currency(code), day, Rounding.HalfAwayFromZero(rate, 6)));
                rate *= (1000 + _chance.Around(-14, 14)) / 1000m;
            }
        }
    }
}
