using System.Globalization;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Demonstration;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Demonstration;

/// <summary>A deal with those who took part in it, the day on which it ends or is meant to, and the quarter that it belongs to.</summary>
internal sealed record ToldDeal(Deal Deal, Character Owner, Customer Customer, string Team, string Tier, DateOnly CreatedOn, DateOnly End, int Quarter);

/// <summary>
/// Sales over twelve quarters and the running one, per team and quarter. Business grows by about six per cent a quarter early on and slower later,
/// with a strong fourth and a weak first quarter. The premium line's share of won value climbs from 38 to 47 per cent in eight quarters, which is
/// behind the strategy's path to 60: Nordics, Alpine and East China lead, Germany (the largest team) slips back. The cycle gets shorter.
/// </summary>
internal sealed class DealStory
{
    // Deals that close in a full quarter, before season: at the start of the history, and how many more with every quarter.
    private const int ClosedAtFirst = 940;
    private const int ClosedMoreEachQuarter = 66;

    // Percent of an average quarter, by number of the fiscal quarter.
    private static readonly int[] Season = [90, 101, 95, 114];

    // Percent of the deals of a tier that are won, and the usual days from first contact to the end, in the order of ProductStory.Tiers.
    private static readonly int[] WinRate = [60, 51, 70, 42];
    private static readonly int[] CycleDays = [40, 74, 24, 82];

    // Percent of a tier's orders that come from customers who never bought before.
    private static readonly int[] FromNewCustomers = [24, 76, 6, 46];

    // Points by which a team's premium share lies above the company's, when the history begins and now.
    private static readonly Dictionary<string, (int Then, int Now)> PremiumLead = new(StringComparer.Ordinal)
    {
        ["T-DE"] = (5, -4), ["T-NO"] = (2, 6), ["T-BX"] = (-2, -1), ["T-AL"] = (3, 6), ["T-FR"] = (-1, 1), ["T-IB"] = (-6, -7), ["T-CN"] = (0, 7), ["T-SE"] = (-6, -7),
    };

    private readonly StoryDays _days;
    private readonly OrganizationStory _organization;
    private readonly AccountStory _accounts;
    private readonly SeededRandom _chance;
    private readonly string _currency;
    private readonly List<Article>[] _articles;
    private readonly int[][] _popularity;
    private readonly decimal[] _usualOrder;
    private readonly List<ToldDeal> _deals = [];

    public DealStory(StoryDays days, StoryIds ids, OrganizationStory organization, ProductStory products, AccountStory accounts, SeededRandom chance, Currency currency)
    {
        _days = days;
        _organization = organization;
        _accounts = accounts;
        _chance = chance;
        _currency = currency.Code;
        _articles = [.. ProductStory.Tiers.Select(tier => products.InTier(tier).ToList())];
        _popularity = Array.ConvertAll(_articles, tier => tier.Select(article => article.Popularity).ToArray());
        _usualOrder = Array.ConvertAll(_articles, tier => tier.Sum(article => article.UsualOrder * article.Popularity) / tier.Sum(article => article.Popularity));

        var drafts = new List<Draft>();
        foreach (var (team, share) in OrganizationStory.Teams)
        {
            var customers = new TeamCustomers();
            for (var quarter = StoryDays.FirstQuarter; quarter <= 2; quarter++) Tell(team, share, quarter, customers, drafts);
        }
        foreach (var draft in drafts.OrderBy(draft => draft.CreatedOn).ThenBy(draft => draft.Order)) _deals.Add(Write(draft, ids));
    }

    public IReadOnlyList<ToldDeal> Deals => _deals;

    /// <summary>Premium share of won value that the story aims at in a quarter, in percent.</summary>
    public static decimal PremiumShare(int quarter) => quarter switch
    {
        <= StoryDays.FullFrom => 38m + ((quarter - StoryDays.FullFrom) * 0.5m),
        < 0 => 38m + ((quarter - StoryDays.FullFrom) * 1.2m),
        _ => 47.2m,
    };

    private void Tell(string team, int share, int quarter, TeamCustomers customers, List<Draft> drafts)
    {
        var period = _days.Quarter(quarter);
        var closing = (ClosedAtFirst + ((quarter - StoryDays.FirstQuarter) * ClosedMoreEachQuarter)) * Season[period.Number - 1] * share / 10_000;
        var ends = new DateOnly[closing];
        for (var i = 0; i < closing; i++) ends[i] = EndIn(period);
        Array.Sort(ends);

        var aims = Aims(team, quarter);
        var won = new decimal[4];
        foreach (var end in ends)
        {
            var tier = NextTier(aims, won);
            // Who owns an open deal today is who works in the team today.
            var owner = Owner(team, tier, end > _days.Today ? _days.Today : end);
            if (owner is null) continue;
            var isWon = _chance.Chance(WinRate[tier] + ((owner.Skill - 100) * 2 / 5));
            var article = _articles[tier][_chance.Weighted(_popularity[tier])];
            var quantity = article.Quantity(_chance);
            var amount = Price(article, quantity);
            if (isWon) won[tier] += amount;
            var cycle = Cycle(tier, quarter, owner, isWon);
            var began = StoryDays.WorkingDay(end.AddDays(-cycle), _days.Quarter(StoryDays.FirstQuarter - 2) with { Last = end });
            if (began > end) began = end;
            // Before the first contact a deal is only known for a few days.
            var known = began.AddDays(-_chance.Between(0, 9));
            if (known > _days.Today) continue;
            var customer = ChooseCustomer(team, tier, isWon && end <= _days.Today, known, customers);
            drafts.Add(new Draft(drafts.Count, team, tier, owner, customer, article, quantity, amount, isWon, known, began, end, quarter));
        }
    }

    // Later days of a quarter see more deals close: 28, 32 and 40 in a hundred per third.
    private DateOnly EndIn(Period period)
    {
        var third = _chance.Weighted([28, 32, 40]);
        var length = period.Days / 3;
        var day = period.First.AddDays((third * length) + _chance.Below(third == 2 ? period.Days - (2 * length) : length));
        return StoryDays.WorkingDay(day, period);
    }

    private static decimal[] Aims(string team, int quarter)
    {
        var (then, now) = PremiumLead[team];
        var told = Math.Min(quarter, 0) - StoryDays.FirstQuarter;
        var premium = PremiumShare(quarter) + then + ((now - then) * told / (decimal)-StoryDays.FirstQuarter);
        var service = 8m + (told * 0.15m);
        var emerging = 3.5m + (told * 0.35m);
        return [100m - premium - service - emerging, premium, service, emerging];
    }

    // Mostly the tier that is furthest behind its aim, now and then by chance: shares follow the story without looking drawn by a ruler.
    private int NextTier(decimal[] aims, decimal[] won)
    {
        if (_chance.Chance(35))
        {
            Span<int> weights = stackalloc int[4];
            for (var i = 0; i < 4; i++) weights[i] = (int)(aims[i] * 1_000_000_000m / (_usualOrder[i] * WinRate[i]));
            return _chance.Weighted(weights);
        }
        var total = 20_000m;
        foreach (var value in won) total += value;
        var furthest = 0;
        var gap = decimal.MinValue;
        for (var i = 0; i < 4; i++)
        {
            // In orders rather than in money, so that the cheap tiers get their turn.
            var behind = ((aims[i] / 100m * total) - won[i]) / _usualOrder[i];
            if (behind <= gap) continue;
            gap = behind;
            furthest = i;
        }
        return furthest;
    }

    private Character? Owner(string team, int tier, DateOnly on)
    {
        var reps = new List<Character>();
        var weights = new List<int>();
        foreach (var person in _organization.People)
        {
            if (!person.Sits(team, MembershipRole.Rep, on)) continue;
            reps.Add(person);
            var days = on.DayNumber - person.SeatOn(on)!.Value.From.DayNumber;
            // A newcomer needs half a year to sell like the others.
            var ramp = days < 60 ? 35 : days < 180 ? 70 : 100;
            weights.Add(person.Skill * ramp * (tier == 1 ? person.Premium : 100) / 100);
        }
        return reps.Count == 0 ? null : reps[_chance.Weighted(weights.ToArray())];
    }

    private decimal Price(Article article, int quantity)
    {
        var listed = article.Product.ListPrice!.Value * quantity;
        var most = article.Product.Tier == ProductStory.Premium ? 12 : listed > 20_000m ? 22 : 14;
        var discount = _chance.Chance(35) ? 0 : Math.Min(_chance.Between(1, most), (int)((listed - 2_000m) * 100m / listed));
        return Rounding.HalfAwayFromZero(listed * (100 - Math.Max(0, discount)) / 100m, 2);
    }

    // From 116 % of the usual days to 86 %: shorter cycles are what the strategy has already achieved.
    private int Cycle(int tier, int quarter, Character owner, bool isWon)
    {
        var told = Math.Min(quarter, 0) - StoryDays.FirstQuarter;
        var usual = CycleDays[tier] * (116 - (told * 30 / 12)) / 100;
        var own = usual * (150 - (owner.Skill / 2)) / 100;
        return Math.Max(3, own * _chance.Around(30, isWon ? 165 : 190) / 100);
    }

    private Customer ChooseCustomer(string team, int tier, bool hasWon, DateOnly known, TeamCustomers customers)
    {
        var isNew = _chance.Chance(FromNewCustomers[tier]);
        Customer customer;
        if (!isNew && customers.Buyers.Count >= 25)
        {
            // The square favours the oldest customers, who order most often.
            var draw = _chance.Below(customers.Buyers.Count);
            customer = customers.Buyers[(int)((long)draw * (draw + 1) / customers.Buyers.Count)];
        }
        else if (customers.Prospects.Count > 20 && _chance.Chance(hasWon ? 22 : 45))
        {
            customer = _chance.Pick(customers.Prospects);
        }
        else
        {
            customer = _accounts.Meet(team, known);
            customers.Prospects.Add(customer);
        }
        if (!hasWon) return customer;
        if (!customer.HasBought)
        {
            customer.HasBought = true;
            customers.Prospects.Remove(customer);
            customers.Buyers.Add(customer);
        }
        customer.HasBoughtPremium |= tier == 1;
        return customer;
    }

    private ToldDeal Write(Draft draft, StoryIds ids)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"D-{200_000 + _deals.Count + 1}");
        var isClosed = draft.End <= _days.Today;
        // A few lost causes of the last months are still kept open: every pipeline has them.
        var isStale = isClosed && !draft.IsWon && draft.End.AddDays(100) > _days.Today && _chance.Chance(8) && Stays(draft);
        var isOpen = !isClosed || isStale;
        var isEngaged = draft.Began <= _days.Today;
        var deal = new Deal(ids.Next<DealId>(draft.CreatedOn), number, draft.Owner.Person.Id, isEngaged ? DealStage.Engaging : DealStage.Prospecting, _currency);
        deal.Concerns(draft.Customer.Account.Id, draft.Article.Product.Id, draft.Quantity);
        if (isEngaged) deal.Engage(draft.Began);
        // An open deal is worth what its owner hopes, in round figures; of the youngest nobody has an idea yet.
        if (isOpen) deal.Estimate(isEngaged || _chance.Chance(40) ? Rounding.HalfAwayFromZero(draft.Amount / 500m, 0) * 500m : null);
        else deal.Close(draft.IsWon, draft.End, draft.IsWon ? draft.Amount : 0m);
        return new ToldDeal(deal, draft.Owner, draft.Customer, draft.Team, ProductStory.Tiers[draft.Tier], draft.CreatedOn, draft.End, draft.Quarter);
    }

    private bool Stays(Draft draft) => draft.Owner.Sits(draft.Team, MembershipRole.Rep, _days.Today);

    private sealed record Draft(
        int Order, string Team, int Tier, Character Owner, Customer Customer, Article Article, int Quantity, decimal Amount, bool IsWon,
        DateOnly CreatedOn, DateOnly Began, DateOnly End, int Quarter);

    private sealed class TeamCustomers
    {
        public List<Customer> Buyers { get; } = [];

        public List<Customer> Prospects { get; } = [];
    }
}
