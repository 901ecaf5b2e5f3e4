using SalesAlign.Domain.Sales.Import;

namespace SalesAlign.Data.Sales.Import;

/// <summary>What a staged column holds.</summary>
public enum StagedType
{
    Text,
    Number,
    Whole,
    Date,
    Instant,
}

/// <summary>Where the key or name in a column is looked up.</summary>
public enum Lookup
{
    People,
    Accounts,
    Products,
    Deals,
    PipelineStages,
}

/// <summary>One value on its way into the staging table, without boxing.</summary>
public readonly record struct StagedValue(StagedType Type, string? Text, decimal Number, int Whole, DateOnly Date, DateTime Instant, bool HasValue)
{
    public static StagedValue Empty => default;

    public static StagedValue Of(string text) => new(StagedType.Text, text, 0, 0, default, default, true);

    public static StagedValue Of(decimal number) => new(StagedType.Number, null, number, 0, default, default, true);

    public static StagedValue Of(int whole) => new(StagedType.Whole, null, 0, whole, default, default, true);

    public static StagedValue Of(DateOnly date) => new(StagedType.Date, null, 0, 0, date, default, true);

    public static StagedValue Of(DateTimeOffset instant) => new(StagedType.Instant, null, 0, 0, default, instant.UtcDateTime, true);
}

/// <summary>
/// A column that an import fills. <paramref name="WhenEmpty"/> is the SQL for a column that must not be empty, <paramref name="Always"/> the SQL
/// of what it always becomes, <paramref name="Cast"/> the type of a column that is staged as text.
/// </summary>
public sealed record TargetColumn(string Field, string Column, StagedType Type, Lookup? Lookup = null, string? WhenEmpty = null, string? Always = null, string? Cast = null);

/// <summary>Rows of a file that must make a whole together: their values within a group have to add up to <paramref name="Total"/>.</summary>
/// <param name="Within">The column that groups them.</param>
/// <param name="Of">Only rows in which this column is <paramref name="Is"/>, in SQL, count.</param>
public sealed record TargetWhole(string Field, string Within, string Of, string Is, decimal Total, string Code);

/// <summary>A rule between two things that a row refers to, by SQL over the columns as they will be.</summary>
public sealed record TargetPair(string Field, string Other, string Code);

/// <summary>A rule that needs the row as it already stands: an SQL condition over s (staged) and t (kept) that must not hold.</summary>
public sealed record TargetCheck(string Field, string Unmapped, string Broken, string Code);

/// <summary>The table that a kind of import fills, and how.</summary>
public sealed record ImportTarget(string Table, params IReadOnlyList<TargetColumn> Columns)
{
    /// <summary>The columns by which a row of the file and a kept one are the same.</summary>
    public IReadOnlyList<string> Key { get; init; } = ["external_id"];

    /// <summary>The field beside which an error about the key is told.</summary>
    public string KeyField { get; init; } = "external_id";

    /// <summary>The source's own key tells a row apart; otherwise what it refers to does.</summary>
    public bool IsKeyedByItself => Key is ["external_id"];

    public IReadOnlyList<TargetCheck> Checks { get; init; } = [];

    /// <summary>Two references of a row that must not be the same.</summary>
    public IReadOnlyList<TargetPair> Distinct { get; init; } = [];

    /// <summary>Kept rows that share these columns with a row of the file, but are not in it, go. Empty: they stay.</summary>
    public IReadOnlyList<string> ReplacedWithin { get; init; } = [];

    public TargetWhole? Whole { get; init; }

    public static ImportTarget Of(ImportKind kind, string currency) => kind switch
    {
        ImportKind.Accounts => AccountImport.Target,
        ImportKind.Products => ProductImport.Target,
        ImportKind.Deals => DealImport.Target(currency),
        ImportKind.Activities => ActivityImport.Target,
        ImportKind.DealLines => DealDetailImport.Lines,
        ImportKind.StageEntries => DealDetailImport.Stages,
        ImportKind.DealSplits => DealDetailImport.Splits,
        ImportKind.DealEvents => DealDetailImport.Events,
        ImportKind.ExchangeRates => DealDetailImport.Rates,
        ImportKind.Certifications => CertificationImport.Target,
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
        new TargetColumn("parent", "parent_id", StagedType.Text, Lookup.Accounts),
        new TargetColumn("entered_at", "entered_at", StagedType.Instant));
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
        new TargetColumn("currency", "currency_code", StagedType.Text, WhenEmpty: $"'{currency}'"),
        new TargetColumn("cost", "cost", StagedType.Number),
        new TargetColumn("expected_close_on", "expected_close_on", StagedType.Date),
        new TargetColumn("cancelled_on", "cancelled_on", StagedType.Date),
        new TargetColumn("lead_source", "lead_source", StagedType.Text),
        new TargetColumn("channel", "channel", StagedType.Text),
        new TargetColumn("is_custom", "is_custom", StagedType.Text, WhenEmpty: "false", Cast: "boolean"),
        new TargetColumn("lost_reason", "lost_reason", StagedType.Text),
        new TargetColumn("entered_at", "entered_at", StagedType.Instant))
    {
        Checks =
        [
            new TargetCheck("closed_on", "engaged_on", "t.engaged_on > s.closed_on", "deal.closed_before_engaged"),
            new TargetCheck("engaged_on", "closed_on", "s.engaged_on > t.closed_on", "deal.closed_before_engaged"),
            new TargetCheck("stage", "cancelled_on", "t.cancelled_on is not null and s.stage <> 'Won'", "deal.cancelled_but_not_won"),
            new TargetCheck("closed_on", "cancelled_on", "t.cancelled_on < s.closed_on", "deal.cancelled_before_closed"),
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
        new TargetColumn("outcome", "outcome", StagedType.Text),
        new TargetColumn("quality", "quality", StagedType.Whole),
        new TargetColumn("referral_partner", "referral_partner_id", StagedType.Text, Lookup.Accounts),
        new TargetColumn("referral_contact", "referral_contact", StagedType.Text),
        new TargetColumn("entered_at", "entered_at", StagedType.Instant))
    {
        Distinct = [new TargetPair("referral_partner", "account", "activity.referred_by_itself")],
    };
}
