using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Domain.Incentives;

/// <summary>Which deals serve an objective, as somebody has said it; without it the objective's metric tells.</summary>
public sealed class ServingDeals
{
    private ServingDeals() => Which = Filter.All();

    public ServingDeals(ObjectiveId objective, Filter which)
    {
        ObjectiveId = objective;
        Which = Filter.All();
        Say(which);
    }

    public ObjectiveId ObjectiveId { get; private set; }

    public Filter Which { get; private set; }

    /// <exception cref="RuleViolation">The condition reads a field that no deal has.</exception>
    public void Say(Filter which)
    {
        foreach (var field in which.Fields()) RuleViolation.Unless(CreditFacts.Schema.Has(field), "plan.unknown_field", field);
        Which = which;
    }

    /// <summary>
    /// What a metric says about single deals: those of its series or tier, a customer's first, those won within the target number of days. A
    /// metric that counts every deal tells nothing apart, and gives nothing.
    /// </summary>
    public static Filter? Of(Metric metric, decimal? target)
    {
        var parts = new List<Filter>();
        if (metric is { Grouping: { } grouping, GroupValue: { } value })
        {
            parts.Add(Filter.Where(grouping == ProductGrouping.Series ? CreditFacts.Series : CreditFacts.Tier, FilterOperator.Equal, value));
        }
        if (metric.Measure == MetricMeasure.NewCustomers) parts.Add(Filter.Where(CreditFacts.NewCustomer, FilterOperator.Equal, true));
        if (metric.Measure == MetricMeasure.AverageCycleDays && target is { } days) parts.Add(Filter.Where(CreditFacts.CycleDays, FilterOperator.AtMost, days));
        return parts.Count switch { 0 => null, 1 => parts[0], _ => Filter.All([.. parts]) };
    }
}
