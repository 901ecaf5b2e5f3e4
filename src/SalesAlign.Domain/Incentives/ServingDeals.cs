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
    /// What a metric says about single won deals: those that its filter and numerator choose, a customer's first, those won within the target
    /// number of days. A metric that counts every won deal tells nothing apart, and one that asks what a credit does not carry cannot; both give
    /// nothing.
    /// </summary>
    public static Filter? Of(MetricDefinition metric, decimal? target)
    {
        if (metric.Dataset is not (MetricDataset.Deals or MetricDataset.FirstWins)) return null;
        var parts = new List<Filter>();
        foreach (var asked in new[] { metric.Filter, metric.Of.Only }.OfType<Filter>())
        {
            if (!AboutDeals(asked, out var rest)) return null;
            if (rest is AllOf all) parts.AddRange(all.Of);
            else if (rest is not null) parts.Add(rest);
        }
        if (metric.Dataset == MetricDataset.FirstWins) parts.Add(Filter.Where(CreditFacts.NewCustomer, FilterOperator.Equal, true));
        var days = metric.Of.Until is not null || string.Equals(metric.Of.Field, CreditFacts.CycleDays, StringComparison.OrdinalIgnoreCase);
        if (days && target is { } within) parts.Add(Filter.Where(CreditFacts.CycleDays, FilterOperator.AtMost, within));
        return parts.Count switch { 0 => null, 1 => parts[0], _ => Filter.All([.. parts.Distinct()]) };
    }

    // All credits are of won deals, so the stage says nothing; what else a credit does not carry cannot be asked of it.
    private static bool AboutDeals(Filter filter, out Filter? rest)
    {
        rest = null;
        switch (filter)
        {
            case Criterion criterion when string.Equals(criterion.Field, "stage", StringComparison.OrdinalIgnoreCase):
                return true;
            case Criterion criterion:
                rest = criterion;
                return CreditFacts.Schema.Has(criterion.Field) && criterion.Operator != FilterOperator.InPeriod && !criterion.IsRelative();
            case AllOf all:
                var parts = new List<Filter>();
                foreach (var part in all.Of)
                {
                    if (!AboutDeals(part, out var kept)) return false;
                    if (kept is not null) parts.Add(kept);
                }
                rest = parts.Count switch { 0 => null, 1 => parts[0], _ => Filter.All([.. parts]) };
                return true;
            case AnyOf any:
                rest = any;
                return any.Of.All(part => AboutDeals(part, out var kept) && kept is not null);
            default:
                return false;
        }
    }
}
