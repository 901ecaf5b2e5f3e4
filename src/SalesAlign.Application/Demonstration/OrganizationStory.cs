using SalesAlign.Domain.Access;
using SalesAlign.Domain.Organization;
using static SalesAlign.Domain.Organization.MembershipRole;

namespace SalesAlign.Application.Demonstration;

/// <summary>Somebody of the story: the person, what they may do, and how they sell.</summary>
internal sealed class Character(Person person, string unit, MembershipRole role)
{
    public Person Person { get; } = person;

    public List<Role> Roles { get; } = [];

    /// <summary>Units and roles over time, by unit key.</summary>
    public List<(string Unit, MembershipRole Role, DateOnly From)> Seats { get; } = [(unit, role, person.HiredOn!.Value)];

    /// <summary>100 sells as the average does.</summary>
    public int Skill { get; init; } = 100;

    /// <summary>How readily the person turns to the premium line; 100 as the average.</summary>
    public int Premium { get; init; } = 100;

    /// <summary>The seat on a day; none before the person came and after they left.</summary>
    public (string Unit, MembershipRole Role, DateOnly From)? SeatOn(DateOnly day)
    {
        if (Person.LeftOn is { } left && day > left) return null;
        for (var i = Seats.Count - 1; i >= 0; i--)
        {
            if (Seats[i].From <= day) return Seats[i];
        }
        return null;
    }

    public bool Sits(string unit, MembershipRole role, DateOnly day) => SeatOn(day) is { } seat && seat.Unit == unit && seat.Role == role;
}

/// <summary>
/// The organisation of Havelune: five divisions, three sales regions, eight teams, 67 people at work and six who left. The Alpine team moved
/// from Northern to Southern Europe a year ago; people were promoted, changed teams in the middle of a year, joined, and left a seat empty.
/// </summary>
internal sealed class OrganizationStory
{
    public const string Domain = "demo.havelune.example";

    /// <summary>The sales teams with the share of business each does, in percent.</summary>
    public static readonly IReadOnlyList<(string Key, int Share)> Teams =
        [("T-DE", 20), ("T-NO", 12), ("T-BX", 12), ("T-AL", 11), ("T-FR", 15), ("T-IB", 9), ("T-CN", 13), ("T-SE", 8)];

    private readonly StoryDays _days;
    private readonly StoryIds _ids;
    private readonly Dictionary<string, Unit> _units = new(StringComparer.Ordinal);
    private readonly List<Character> _cast = [];
    private readonly Dictionary<string, DateOnly> _departures = new(StringComparer.Ordinal);

    public OrganizationStory(StoryDays days, StoryIds ids)
    {
        _days = days;
        _ids = ids;
        Build();
        Cast();
        foreach (var character in _cast)
        {
            foreach (var (unit, role, from) in character.Seats) character.Person.Join(_units[unit].Id, role, from);
            if (_departures.TryGetValue(character.Person.Name, out var lastDay)) character.Person.Leave(lastDay);
        }
    }

    public IReadOnlyList<Unit> Units => [.. _units.Values];

    public IReadOnlyList<Character> People => _cast;

    public Unit this[string key] => _units[key];

    public Character Named(string name) => _cast.Single(character => character.Person.Name == name);

    /// <summary>Region of a team on a day.</summary>
    public string RegionOf(string team, DateOnly day)
    {
        var placement = _units[team].Placements.First(placement => placement.From <= day && (placement.To is null || placement.To >= day));
        return _units.First(unit => unit.Value.Id == placement.ParentId).Key;
    }

    private void Build()
    {
        var founded = new DateOnly(_days.Today.Year - 14, 3, 1);
        Place("HQ", "Havelune", UnitKind.Company, UnitFunction.Management, null);
        Place("SALES", "Sales", UnitKind.Division, UnitFunction.Sales, "HQ");
        Place("PRODUCT", "Product", UnitKind.Division, UnitFunction.Product, "HQ");
        Place("MARKETING", "Marketing", UnitKind.Division, UnitFunction.Marketing, "HQ");
        Place("FINANCE", "Finance and Administration", UnitKind.Division, UnitFunction.Finance, "HQ");
        Place("SERVICE", "Customer Service", UnitKind.Division, UnitFunction.Service, "HQ");
        Place("R-N", "Northern Europe", UnitKind.Region, UnitFunction.Sales, "SALES");
        Place("R-S", "Southern Europe", UnitKind.Region, UnitFunction.Sales, "SALES");
        Place("R-AP", "Asia-Pacific", UnitKind.Region, UnitFunction.Sales, "SALES");
        Place("T-DE", "Germany", UnitKind.Team, UnitFunction.Sales, "R-N");
        Place("T-NO", "Nordics", UnitKind.Team, UnitFunction.Sales, "R-N");
        Place("T-BX", "Benelux", UnitKind.Team, UnitFunction.Sales, "R-N");
        Place("T-AL", "Alpine", UnitKind.Team, UnitFunction.Sales, "R-N");
        Place("T-FR", "France", UnitKind.Team, UnitFunction.Sales, "R-S");
        Place("T-IB", "Iberia", UnitKind.Team, UnitFunction.Sales, "R-S");
        Place("T-CN", "East China 华东", UnitKind.Team, UnitFunction.Sales, "R-AP");
        Place("T-SE", "Southeast Asia", UnitKind.Team, UnitFunction.Sales, "R-AP");
        _units["T-AL"].PlaceUnder(_units["R-S"].Id, _days.Quarter(-4).First);

        void Place(string key, string name, UnitKind kind, UnitFunction function, string? parent)
        {
            var unit = new Unit(_ids.Next<UnitId>(founded), name, kind, function, key);
            unit.PlaceUnder(parent is null ? null : _units[parent].Id, founded);
            _units.Add(key, unit);
        }
    }

    private void Cast()
    {
        // The sign-in page offers the first of each role: those whose desks show most.
        Hire("Marianne Oberlin", "HQ", Manager, -52, 4, Role.Executive);
        Hire("Sofia Marques", "SALES", Staff, -31, 10, Role.SalesOperations);
        Hire("Jonas Albrecht", "T-DE", Manager, -36, 0, Role.Manager);
        Hire("Katharina Vogt", "T-DE", Rep, -27, 0, skill: 118, premium: 112);
        Hire("Priya Raman", "PRODUCT", Staff, -18, 31, Role.Contributor);
        Hire("Erik Holm", "FINANCE", Staff, -29, 7, Role.Administrator);

        Hire("Daniel Okafor", "SALES", Manager, -22, 0, Role.Executive, Role.Manager);
        Hire("Yusuf Demir", "SALES", Staff, -9, 40, Role.SalesOperations);
        Hire("Ruth Feldmann", "FINANCE", Manager, -40, 0, Role.Contributor, Role.Executive);
        Hire("Bruno Almeida", "FINANCE", Staff, -15, 21, Role.Contributor);
        Hire("Sven Halvorsen", "PRODUCT", Manager, -44, 0, Role.Contributor);
        Hire("Matteo Ferraris", "PRODUCT", Staff, -7, 14, Role.Contributor);
        Hire("Claire Aubert", "MARKETING", Manager, -25, 0, Role.Contributor);
        Hire("林佳怡", "MARKETING", Staff, -10, 33, Role.Contributor, mailbox: "lin.jiayi");
        Hire("Aleksandra Nowak", "SERVICE", Manager, -33, 0, Role.Contributor);
        Hire("Piotr Zieliński", "SERVICE", Service, -13, 52, Role.Contributor);

        Hire("Henrik Sørensen", "R-N", Manager, -38, 0, Role.Manager);
        Hire("Valentina Conti", "R-S", Manager, -26, 0, Role.Manager);
        Hire("周文博", "R-AP", Manager, -19, 0, Role.Manager, mailbox: "zhou.wenbo");
        Hire("Felix Baumann", "R-N", Presales, -21, 12);
        Hire("Noor Janssen", "R-N", Presales, -11, 5);
        Hire("Giulia Moretti", "R-S", Presales, -16, 45);
        Hire("黄伟", "R-AP", Presales, -14, 20, mailbox: "huang.wei");
        Hire("Amélie Fontaine", "R-S", BusinessDevelopment, -12, 8);
        Hire("Kenji Watanabe", "R-AP", BusinessDevelopment, -6, 17);

        Hire("Mehmet Yıldız", "T-DE", Rep, -20, 15, skill: 104, premium: 78);
        Hire("Tobias Krämer", "T-DE", Rep, -24, 0, skill: 92, premium: 64);
        Leave(Hire("Wiebke Lorenz", "T-DE", Rep, -30, 0, skill: 110, premium: 120), -3, 75);
        Hire("Nele Petersen", "T-DE", Sdr, -5, 11);

        Hire("Ingrid Solheim", "T-NO", Manager, -28, 0, Role.Manager);
        Hire("Astrid Holmgren", "T-NO", Rep, -23, 30, skill: 125, premium: 130);
        Hire("Aino Korhonen", "T-NO", Rep, -17, 22, skill: 106, premium: 118);
        Move(Hire("Emil Rasmussen", "T-NO", Sdr, -10, 3, skill: 96, premium: 108), "T-NO", Rep, -5, 0);
        Leave(Hire("Johan Nyström", "T-NO", Rep, -26, 0, skill: 88, premium: 80), -2, 31);
        Hire("Mikkel Thorsen", "T-NO", Rep, -1, 14, skill: 102, premium: 110);
        Hire("Oscar Bergström", "T-NO", Sdr, -4, 26);

        Hire("Pieter van Dalen", "T-BX", Manager, -32, 0, Role.Manager);
        Hire("Sanne de Wit", "T-BX", Rep, -19, 10, skill: 112, premium: 104);
        Hire("Thomas Claes", "T-BX", Rep, -29, 0, skill: 95, premium: 82);
        Hire("Joris Hendrickx", "T-BX", Rep, -7, 9, skill: 90, premium: 96);

        Leave(Hire("Rüdiger Thiele", "T-AL", Manager, -34, 0, Role.Manager), -5, 44);
        Move(Hire("Regula Amstad", "T-AL", Rep, -21, 0, skill: 121, premium: 125), "T-AL", Manager, -5, 47, Role.Manager);
        Hire("Florian Gasser", "T-AL", Rep, -16, 8, skill: 108, premium: 115);
        Hire("Chiara Bernasconi", "T-AL", Rep, -13, 19, skill: 116, premium: 122);
        Hire("Lukas Eder", "T-AL", Rep, -25, 0, skill: 86, premium: 74);
        Move(Hire("Lena Brandt", "T-AL", Rep, -11, 27, skill: 114, premium: 109), "T-DE", Rep, -2, 38);
        Hire("Sophie Marti", "T-AL", Rep, -2, 10, skill: 98, premium: 116);

        Hire("Hélène Marchand", "T-FR", Manager, -30, 0, Role.Manager);
        Hire("Antoine Lefèvre", "T-FR", Rep, -22, 14, skill: 109, premium: 101);
        Hire("Camille Roussel", "T-FR", Rep, -14, 36, skill: 119, premium: 114);
        Hire("Karim Benali", "T-FR", Rep, -18, 6, skill: 101, premium: 92);
        Hire("Élodie Garnier", "T-FR", Rep, -9, 50, skill: 84, premium: 88);
        Move(Hire("Fatima El Amrani", "T-FR", Rep, -15, 29, skill: 111, premium: 106), "T-BX", Rep, -3, 46);
        Leave(Hire("Chloé Bertin", "T-FR", Rep, -20, 0, skill: 94, premium: 90), -1, 45);
        Hire("Inès Moreau", "T-FR", Sdr, -3, 12);

        Hire("Javier Ortega", "T-IB", Manager, -27, 0, Role.Manager);
        Hire("Marta Iglesias", "T-IB", Rep, -19, 25, skill: 107, premium: 90);
        Hire("Lucía Navarro", "T-IB", Rep, -12, 16, skill: 99, premium: 86);
        Leave(Hire("Marco Pellegrini", "T-IB", Rep, -24, 0, skill: 91, premium: 70), -6, 20);
        Hire("Álvaro Campos", "T-IB", Rep, -6, 62, skill: 82, premium: 76);
        Hire("Diogo Ferreira", "T-IB", Rep, -4, 33, skill: 103, premium: 95);

        Hire("陈思远", "T-CN", Manager, -20, 0, Role.Manager, mailbox: "chen.siyuan");
        Hire("王雨桐", "T-CN", Rep, -17, 11, mailbox: "wang.yutong", skill: 128, premium: 126);
        Hire("李浩然", "T-CN", Rep, -15, 4, mailbox: "li.haoran", skill: 105, premium: 110);
        Hire("张晓琳", "T-CN", Rep, -13, 38, mailbox: "zhang.xiaolin", skill: 113, premium: 121);
        Leave(Hire("孙鹏", "T-CN", Rep, -18, 0, mailbox: "sun.peng", skill: 80, premium: 84), -8, 50);
        Hire("刘志强", "T-CN", Rep, -7, 3, mailbox: "liu.zhiqiang", skill: 97, premium: 107);
        Hire("赵敏", "T-CN", Sdr, -8, 30, mailbox: "zhao.min");

        Hire("Rachel Tan", "T-SE", Manager, -23, 0, Role.Manager);
        Hire("Arjun Menon", "T-SE", Rep, -16, 13, skill: 110, premium: 84);
        Hire("Nurul Huda", "T-SE", Rep, -13, 7, skill: 100, premium: 79);
        Move(Hire("Daniel Lim", "R-AP", Presales, -12, 24, skill: 104, premium: 102), "T-SE", Rep, -4, 0);
        Hire("Nguyễn Minh Anh", "T-SE", Rep, -1, 21, mailbox: "nguyen.minhanh", skill: 93, premium: 88);
    }

    private Character Hire(
        string name, string unit, MembershipRole role, int quarter, int day,
        Role access = Role.Rep, Role? also = null, string? mailbox = null, int skill = 100, int premium = 100)
    {
        var hired = _days.Day(quarter, day);
        var number = _cast.Count + 1;
        // Ids follow the order of the cast, not of hiring: whoever is named first is first to be offered.
        var person = new Person(
            _ids.Next<PersonId>(_days.Quarter(StoryDays.FirstQuarter).First), name, $"{mailbox ?? Mailbox(name)}@{Domain}", $"P-{1000 + number}", hired);
        var character = new Character(person, unit, role) { Skill = skill, Premium = premium };
        character.Roles.Add(access);
        if (also is { } second) character.Roles.Add(second);
        if (unit == "T-CN") person.Speak("zh-Hans");
        _cast.Add(character);
        return character;
    }

    private void Move(Character character, string unit, MembershipRole role, int quarter, int day, Role? becomes = null)
    {
        character.Seats.Add((unit, role, _days.Day(quarter, day)));
        if (becomes is { } known)
        {
            character.Roles.Clear();
            character.Roles.Add(known);
        }
    }

    private void Leave(Character character, int quarter, int day) => _departures.Add(character.Person.Name, _days.Day(quarter, day));

    private static string Mailbox(string name)
    {
        var address = new System.Text.StringBuilder();
        foreach (var letter in name.Normalize(System.Text.NormalizationForm.FormD).ToLowerInvariant())
        {
            var plain = letter switch { 'ø' => 'o', 'ı' => 'i', 'ł' => 'l', ' ' => '.', _ => letter };
            if (char.IsAsciiLetter(plain) || plain == '.') address.Append(plain);
        }
        return address.ToString();
    }
}
