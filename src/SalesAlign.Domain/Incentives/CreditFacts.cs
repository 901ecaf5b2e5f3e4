using SalesAlign.Domain.Common.Filters;

namespace SalesAlign.Domain.Incentives;

/// <summary>What conditions of incentive components may ask of a credited deal, its product and its account.</summary>
public static class CreditFacts
{
    public const string Product = "product";
    public const string Series = "series";
    public const string Tier = "tier";
    public const string Account = "account";
    public const string Sector = "sector";
    public const string Location = "location";
    public const string Employees = "employees";
    public const string Revenue = "revenue";
    public const string YearEstablished = "yearEstablished";
    public const string Amount = "amount";
    public const string Quantity = "quantity";
    public const string CycleDays = "cycleDays";

    /// <summary>The partner or route by which it was sold; empty where we sold it ourselves.</summary>
    public const string Channel = "channel";
    public const string LeadSource = "leadSource";

    /// <summary>Whether it is a solution made for this customer.</summary>
    public const string Custom = "custom";

    /// <summary>Whether the account fits the ideal customer profile in force on the credit's date.</summary>
    public const string IdealCustomer = "idealCustomer";

    /// <summary>Whether it is the account's first won deal.</summary>
    public const string NewCustomer = "newCustomer";

    /// <summary>What may be asked of each field, in the order in which it is offered.</summary>
    public static FieldCatalogue Catalogue { get; } = new(
        new(IdealCustomer, FieldKind.YesNo), new(NewCustomer, FieldKind.YesNo), new(Series, FieldKind.Text), new(Tier, FieldKind.Text), new(Product, FieldKind.Text), new(Account, FieldKind.Text),
        new(Sector, FieldKind.Text), new(Location, FieldKind.Text), new(Employees, FieldKind.Number), new(Revenue, FieldKind.Money), new(YearEstablished, FieldKind.Number),
        new(Amount, FieldKind.Money), new(Quantity, FieldKind.Number), new(CycleDays, FieldKind.Number), new(Channel, FieldKind.Text), new(LeadSource, FieldKind.Text), new(Custom, FieldKind.YesNo));

    public static FactSchema Schema { get; } = new(
        Product, Series, Tier, Account, Sector, Location, Employees, Revenue, YearEstablished, Amount, Quantity, CycleDays, IdealCustomer, NewCustomer, Channel, LeadSource, Custom);
}
