using System.Globalization;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Demonstration;

namespace SalesAlign.Application.Demonstration;

/// <summary>A customer, or somebody who may become one, with what they bought so far.</summary>
internal sealed class Customer(Account account, string team)
{
    public Account Account { get; } = account;

    public string Team { get; } = team;

    public bool HasBought { get; set; }

    public bool HasBoughtPremium { get; set; }
}

/// <summary>Invents the customers of each team as the deals need them: names of the team's own countries, no two alike, some with a parent group.</summary>
internal sealed class AccountStory(StoryDays days, StoryIds ids, SeededRandom chance)
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Account>> _groups = new(StringComparer.Ordinal);
    private readonly List<Customer> _customers = [];

    public IReadOnlyList<Customer> Customers => _customers;

    /// <summary>The parent groups, which buy nothing themselves.</summary>
    public IEnumerable<Account> Groups => _groups.Values.SelectMany(groups => groups);

    public Customer Meet(string team, DateOnly on)
    {
        var names = AccountNames.Of(team);
        var trade = names.Trades[chance.Weighted(Array.ConvertAll(names.Trades, trade => trade.Share))];
        var city = chance.Pick(names.Cities);
        var account = new Account(ids.Next<AccountId>(on), Number("A"), Name(names, trade, city));
        var employees = Employees();
        var established = days.Today.Year - (chance.Chance(14) ? chance.Between(1, 4) : chance.Around(5, 68));
        // A CRM never knows everything.
        account.Describe(
            trade.Sector,
            chance.Chance(94) ? established : null,
            chance.Chance(82) ? Revenue(employees, trade) : null,
            chance.Chance(95) ? employees : null,
            city,
            chance.Chance(4) ? chance.Pick(GroupsOf(team, names)).Id : null);
        var customer = new Customer(account, team);
        _customers.Add(customer);
        return customer;
    }

    private List<Account> GroupsOf(string team, AccountNames names)
    {
        if (_groups.TryGetValue(team, out var known)) return known;
        known = [];
        foreach (var (name, sector) in names.Groups)
        {
            _taken.Add(name);
            var group = new Account(ids.Next<AccountId>(days.Quarter(StoryDays.FirstQuarter).First), Number("G"), name);
            var employees = chance.Between(420, 3_800);
            group.Describe(sector, days.Today.Year - chance.Between(12, 90), employees * 100_000m * chance.Between(11, 19) / 10m, employees, names.Cities[0], null);
            known.Add(group);
        }
        _groups.Add(team, known);
        return known;
    }

    private string Name(AccountNames names, Trade trade, string city)
    {
        for (var attempt = 0; ; attempt++)
        {
            // The plain name first; where it is taken the city, and at last a partner's name, tells two firms apart.
            var owner = chance.Pick(names.Owners);
            if (attempt > 6) owner = names.Couple(owner, chance.Pick(names.Owners));
            var name = trade.Pattern.Replace("{name}", owner, StringComparison.Ordinal).Replace("{city}", city, StringComparison.Ordinal);
            if (attempt > 2 && !name.Contains(city, StringComparison.Ordinal)) name = names.InCity(name, city);
            if (_taken.Add(name)) return name;
        }
    }

    private int Employees() => chance.Weighted([18, 30, 24, 16, 9, 3]) switch
    {
        0 => chance.Between(4, 14),
        1 => chance.Between(15, 28),
        2 => chance.Between(29, 50),
        3 => chance.Between(51, 110),
        4 => chance.Between(111, 260),
        _ => chance.Between(261, 900),
    };

    private decimal Revenue(int employees, Trade trade) => employees * 1_000m * chance.Around(trade.RevenuePerHead * 6 / 10, trade.RevenuePerHead * 15 / 10);

    private string Number(string kind) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{10_000 + _taken.Count}");
}
