using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Metrics.Catalogue;

/// <summary>A KPI that nearly every sales organisation knows, before a company made it its own; its words are the shell's.</summary>
/// <param name="Definition">Computes it; null where it has to be brought.</param>
/// <param name="Roles">Whose templates it usually belongs to.</param>
public sealed record UsualKpi(
    string Code, KpiType Type, KpiSource Source, MetricUnit Unit, PeriodKind Cadence, KpiLevel Level, int DueDays, IReadOnlyList<KpiRole> Roles, MetricDefinition? Definition = null,
    Direction Direction = Direction.HigherIsBetter, UnitKind? UnitsOf = null, KpiReporter Reporter = KpiReporter.Owner, bool IsStrategic = false, bool IsRevenue = false);

/// <summary>
/// The catalogue that a company begins with: four KPIs of each type, and those that tell beyond revenue whether a strategy takes hold. What the
/// data here can compute is computed; the rest has a cadence and a date by which it is due.
/// </summary>
public static class UsualKpis
{
    private static readonly string[] OfActivities = ["unit", "region", "team", "person", "kind", "outcome"];

    private static readonly string[] OfFeedback = ["unit", "region", "team", "person", "kind"];

    private static readonly string[] OfDeals = ["unit", "region", "team", "person", "product", "series", "tier"];

    private static readonly Filter Won = Filter.Where("stage", FilterOperator.Equal, "Won");

    /// <param name="strategicProducts">Which products the strategy wants sold; without them their share and repurchase must be entered.</param>
    /// <param name="targetCustomers">Which customers it wants won, over account fields; without them their conversion must be entered.</param>
    public static IReadOnlyList<UsualKpi> Of(Filter? strategicProducts = null, Filter? targetCustomers = null) =>
    [
        new("won-value", KpiType.Result, KpiSource.Computed, MetricUnit.Money, PeriodKind.Month, KpiLevel.Person, 2, [KpiRole.Executive, KpiRole.Manager, KpiRole.Rep], UsualMetrics.WonAmount(), IsRevenue: true),
        new("gross-margin", KpiType.Result, KpiSource.Computed, MetricUnit.Share, PeriodKind.Quarter, KpiLevel.Unit, 5, [KpiRole.Executive],
            new(MetricDataset.Deals, new(MetricAggregation.Sum, "margin"), new(MetricAggregation.Sum, "amount"), Won, "closedOn", OfDeals), UnitsOf: UnitKind.Region),
        new("collection-rate", KpiType.Result, KpiSource.Imported, MetricUnit.Share, PeriodKind.Month, KpiLevel.Company, 10, [KpiRole.Executive]),
        new("new-customers", KpiType.Result, KpiSource.Computed, MetricUnit.Count, PeriodKind.Month, KpiLevel.Person, 2, [KpiRole.Manager, KpiRole.Rep], UsualMetrics.NewCustomers()),

        new("customer-visits", KpiType.Process, KpiSource.Computed, MetricUnit.Count, PeriodKind.Month, KpiLevel.Person, 2, [KpiRole.Rep],
            new(MetricDataset.Activities, new(MetricAggregation.Count), null, Filter.Where("kind", FilterOperator.In, "Visit", "Meeting"), "on", OfActivities)),
        new("contact-coverage", KpiType.Process, KpiSource.Computed, MetricUnit.Count, PeriodKind.Month, KpiLevel.Person, 2, [KpiRole.Sdr],
            new(MetricDataset.Activities, new(MetricAggregation.DistinctCount, "account"), null, null, "on", OfActivities)),
        new("win-rate", KpiType.Process, KpiSource.Computed, MetricUnit.Share, PeriodKind.Quarter, KpiLevel.Person, 2, [KpiRole.Manager, KpiRole.Rep], UsualMetrics.WinRate()),
        new("proposal-first-pass", KpiType.Process, KpiSource.Pushed, MetricUnit.Share, PeriodKind.Month, KpiLevel.Person, 3, [KpiRole.Presales]),

        new("value-per-seller", KpiType.Team, KpiSource.Computed, MetricUnit.Money, PeriodKind.Quarter, KpiLevel.Unit, 2, [KpiRole.Manager],
            new(MetricDataset.Deals, new(MetricAggregation.Sum, "amount"), new(MetricAggregation.DistinctCount, "person"), Won, "closedOn", OfDeals), UnitsOf: UnitKind.Team, IsRevenue: true),
        new("seller-retention", KpiType.Team, KpiSource.Entered, MetricUnit.Share, PeriodKind.Quarter, KpiLevel.Unit, 10, [KpiRole.Manager], UnitsOf: UnitKind.Region),
        new("coaching-talks", KpiType.Team, KpiSource.Entered, MetricUnit.Count, PeriodKind.Month, KpiLevel.Unit, 5, [KpiRole.Manager], UnitsOf: UnitKind.Team, Reporter: KpiReporter.Carrier),
        new("answered-voice", KpiType.Team, KpiSource.Computed, MetricUnit.Share, PeriodKind.Quarter, KpiLevel.Company, 5, [],
            new(MetricDataset.Feedback, new(MetricAggregation.Count, Only: Filter.Where("answeredOn", FilterOperator.IsNotEmpty)), new(MetricAggregation.Count), null, "loggedOn", OfFeedback)),

        new("certification-rate", KpiType.Growth, KpiSource.Imported, MetricUnit.Share, PeriodKind.Quarter, KpiLevel.Person, 15, [KpiRole.Rep, KpiRole.Sdr, KpiRole.Presales]),
        new("training-days", KpiType.Growth, KpiSource.Entered, MetricUnit.Days, PeriodKind.Quarter, KpiLevel.Person, 10, [KpiRole.Sdr, KpiRole.Presales], Reporter: KpiReporter.Carrier),
        new("ramp-time", KpiType.Growth, KpiSource.Entered, MetricUnit.Days, PeriodKind.Quarter, KpiLevel.Company, 10, [], Direction: Direction.LowerIsBetter),
        new("field-reports", KpiType.Growth, KpiSource.Computed, MetricUnit.Count, PeriodKind.Month, KpiLevel.Person, 2, [KpiRole.Rep, KpiRole.Sdr, KpiRole.Presales],
            new(MetricDataset.Feedback, new(MetricAggregation.Count), null, null, "loggedOn", OfFeedback)),

        new("new-product-share", KpiType.Result, Brought(strategicProducts), MetricUnit.Share, PeriodKind.Quarter, KpiLevel.Company, 10, [KpiRole.Executive],
            strategicProducts is null ? null : UsualMetrics.ShareOfWonAmount(strategicProducts), IsStrategic: true),
        new("target-conversion", KpiType.Process, Brought(targetCustomers), MetricUnit.Share, PeriodKind.Quarter, KpiLevel.Company, 10, [KpiRole.Executive],
            targetCustomers is null ? null : UsualMetrics.WinRate(targetCustomers), IsStrategic: true),
        new("strategic-repurchase", KpiType.Result, Brought(strategicProducts), MetricUnit.Share, PeriodKind.Quarter, KpiLevel.Company, 10, [KpiRole.Executive],
            strategicProducts is null ? null : new(
                MetricDataset.Deals, new(MetricAggregation.Count, Only: Filter.Where("newCustomer", FilterOperator.Equal, false)), new(MetricAggregation.Count),
                Filter.All(Won, strategicProducts), "closedOn", OfDeals), IsStrategic: true),
        new("sales-cycle", KpiType.Process, KpiSource.Computed, MetricUnit.Days, PeriodKind.Quarter, KpiLevel.Unit, 2, [KpiRole.Manager], UsualMetrics.AverageCycleDays(),
            Direction.LowerIsBetter, UnitKind.Team, IsStrategic: true),
        new("customer-satisfaction", KpiType.Result, KpiSource.Entered, MetricUnit.Number, PeriodKind.Quarter, KpiLevel.Company, 15, [KpiRole.Executive], IsStrategic: true),
    ];

    private static KpiSource Brought(Filter? known) => known is null ? KpiSource.Entered : KpiSource.Computed;
}
