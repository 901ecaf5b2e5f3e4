using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;

namespace SalesAlign.Domain.Accounts;

/// <summary>
/// Whom the company wants to sell to, as criteria over account fields. Effective-dated: what a deal of March was measured by stays
/// answerable after the profile was sharpened in June.
/// </summary>
public sealed class IdealCustomerProfile
{
    private readonly List<IdealCustomerVersion> _versions = [];

    private IdealCustomerProfile()
    {
        Name = "";
    }

    public IdealCustomerProfile(IdealCustomerProfileId id, string name)
    {
        Id = id;
        Name = name;
    }

    public IdealCustomerProfileId Id { get; private set; }

    public string Name { get; private set; }

    public IReadOnlyList<IdealCustomerVersion> Versions => _versions;

    public void Rename(string name) => Name = name;

    /// <summary>Sets the criteria that hold from a day on; those before them end the day before.</summary>
    /// <param name="weighted">Criteria that an account may miss, each with what it adds to the score.</param>
    /// <param name="threshold">Score from which on an account fits, 0 to 100; every must-have has to hold besides.</param>
    /// <exception cref="RuleViolation">A criterion asks for a field that accounts do not have, there is none, or later criteria are already known.</exception>
    public void Define(Filter criteria, DateOnly from, IReadOnlyList<WeightedCriterion>? weighted = null, decimal threshold = 0m)
    {
        var rules = new ProfileRules(criteria, weighted ?? [], threshold);
        if (_versions.MaxBy(version => version.From) is { } last)
        {
            if (last.Rules.Equals(rules) && last.To is null) return;
            RuleViolation.Unless(from >= last.From, "icp.known_later", last.From);
            if (from == last.From) _versions.Remove(last);
            else last.End(from.AddDays(-1));
        }
        _versions.Add(new IdealCustomerVersion(Id, rules, from));
    }

    /// <summary>From the day after on, no account is an ideal customer until criteria are defined again.</summary>
    public void End(DateOnly last)
    {
        if (_versions.Find(version => version.To is null) is not { } open) return;
        RuleViolation.Unless(last >= open.From, "icp.known_later", open.From);
        open.End(last);
    }

    /// <summary>The criteria in force on a day; null before the first.</summary>
    public IdealCustomerVersion? On(DateOnly day) => _versions.Find(version => version.From <= day && (version.To is null || version.To >= day));
}

/// <summary>The criteria of an ideal customer profile from a day to a day.</summary>
public sealed class IdealCustomerVersion
{
    private IdealCustomerVersion()
    {
        Criteria = Filter.All();
        Weighted = [];
    }

    internal IdealCustomerVersion(IdealCustomerProfileId profile, ProfileRules rules, DateOnly from)
    {
        Id = Guid.CreateVersion7();
        ProfileId = profile;
        Criteria = rules.MustHave;
        Weighted = rules.Weighted;
        Threshold = rules.Threshold;
        From = from;
    }

    public Guid Id { get; private set; }

    public IdealCustomerProfileId ProfileId { get; private set; }

    /// <summary>What an account must have.</summary>
    public Filter Criteria { get; private set; }

    /// <summary>What adds to its score.</summary>
    public IReadOnlyList<WeightedCriterion> Weighted { get; private set; }

    /// <summary>Score from which on it fits, 0 to 100.</summary>
    public decimal Threshold { get; private set; }

    public ProfileRules Rules => new(Criteria, Weighted, Threshold);

    public DateOnly From { get; private set; }

    public DateOnly? To { get; private set; }

    internal void End(DateOnly last) => To = last;
}

/// <summary>What criteria may ask of an account. Names are those that incentive conditions use as well.</summary>
public static class AccountFacts
{
    public const string Sector = "sector";
    public const string Location = "location";
    public const string Employees = "employees";
    public const string Revenue = "revenue";
    public const string YearEstablished = "yearEstablished";

    /// <summary>Calendar years since the account was established, on the day that is asked about.</summary>
    public const string YearsInBusiness = "yearsInBusiness";

    /// <summary>Whether the account belongs to another one.</summary>
    public const string HasParent = "hasParent";

    /// <summary>What may be asked of each field.</summary>
    public static FieldCatalogue Catalogue { get; } = new(
        new(Sector, FieldKind.Text), new(Location, FieldKind.Text), new(Employees, FieldKind.Number), new(Revenue, FieldKind.Money), new(YearEstablished, FieldKind.Number),
        new(YearsInBusiness, FieldKind.Number), new(HasParent, FieldKind.YesNo));

    public static FactSchema Schema { get; } = new(Sector, Location, Employees, Revenue, YearEstablished, YearsInBusiness, HasParent);

    public static Facts Of(string? sector, string? location, int? employees, decimal? revenue, int? yearEstablished, bool hasParent, DateOnly on) => Schema.Facts(
        FilterValue.Text(sector),
        FilterValue.Text(location),
        employees is { } count ? FilterValue.Number(count) : FilterValue.Empty,
        revenue is { } amount ? FilterValue.Number(amount) : FilterValue.Empty,
        yearEstablished is { } year ? FilterValue.Number(year) : FilterValue.Empty,
        yearEstablished is { } since ? FilterValue.Number(on.Year - since) : FilterValue.Empty,
        FilterValue.Boolean(hasParent));
}
