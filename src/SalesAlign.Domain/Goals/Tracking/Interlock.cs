using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Catalogue;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Goals.Tracking;

/// <summary>What a goal is about, as far as it matters for which others it has to lock into.</summary>
public enum GoalNature
{
    /// <summary>What is sold, by a sales unit or a seller.</summary>
    Sales,

    /// <summary>How work is done: activities, win rates, days.</summary>
    Process,

    /// <summary>What the company, or a function other than sales, is to reach.</summary>
    Business,

    /// <summary>What one product or line makes up.</summary>
    Product,
}

/// <summary>The three kinds of link by which goals lock into each other.</summary>
public enum InterlockKind
{
    SalesProcess,
    SalesBusiness,
    BusinessProduct,
}

/// <summary>Says what goals are about and how they lock: a sales goal needs a process and a business goal, a business goal a product goal.</summary>
public static class Interlock
{
    /// <summary>What a goal is about, by its unit's function, its metric and the type of the KPIs that show it.</summary>
    /// <param name="function">Of the unit that carries it; null where a person does.</param>
    /// <param name="isCompany">The whole company carries it.</param>
    /// <param name="types">The types of the KPIs that the metric computes.</param>
    public static GoalNature NatureOf(UnitFunction? function, bool isCompany, MetricDefinition metric, IReadOnlyCollection<KpiType> types)
    {
        if (function == UnitFunction.Product || (metric.By is not null && IsNarrowed(metric))) return GoalNature.Product;
        // A number that some KPI takes for a result is no process, whatever another one takes it for.
        if (metric.Unit() == MetricUnit.Days || (types.Contains(KpiType.Process) && !types.Contains(KpiType.Result)) || !IsOfSales(metric.Dataset)) return GoalNature.Process;
        return isCompany || function is not (null or UnitFunction.Sales) ? GoalNature.Business : GoalNature.Sales;
    }

    /// <summary>The kind of link between two goals, whichever supports the other; null where their natures make none.</summary>
    public static InterlockKind? Between(GoalNature one, GoalNature other) => (one, other) switch
    {
        (GoalNature.Sales, GoalNature.Process) or (GoalNature.Process, GoalNature.Sales) => InterlockKind.SalesProcess,
        (GoalNature.Sales, GoalNature.Business) or (GoalNature.Business, GoalNature.Sales) => InterlockKind.SalesBusiness,
        (GoalNature.Business, GoalNature.Product) or (GoalNature.Product, GoalNature.Business) => InterlockKind.BusinessProduct,
        _ => null,
    };

    /// <summary>What may be chosen where the natures make no link: the kinds in which at least one of the two stands.</summary>
    public static IReadOnlyList<InterlockKind> Choices(GoalNature one, GoalNature other) =>
        Between(one, other) is null ? [.. Enum.GetValues<InterlockKind>().Where(kind => Has(kind, one) || Has(kind, other))] : [];

    /// <summary>The links that a goal of this nature needs and does not have.</summary>
    public static IReadOnlyList<InterlockKind> Missing(GoalNature nature, IReadOnlyCollection<InterlockKind> links) => [.. Needed(nature).Where(kind => !links.Contains(kind))];

    private static IEnumerable<InterlockKind> Needed(GoalNature nature) => nature switch
    {
        GoalNature.Sales => [InterlockKind.SalesProcess, InterlockKind.SalesBusiness],
        GoalNature.Business => [InterlockKind.BusinessProduct],
        _ => [],
    };

    private static bool Has(InterlockKind kind, GoalNature nature) => kind switch
    {
        InterlockKind.SalesProcess => nature is GoalNature.Sales or GoalNature.Process,
        InterlockKind.SalesBusiness => nature is GoalNature.Sales or GoalNature.Business,
        _ => nature is GoalNature.Business or GoalNature.Product,
    };

    private static bool IsNarrowed(MetricDefinition metric) => (metric.NarrowedTo("product") ?? metric.NarrowedTo("series") ?? metric.NarrowedTo("tier")) is not null;

    private static bool IsOfSales(MetricDataset dataset) => dataset is MetricDataset.Deals or MetricDataset.DealLines or MetricDataset.FirstWins;
}
