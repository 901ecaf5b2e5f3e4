using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Feedback;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Domain.Metrics;

/// <summary>What the rows are that a metric counts. Each row belongs to a person, and by them to a unit on its day.</summary>
public enum MetricDataset
{
    /// <summary>Deals, counted to their owner.</summary>
    Deals,

    /// <summary>What was sold within deals, counted to the deal's owner; a deal without lines counts as one line of its own product.</summary>
    DealLines,

    /// <summary>
    /// The first won deal of each customer among those that pass the filter, counted to its owner: so a customer counts once at every level.
    /// </summary>
    FirstWins,

    /// <summary>What was done with customers, counted to whoever did it.</summary>
    Activities,

    /// <summary>Accounts, counted to the owner of their first won deal; before it, to nobody.</summary>
    Accounts,

    /// <summary>People, each counted to themselves.</summary>
    People,

    /// <summary>What the field saw, counted to its author.</summary>
    Feedback,

    /// <summary>Exams, counted to whoever took them.</summary>
    Certifications,
}

/// <summary>A field of a dataset.</summary>
/// <param name="Groups">Whether values may be grouped by it.</param>
/// <param name="Counts">Whether its different values may be counted.</param>
public sealed record MetricField(string Name, FieldKind Kind, bool Groups = false, bool Counts = false, IReadOnlyList<string>? Choices = null)
{
    public bool IsNumeric => Kind is FieldKind.Number or FieldKind.Money;
}

/// <summary>
/// The fields that each dataset has. Fields of deals, products and accounts have the names that incentive conditions and customer profiles use,
/// so that one filter means the same everywhere.
/// </summary>
public static class MetricFields
{
    /// <summary>Groupings by the organisation of each row's day, besides the dataset's own fields: the unit itself, its division, region or team, the person.</summary>
    public static readonly IReadOnlyList<string> OfOrganization = ["unit", "division", "region", "team", "person"];

    private static readonly MetricField[] Account =
    [
        new("account", FieldKind.Text, Groups: true, Counts: true), new("sector", FieldKind.Text, Groups: true, Counts: true),
        new("location", FieldKind.Text, Groups: true, Counts: true), new("employees", FieldKind.Number), new("revenue", FieldKind.Money),
        new("yearEstablished", FieldKind.Number),
    ];

    private static readonly MetricField[] Product =
    [
        new("product", FieldKind.Text, Groups: true, Counts: true), new("series", FieldKind.Text, Groups: true, Counts: true), new("tier", FieldKind.Text, Groups: true, Counts: true),
        new("listPrice", FieldKind.Money),
    ];

    private static readonly MetricField[] Deal =
    [
        new("stage", FieldKind.Choice, Groups: true, Choices: Enum.GetNames<DealStage>()), new("amount", FieldKind.Money), new("quantity", FieldKind.Number),
        new("cost", FieldKind.Money), new("margin", FieldKind.Money), new("cycleDays", FieldKind.Number), new("engagedOn", FieldKind.Date), new("closedOn", FieldKind.Date),
        new("expectedCloseOn", FieldKind.Date), new("cancelledOn", FieldKind.Date), new("enteredOn", FieldKind.Date), new("newCustomer", FieldKind.YesNo, Groups: true),
        new("leadSource", FieldKind.Text, Groups: true, Counts: true), new("channel", FieldKind.Text, Groups: true, Counts: true), new("isCustom", FieldKind.YesNo, Groups: true),
        new("lostReason", FieldKind.Text, Groups: true, Counts: true),
        .. Product, .. Account, new("person", FieldKind.Text, Counts: true),
    ];

    private static readonly Dictionary<MetricDataset, IReadOnlyList<MetricField>> ByDataset = new()
    {
        [MetricDataset.Deals] = Deal,
        [MetricDataset.DealLines] = [.. Deal.Where(field => field.Name != "cycleDays"), new("deal", FieldKind.Text, Counts: true)],
        [MetricDataset.FirstWins] = [.. Deal.Where(field => field.Name is not ("stage" or "newCustomer"))],
        [MetricDataset.Activities] =
        [
            new("kind", FieldKind.Choice, Groups: true, Counts: true, Choices: Enum.GetNames<ActivityKind>()), new("on", FieldKind.Date),
            new("outcome", FieldKind.Text, Groups: true, Counts: true), new("quality", FieldKind.Number), new("enteredOn", FieldKind.Date), new("withDeal", FieldKind.YesNo, Groups: true), .. Account, new("person", FieldKind.Text, Counts: true),
        ],
        [MetricDataset.Accounts] =
        [
            .. Account, new("firstWonOn", FieldKind.Date), new("lastWonOn", FieldKind.Date), new("wonDeals", FieldKind.Number), new("wonAmount", FieldKind.Money),
            new("hasParent", FieldKind.YesNo, Groups: true),
        ],
        [MetricDataset.People] = [new("person", FieldKind.Text, Counts: true), new("hiredOn", FieldKind.Date), new("leftOn", FieldKind.Date), new("canSignIn", FieldKind.YesNo, Groups: true)],
        [MetricDataset.Feedback] =
        [
            new("kind", FieldKind.Choice, Groups: true, Counts: true, Choices: Enum.GetNames<FeedbackKind>()),
            new("state", FieldKind.Choice, Groups: true, Choices: Enum.GetNames<FeedbackState>()), new("loggedOn", FieldKind.Date), new("answeredOn", FieldKind.Date),
            new("dueOn", FieldKind.Date), new("supports", FieldKind.Number), .. Account, new("person", FieldKind.Text, Counts: true),
        ],
        [MetricDataset.Certifications] =
        [
            new("topic", FieldKind.Text, Groups: true, Counts: true), new("result", FieldKind.Choice, Groups: true, Choices: Enum.GetNames<CertificationResult>()), new("score", FieldKind.Number),
            new("on", FieldKind.Date), new("expiresOn", FieldKind.Date), .. Product, new("person", FieldKind.Text, Counts: true),
        ],
    };

    private static readonly Dictionary<MetricDataset, FieldCatalogue> Catalogues =
        ByDataset.ToDictionary(pair => pair.Key, pair => new FieldCatalogue([.. pair.Value.Select(field => new FilterField(field.Name, field.Kind, field.Choices))]));

    public static IReadOnlyList<MetricField> Of(MetricDataset dataset) => ByDataset[dataset];

    /// <summary>What filters over the dataset may ask.</summary>
    public static FieldCatalogue CatalogueOf(MetricDataset dataset) => Catalogues[dataset];

    public static MetricField? Find(MetricDataset dataset, string? name) =>
        ByDataset[dataset].FirstOrDefault(field => string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>What values of the dataset may be grouped by.</summary>
    public static IReadOnlyList<string> GroupingsOf(MetricDataset dataset) => [.. OfOrganization, .. ByDataset[dataset].Where(field => field.Groups).Select(field => field.Name)];
}
