using SalesAlign.Domain.Common.Filters;

namespace SalesAlign.Domain.Accounts;

/// <summary>What the criteria of an ideal customer profile may ask of an account on a day.</summary>
public static class AccountFacts
{
    public const string Account = "account";
    public const string Sector = "sector";
    public const string Location = "location";
    public const string Employees = "employees";

    /// <summary>Yearly revenue in the company's currency.</summary>
    public const string Revenue = "revenue";

    public const string YearEstablished = "yearEstablished";

    /// <summary>Whole years since the year of founding.</summary>
    public const string YearsInBusiness = "yearsInBusiness";

    public static FactSchema Schema { get; } = new(Account, Sector, Location, Employees, Revenue, YearEstablished, YearsInBusiness);

    public static Facts Of(string? name, string? sector, string? location, int? employees, decimal? revenue, int? yearEstablished, DateOnly on) => Schema.Facts(
        name, sector, location, Number(employees), revenue is { } money ? money : default(FilterValue), Number(yearEstablished), Number(on.Year - yearEstablished));

    private static FilterValue Number(int? value) => value is { } known ? known : default(FilterValue);
}
