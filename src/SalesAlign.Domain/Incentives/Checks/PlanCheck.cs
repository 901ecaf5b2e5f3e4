using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Domain.Incentives.Checks;

/// <summary>
/// Reads a plan as a whole and says what is doubtful about it: brackets that nobody reaches, cliffs, components that pay twice for one credit,
/// weights that do not total 100 %, conditions on what is no longer there, a quota out of proportion to earnings. Pure; a gap or an overlap of
/// brackets cannot get this far, because no rate table can hold one.
/// </summary>
public static class PlanCheck
{
    /// <summary>Usual bounds of quota ÷ on-target earnings; outside them people are paid too much for too little, or can hardly earn what was promised.</summary>
    public const decimal LeastQuotaRatio = 4m;

    public const decimal MostQuotaRatio = 8m;

    // Nobody of a usual sales force gets further than this.
    private const decimal Reachable = 5m;

    public static IReadOnlyList<PlanFinding> Of(IReadOnlyList<Component> components, PlanFacts facts)
    {
        var findings = new List<PlanFinding>();
        if (components.Count == 0) findings.Add(PlanFinding.Of("plan_check.no_component", FindingSeverity.Error));
        foreach (var component in components)
        {
            Reach(component, facts, findings);
            Cliffs(component, facts, findings);
            Names(component, facts, findings);
            if (component.Objectives.Count == 0 && component is not DrawComponent) findings.Add(PlanFinding.Of("plan_check.no_objective", FindingSeverity.Note, component));
        }
        Weights(components, findings);
        PaidTwice(components, findings);
        Proportions(facts, findings);
        return [.. findings.OrderByDescending(finding => finding.Severity)];
    }

    private static void Reach(Component component, PlanFacts facts, List<PlanFinding> findings)
    {
        if (component is not CommissionComponent { Rates: var rates } commission) return;
        var walk = new TableWalk(rates, facts.Quota);
        var cap = component.Caps.Where(c => c.Scope == CapScope.Period).Select(c => c.Amount ?? (c.TimesTargetIncentive * facts.TargetIncentive)).Min();
        for (var i = 1; i < rates.Brackets.Count; i++)
        {
            var from = rates.Basis == TableBasis.Attainment ? rates.Brackets[i].From * facts.Quota : rates.Brackets[i].From;
            if (cap is { } most && walk.Pay(0, from, from, null) >= most)
            {
                findings.Add(PlanFinding.Of("plan_check.bracket_above_cap", FindingSeverity.Warning, commission, i + 1, most));
                break;
            }
            // A bracket in money is measured against quota only where people have one and the table counts more than a single deal.
            if (facts.People.Count == 0 || (rates.Accumulation == Accumulation.Deal && rates.Basis == TableBasis.Credit) || from <= facts.Quota * Reachable) continue;
            findings.Add(PlanFinding.Of("plan_check.bracket_out_of_reach", FindingSeverity.Warning, commission, i + 1, from / facts.Quota));
            break;
        }
    }

    private static void Cliffs(Component component, PlanFacts facts, List<PlanFinding> findings)
    {
        var shape = PayoutShape.Of(component, facts.Quota, facts.TargetIncentive, facts.Currency);
        foreach (var jump in shape.Jumps)
        {
            var code = jump.Size < 0 ? "plan_check.pays_less_for_more" : shape.Axis == ShapeAxis.Attainment ? "plan_check.cliff_at_attainment" : "plan_check.cliff_at_credit";
            findings.Add(PlanFinding.Of(code, FindingSeverity.Warning, component, jump.At, Math.Abs(jump.Size)));
        }
    }

    private static void Names(Component component, PlanFacts facts, List<PlanFinding> findings)
    {
        var filters = new List<Common.Filters.Filter>();
        if (component.OnlyIf is { } onlyIf) filters.Add(onlyIf);
        if (component is CommissionComponent commission)
        {
            filters.AddRange(commission.Multipliers.Select(multiplier => multiplier.When));
            filters.AddRange(commission.Replacements.Select(replacement => replacement.When));
        }
        foreach (var criterion in filters.SelectMany(Conditions.Criteria))
        {
            if (!CreditFacts.Schema.Has(criterion.Field)) findings.Add(PlanFinding.Of("plan_check.unknown_field", FindingSeverity.Error, component, criterion.Field));
            else if (facts.KnownValues.TryGetValue(criterion.Field, out var known) && criterion.Operator is (Common.Filters.FilterOperator.Equal or Common.Filters.FilterOperator.In))
            {
                foreach (var value in criterion.Values.Where(value => !known.Contains(value.ToString())))
                {
                    findings.Add(PlanFinding.Of("plan_check.unknown_value", FindingSeverity.Warning, component, criterion.Field, value.ToString()));
                }
            }
        }
        if (facts.KnownMetrics.Count == 0) return;
        foreach (var metric in Metrics(component).Distinct(StringComparer.Ordinal).Where(metric => !facts.KnownMetrics.Contains(metric)))
        {
            findings.Add(PlanFinding.Of("plan_check.unknown_metric", FindingSeverity.Error, component, metric));
        }
    }

    private static IEnumerable<string> Metrics(Component component)
    {
        var own = component switch
        {
            TargetBonusComponent bonus => new[] { bonus.AttainmentOf, bonus.Grid?.ColumnMetric },
            ScorecardComponent card => [.. card.Metrics.Select(metric => metric.Metric)],
            ContestComponent contest => [contest.Metric],
            _ => [],
        };
        return own.OfType<string>().Concat(component.Gates.Select(gate => gate.Metric).Where(metric => metric != Gate.Attainment));
    }

    private static void Weights(IReadOnlyList<Component> components, List<PlanFinding> findings)
    {
        var weights = components.Select(component => component switch
        {
            TargetBonusComponent bonus => bonus.Weight,
            ScorecardComponent card => card.Weight,
            _ => 0m,
        }).Where(weight => weight > 0).ToList();
        if (weights.Count == 0) return;
        var total = weights.Sum();
        // Commissions carry the rest of the variable pay; without them the weights are all there is.
        var mixed = components.Any(component => component is CommissionComponent);
        if (total > 100m || (total < 100m && !mixed)) findings.Add(PlanFinding.Of("plan_check.weights_not_100", FindingSeverity.Warning, null, total));
    }

    private static void PaidTwice(IReadOnlyList<Component> components, List<PlanFinding> findings)
    {
        var paying = components.Where(component => component is CommissionComponent or SpiffComponent).ToList();
        for (var i = 0; i < paying.Count; i++)
        {
            for (var j = i + 1; j < paying.Count; j++)
            {
                var (one, other) = (paying[i], paying[j]);
                if (one.Trigger != other.Trigger || (one.CreditTo == CreditTo.ManagersAbove) != (other.CreditTo == CreditTo.ManagersAbove)) continue;
                if (!Conditions.MayMeet(one.OnlyIf, other.OnlyIf)) continue;
                // An add-on for some deals is meant to come on top; two that pay for the same deals are rarely meant.
                var same = one.OnlyIf is null == other.OnlyIf is null && (one.OnlyIf is null || one.OnlyIf == other.OnlyIf) && one is CommissionComponent && other is CommissionComponent;
                findings.Add(PlanFinding.Of(same ? "plan_check.paid_twice" : "plan_check.pays_on_top", same ? FindingSeverity.Warning : FindingSeverity.Note, other, one.Name, other.Name));
            }
        }
    }

    private static void Proportions(PlanFacts facts, List<PlanFinding> findings)
    {
        var off = new Dictionary<bool, List<(string Name, decimal Ratio)>> { [true] = [], [false] = [] };
        foreach (var person in facts.People)
        {
            if (person.Quota <= 0 || person.TargetIncentive <= 0 || facts.PayMixes.FirstOrDefault(mix => mix.Role == person.Role) is not { } mix) continue;
            var ratio = person.Quota / mix.OnTargetEarnings(person.TargetIncentive);
            if (ratio < LeastQuotaRatio) off[false].Add((person.Name, ratio));
            else if (ratio > MostQuotaRatio) off[true].Add((person.Name, ratio));
        }
        foreach (var (above, people) in off.Where(side => side.Value.Count > 0))
        {
            var example = above ? people.MaxBy(person => person.Ratio) : people.MinBy(person => person.Ratio);
            findings.Add(PlanFinding.Of(
                above ? "plan_check.quota_too_high" : "plan_check.quota_too_low", FindingSeverity.Warning, null,
                people.Count, example.Name, Rounding.HalfAwayFromZero(example.Ratio, 1), above ? MostQuotaRatio : LeastQuotaRatio));
        }
    }
}
