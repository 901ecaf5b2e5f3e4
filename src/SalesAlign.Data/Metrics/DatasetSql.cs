using SalesAlign.Domain.Metrics;

namespace SalesAlign.Data.Metrics;

/// <summary>A field as SQL over a dataset's rows.</summary>
/// <param name="Needs">The joined table that it reads; null for the rows' own.</param>
/// <param name="Key">What tells two values apart where the value itself does not, such as two customers of one name.</param>
internal sealed record FieldSql(string Value, string? Needs = null, string? Key = null);

/// <summary>What a drill-down shows of a row besides what it adds.</summary>
internal sealed record RowSql(string From, string Label, string? Account = null, string? Product = null, string? Amount = null, string? Since = null);

/// <summary>Where the rows of a dataset are and what its fields are called there. All of it is written here; nothing comes from a user.</summary>
/// <param name="Joins">By alias, and only joined where a field needs it.</param>
/// <param name="Through">The last day of which the dataset knows anything; null where rows are entered in the product itself, so that today is known.</param>
internal sealed record DatasetSql(
    string Table, string Owner, IReadOnlyDictionary<string, string> Joins, IReadOnlyDictionary<string, FieldSql> Fields, RowSql Row, string? Through)
{
    private static readonly Dictionary<string, string> DealJoins = new()
    {
        ["p"] = "left join products p on p.id = r.product_id",
        ["a"] = "left join accounts a on a.id = r.account_id",
        ["o"] = "left join people o on o.id = r.owner_id",
    };

    private static readonly Dictionary<string, FieldSql> AccountFields = new(StringComparer.OrdinalIgnoreCase)
    {
        ["account"] = new("a.name", "a", "a.id::text"),
        ["sector"] = new("a.sector", "a"),
        ["location"] = new("a.location", "a"),
        ["employees"] = new("a.employees::numeric", "a"),
        ["revenue"] = new("a.revenue", "a"),
        ["yearEstablished"] = new("a.year_established::numeric", "a"),
    };

    private static readonly Dictionary<string, FieldSql> DealFields = new(AccountFields, StringComparer.OrdinalIgnoreCase)
    {
        ["stage"] = new("r.stage"),
        ["amount"] = new(Money("r.amount", "r")),
        ["cost"] = new(Money("r.cost", "r")),
        ["margin"] = new(Money("(r.amount - r.cost)", "r")),
        ["quantity"] = new("r.quantity"),
        ["cycleDays"] = new("(r.closed_on - r.engaged_on)::numeric"),
        ["engagedOn"] = new("r.engaged_on"),
        ["closedOn"] = new("r.closed_on"),
        ["expectedCloseOn"] = new("r.expected_close_on"),
        ["cancelledOn"] = new("r.cancelled_on"),
        ["enteredOn"] = new(Day("r.entered_at")),
        ["leadSource"] = new("r.lead_source"),
        ["channel"] = new("r.channel"),
        ["isCustom"] = new("r.is_custom"),
        ["lostReason"] = new("r.lost_reason"),
        ["newCustomer"] = new(
            """
            case when r.account_id is not null then r.stage = 'Won' and not exists (
              select from deals e where e.account_id = r.account_id and e.stage = 'Won' and (e.closed_on, e.id) < (r.closed_on, r.id)) end
            """),
        ["product"] = new("p.name", "p", "p.id::text"),
        ["series"] = new("p.series", "p"),
        ["tier"] = new("p.tier", "p"),
        ["listPrice"] = new("p.list_price", "p"),
        ["person"] = new("o.name", "o", "r.owner_id::text"),
    };

    // A line belongs to its deal; a deal without lines is one line of its own product.
    private const string Lines = """
        (select l.id, l.deal_id, l.product_id, l.quantity, l.amount, l.cost from deal_lines l
          union all
          select n.id, n.id, n.product_id, n.quantity, n.amount, n.cost from deals n where not exists (select from deal_lines l where l.deal_id = n.id)) r
        join deals d on d.id = r.deal_id
        """;

    private static readonly Dictionary<string, FieldSql> LineFields = new(
        DealFields.ToDictionary(field => field.Key, field => field.Value with { Value = OfLine(field.Key, field.Value.Value), Key = field.Value.Key?.Replace("r.", "d.", StringComparison.Ordinal) }),
        StringComparer.OrdinalIgnoreCase)
    {
        ["amount"] = new(Money("r.amount", "d")),
        ["cost"] = new(Money("r.cost", "d")),
        ["margin"] = new(Money("(r.amount - r.cost)", "d")),
        ["quantity"] = new("r.quantity"),
        ["deal"] = new("d.external_id", null, "d.id::text"),
    };

    // Two index lookups instead of a look at every deal.
    private const string LastClosed = "greatest((select max(closed_on) from deals where stage = 'Won'), (select max(closed_on) from deals where stage = 'Lost'))";

    private static readonly RowSql DealRow = new("deals r", "r.external_id", "r.account_id", "r.product_id", "r.amount", "r.engaged_on");

    private static readonly Dictionary<MetricDataset, DatasetSql> ByDataset = new()
    {
        [MetricDataset.Deals] = new("deals r", "r.owner_id", DealJoins, DealFields, DealRow, LastClosed),
        [MetricDataset.DealLines] = new(
            Lines, "d.owner_id",
            new Dictionary<string, string>
            {
                ["p"] = "left join products p on p.id = r.product_id",
                ["a"] = "left join accounts a on a.id = d.account_id",
                ["o"] = "left join people o on o.id = d.owner_id",
            },
            LineFields, new($"({Lines})", "d.external_id", "d.account_id", "r.product_id", "r.amount", "d.engaged_on"), LastClosed),
        [MetricDataset.FirstWins] = new("deals r", "r.owner_id", DealJoins, DealFields, DealRow, LastClosed),
        [MetricDataset.Activities] = new(
            "activities r", "r.person_id",
            new Dictionary<string, string>
            {
                ["a"] = "left join accounts a on a.id = r.account_id",
                ["o"] = "left join people o on o.id = r.person_id",
            },
            new Dictionary<string, FieldSql>(AccountFields, StringComparer.OrdinalIgnoreCase)
            {
                ["kind"] = new("r.kind"),
                ["on"] = new("r.\"on\""),
                ["outcome"] = new("r.outcome"),
                ["quality"] = new("r.quality::numeric"),
                ["enteredOn"] = new(Day("r.entered_at")),
                ["withDeal"] = new("(r.deal_id is not null)"),
                ["person"] = new("o.name", "o", "r.person_id::text"),
            },
            new("activities r", "r.external_id", "r.account_id"), "(select max(\"on\") from activities)"),
        [MetricDataset.Accounts] = new(
            "accounts r left join lateral (select d.owner_id, d.closed_on from deals d where d.account_id = r.id and d.stage = 'Won' order by d.closed_on, d.id limit 1) w on true",
            "w.owner_id",
            new Dictionary<string, string>
            {
                ["v"] = "left join lateral (select max(d.closed_on) as last_on, count(*) as deals, sum(d.amount) as amount from deals d where d.account_id = r.id and d.stage = 'Won') v on true",
            },
            new Dictionary<string, FieldSql>(StringComparer.OrdinalIgnoreCase)
            {
                ["account"] = new("r.name", null, "r.id::text"),
                ["sector"] = new("r.sector"),
                ["location"] = new("r.location"),
                ["employees"] = new("r.employees::numeric"),
                ["revenue"] = new("r.revenue"),
                ["yearEstablished"] = new("r.year_established::numeric"),
                ["firstWonOn"] = new("w.closed_on"),
                ["lastWonOn"] = new("v.last_on", "v"),
                ["wonDeals"] = new("v.deals::numeric", "v"),
                ["wonAmount"] = new("v.amount", "v"),
                ["hasParent"] = new("(r.parent_id is not null)"),
            },
            new("accounts r", "r.name", "r.id"), LastClosed),
        [MetricDataset.People] = new(
            "people r", "r.id", new Dictionary<string, string>(),
            new Dictionary<string, FieldSql>(StringComparer.OrdinalIgnoreCase)
            {
                ["person"] = new("r.name", null, "r.id::text"),
                ["hiredOn"] = new("r.hired_on"),
                ["leftOn"] = new("r.left_on"),
                ["canSignIn"] = new("(r.sign_in_id is not null)"),
            },
            new("people r", "r.name"), null),
        [MetricDataset.Feedback] = new(
            "feedback r", "r.author_id",
            new Dictionary<string, string>
            {
                ["a"] = "left join accounts a on a.id = r.account_id",
                ["o"] = "left join people o on o.id = r.author_id",
            },
            new Dictionary<string, FieldSql>(AccountFields, StringComparer.OrdinalIgnoreCase)
            {
                ["kind"] = new("r.kind"),
                ["state"] = new("r.state"),
                ["loggedOn"] = new("r.logged_on"),
                ["answeredOn"] = new(Day("r.answered_at")),
                ["dueOn"] = new("r.due_on"),
                ["supports"] = new("(select count(*)::numeric from feedback_supports s where s.feedback_id = r.id)"),
                ["person"] = new("o.name", "o", "r.author_id::text"),
            },
            new("feedback r", "left(r.text, 120)", "r.account_id"), null),
        [MetricDataset.Certifications] = new(
            "certifications r", "r.person_id",
            new Dictionary<string, string>
            {
                ["p"] = "left join products p on p.id = r.product_id",
                ["o"] = "left join people o on o.id = r.person_id",
            },
            new Dictionary<string, FieldSql>(StringComparer.OrdinalIgnoreCase)
            {
                ["topic"] = new("r.topic"),
                ["result"] = new("r.result"),
                ["score"] = new("r.score"),
                ["on"] = new("r.\"on\""),
                ["expiresOn"] = new("r.expires_on"),
                ["product"] = new("p.name", "p", "p.id::text"),
                ["series"] = new("p.series", "p"),
                ["tier"] = new("p.tier", "p"),
                ["listPrice"] = new("p.list_price", "p"),
                ["person"] = new("o.name", "o", "r.person_id::text"),
            },
            new("certifications r", "r.topic", Product: "r.product_id"), "(select max(\"on\") from certifications)"),
    };

    public static DatasetSql Of(MetricDataset dataset) => ByDataset[dataset];

    public FieldSql Field(string name) => Fields[name];

    // What belongs to the line itself is read there, all else from its deal.
    private static string OfLine(string field, string value) => field is "product" or "series" or "tier" or "listPrice" ? value : value.Replace("r.", "d.", StringComparison.Ordinal);

    /// <summary>In the company's currency, at the rate of the closing day, which is the latest on or before it; unknown where there is no rate.</summary>
    private static string Money(string amount, string deal) => $"""
        (case when {deal}.currency_code = (select currency_code from company) then {amount} else {amount} * (
          select x.rate from exchange_rates x where x.currency = {deal}.currency_code and x."on" <= coalesce({deal}.closed_on, 'infinity') order by x."on" desc limit 1) end)
        """;

    /// <summary>The company's day of an instant.</summary>
    private static string Day(string instant) => $"({instant} at time zone (select time_zone from company))::date";
}
