using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Data.Sales.Import;

/// <summary>What a staged column holds.</summary>
public enum StagedType
{
    Text,
    Number,
    Whole,
    Date,
}

/// <summary>Where the key or name in a column is looked up.</summary>
public enum Lookup
{
    People,
    Accounts,
    Products,
    Deals,
}

/// <summary>One value on its way into the staging table, without boxing.</summary>
public readonly record struct StagedValue(StagedType Type, string? Text, decimal Number, int Whole, DateOnly Date, bool HasValue)
{
    public static StagedValue Empty => default;

    public static StagedValue Of(string text) => new(StagedType.Text, text, 0, 0, default, true);

    public static StagedValue Of(decimal number) => new(StagedType.Number, null, number, 0, default, true);

    public static StagedValue Of(int whole) => new(StagedType.Whole, null, 0, whole, default, true);

    public static StagedValue Of(DateOnly date) => new(StagedType.Date, null, 0, 0, date, true);
}

/// <summary>A column that an import fills. <paramref name="WhenEmpty"/> is the SQL for a column that must not be empty.</summary>
public sealed record TargetColumn(string Field, string Column, StagedType Type, Lookup? Lookup = null, string? WhenEmpty = null);

/// <summary>A rule that needs the row as it already stands: an SQL condition over s (staged) and t (kept) that must not hold.</summary>
public sealed record TargetCheck(string Field, string Unmapped, string Broken, string Code);

/// <summary>The table that a kind of import fills, and how. The key column is always external_id.</summary>
public sealed record ImportTarget(string Table, params IReadOnlyList<TargetColumn> Columns)
{
    public IReadOnlyList<TargetCheck> Checks { get; init; } = [];

    public static ImportTarget Of(ImportKind kind, string currency) => kind switch
    {
        ImportKind.Accounts => AccountImport.Target,
        ImportKind.Products => ProductImport.Target,
        ImportKind.Deals => DealImport.Target(currency),
        ImportKind.Activities => ActivityImport.Target,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "People come in through the organisation, not by a set-based merge."),
    };
}

internal static class AccountImport
{
    public static readonly ImportTarget Target = new(
        "accounts",
        new TargetColumn("name", "name", StagedType.Text),
        new TargetColumn("sector", "sector", StagedType.Text),
        new TargetColumn("year_established", "year_established", StagedType.Whole),
        new TargetColumn("revenue", "revenue", StagedType.Number),
        new TargetColumn("employees", "employees", StagedType.Whole),
        new TargetColumn("location", "location", StagedType.Text),
        new TargetColumn("parent", "parent_id", StagedType.Text, Lookup.Accounts));
}

internal static class ProductImport
{
    public static readonly ImportTarget Target = new(
        "products",
        new TargetColumn("name", "name", StagedType.Text),
        new TargetColumn("series", "series", StagedType.Text),
        new TargetColumn("tier", "tier", StagedType.Text),
        new TargetColumn("list_price", "list_price", StagedType.Number));
}

internal static class DealImport
{
    // The currency is a checked ISO code, so it may stand in SQL as it is.
    public static ImportTarget Target(string currency) => new(
        "deals",
        new TargetColumn("owner", "owner_id", StagedType.Text, Lookup.People),
        new TargetColumn("product", "product_id", StagedType.Text, Lookup.Products),
        new TargetColumn("account", "account_id", StagedType.Text, Lookup.Accounts),
        new TargetColumn("stage", "stage", StagedType.Text),
        new TargetColumn("engaged_on", "engaged_on", StagedType.Date),
        new TargetColumn("closed_on", "closed_on", StagedType.Date),
        new TargetColumn("amount", "amount", StagedType.Number),
        new TargetColumn("quantity", "quantity", StagedType.Number, WhenEmpty: "1"),
        new TargetColumn("currency", "currency_code", StagedType.Text, WhenEmpty: $"'{currency}'"))
    {
        Checks =
        [
            new TargetCheck("closed_on", "engaged_on", "t.engaged_on > s.closed_on", "deal.closed_before_engaged"),
            new TargetCheck("engaged_on", "closed_on", "s.engaged_on > t.closed_on", "deal.closed_before_engaged"),
        ],
    };
}

internal static class ActivityImport
{
    public static readonly ImportTarget Target = new(
        "activities",
        new TargetColumn("person", "person_id", StagedType.Text, Lookup.People),
        new TargetColumn("kind", "kind", StagedType.Text),
        new TargetColumn("on", "on", StagedType.Date),
        new TargetColumn("account", "account_id", StagedType.Text, Lookup.Accounts),
        new TargetColumn("deal", "deal_id", StagedType.Text, Lookup.Deals),
        new TargetColumn("outcome", "outcome", StagedType.Text));
}
