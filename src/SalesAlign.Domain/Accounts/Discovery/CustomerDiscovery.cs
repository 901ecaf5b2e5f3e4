using SalesAlign.Domain.Common.Filters;

namespace SalesAlign.Domain.Accounts.Discovery;

/// <summary>
/// Finds, for every field, the range that separates good customers best. Number fields are cut at quantiles and all runs of neighbouring parts are
/// tried; of texts, the values are ordered by outcome and all beginnings of that order are tried. A range is chosen by its cautious lift: the end of its
/// confidence range that lies nearer to the others (Wilson's interval for rates, the normal one for means), so that a few lucky deals do not win.
/// </summary>
public static class CustomerDiscovery
{
    /// <summary>The best range of each field, the most convincing first. Fields without a better range are left out.</summary>
    public static IReadOnlyList<DiscoveredRange> Find(IReadOnlyList<CustomerHistory> customers, CustomerOutcome outcome, DiscoveryTerms? terms = null)
    {
        terms ??= new();
        var tried = customers.Where(customer => customer.Deals > 0).ToList();
        var found = new List<DiscoveredRange>();
        foreach (var field in AccountFacts.Schema.Fields)
        {
            // Years in business says the same as the year of foundation, and goes on saying it next year.
            if (field == AccountFacts.YearEstablished) continue;
            if (Best(tried, field, outcome, terms) is { } best) found.Add(best);
        }
        found.Sort((a, b) => (b.IsClear, !b.IsSmallSample, b.Lift).CompareTo((a.IsClear, !a.IsSmallSample, a.Lift)));
        return found;
    }

    private static DiscoveredRange? Best(List<CustomerHistory> customers, string field, CustomerOutcome outcome, DiscoveryTerms terms)
    {
        var known = customers.Where(customer => !customer.Facts[field].IsEmpty).ToList();
        if (known.Count < 2 * terms.FewestAccounts) return null;
        var candidates = known[0].Facts[field].Kind == FilterValueKind.Number ? Runs(known, field, terms.Bins) : Values(known, field, outcome);

        DiscoveredRange? best = null;
        var bestCaution = decimal.MinValue;
        foreach (var criterion in candidates)
        {
            var bound = criterion.Bind(AccountFacts.Schema);
            var inside = known.FindAll(customer => bound.Matches(customer.Facts));
            if (inside.Count < terms.FewestAccounts || known.Count - inside.Count < terms.FewestAccounts) continue;
            var outside = known.FindAll(customer => !bound.Matches(customer.Facts));
            var (within, beyond) = (OutcomeMeasure.Of(inside, outcome), OutcomeMeasure.Of(outside, outcome));
            if (Lift(within.Value, beyond.Value, outcome) is not { } lift || lift <= 1m) continue;
            var caution = Lift(outcome == CustomerOutcome.CycleDays ? within.High : within.Low, beyond.Value, outcome) ?? 0m;
            if (caution <= bestCaution) continue;
            bestCaution = caution;
            best = new(
                field, criterion, within, beyond, lift, inside.Count / (decimal)known.Count, customers.Count - known.Count,
                IsSmall(within, terms) || IsSmall(beyond, terms), IsApart(within, beyond, outcome));
        }
        return best;
    }

    private static decimal? Lift(decimal? inside, decimal? outside, CustomerOutcome outcome) =>
        outcome == CustomerOutcome.CycleDays ? inside is > 0 and var days && outside is > 0 and var others ? others / days : null
        : inside is { } value && outside is > 0 and var rest ? value / rest : null;

    private static bool IsSmall(GroupOutcome group, DiscoveryTerms terms) => group.Accounts < terms.FirmAccounts || group.Deals < terms.FirmDeals;

    private static bool IsApart(GroupOutcome inside, GroupOutcome outside, CustomerOutcome outcome) =>
        outcome == CustomerOutcome.CycleDays ? inside.High < outside.Low : inside.Low > outside.High;

    // Every run of neighbouring quantile parts but the whole; open at the ends of the data, because the next customer may lie beyond.
    private static IEnumerable<Criterion> Runs(List<CustomerHistory> known, string field, int bins)
    {
        var values = known.ConvertAll(customer => (decimal)customer.Facts[field].ToObject()!);
        values.Sort();
        var starts = new List<decimal> { values[0] };
        for (var bin = 1; bin < bins; bin++)
        {
            var cut = values[bin * values.Count / bins];
            if (cut > starts[^1]) starts.Add(cut);
        }
        for (var from = 0; from < starts.Count; from++)
        {
            for (var to = from + 1; to <= starts.Count; to++)
            {
                if (from == 0 && to == starts.Count) continue;
                // A run ends with the largest value below the next part's start, so that both ends are values that occur.
                if (to == starts.Count) yield return Filter.Where(field, FilterOperator.AtLeast, starts[from]);
                else if (from == 0) yield return Filter.Where(field, FilterOperator.AtMost, Below(values, starts[to]));
                else yield return Filter.Where(field, FilterOperator.Between, starts[from], Below(values, starts[to]));
            }
        }
    }

    private static decimal Below(List<decimal> ordered, decimal start)
    {
        var index = ordered.BinarySearch(start);
        while (index > 0 && ordered[index - 1] == start) index--;
        return ordered[index - 1];
    }

    private static IEnumerable<Criterion> Values(List<CustomerHistory> known, string field, CustomerOutcome outcome)
    {
        var sign = outcome == CustomerOutcome.CycleDays ? 1 : -1;
        var ordered = known.GroupBy(customer => customer.Facts[field])
            .Select(group => (Value: group.Key, Outcome: OutcomeMeasure.Of([.. group], outcome).Value))
            .Where(group => group.Outcome is not null)
            .OrderBy(group => sign * group.Outcome).ThenBy(group => group.Value.ToString(), StringComparer.Ordinal).Select(group => group.Value).ToList();
        // More than a handful of values is no profile any more.
        for (var count = 1; count <= Math.Min(ordered.Count - 1, 5); count++)
        {
            yield return count == 1 ? Filter.Where(field, FilterOperator.Equal, ordered[0]) : Filter.Where(field, FilterOperator.In, [.. ordered.Take(count)]);
        }
    }
}
