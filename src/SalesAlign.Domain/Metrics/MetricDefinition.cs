using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;

namespace SalesAlign.Domain.Metrics;

/// <summary>How rows become one number.</summary>
public enum MetricAggregation
{
    Sum,
    Count,
    DistinctCount,
    Average,
    Median,
    Min,
    Max,
}

/// <summary>One aggregation over the rows of a dataset.</summary>
/// <param name="Field">What is aggregated; nothing for a count of rows. With <paramref name="Until"/>, the date from which days are counted.</param>
/// <param name="Until">A second date field: what is aggregated are the days from <paramref name="Field"/> until it; rows without both dates are left out.</param>
/// <param name="Only">Narrows this part alone, besides the metric's own filter.</param>
public sealed record MetricPart(MetricAggregation Aggregation, string? Field = null, string? Until = null, Filter? Only = null)
{
    /// <summary>Whether values of disjoint rows may be added.</summary>
    internal bool AddsUp => Aggregation is MetricAggregation.Sum or MetricAggregation.Count;
}

/// <summary>
/// What a number means, as data: which rows, which of them count, how they become one number, to which day each belongs and what they may be grouped
/// by. It never changes; a metric that shall mean something else gets a new version.
/// </summary>
/// <param name="Of">The number itself; of a ratio, what is divided.</param>
/// <param name="By">What it is divided by; null where the metric is not a ratio of two aggregations.</param>
/// <param name="Filter">Which rows count at all; null for all.</param>
/// <param name="On">The date field by which a row belongs to a period; null where only the present state is known, so that only the running period has a value.</param>
/// <param name="Groupings">What values may be grouped by.</param>
/// <param name="ShownAs">In what a ratio is counted, where that does not follow from its parts.</param>
public sealed record MetricDefinition(
    MetricDataset Dataset, MetricPart Of, MetricPart? By = null, Filter? Filter = null, string? On = null, IReadOnlyList<string>? Groupings = null, MetricUnit? ShownAs = null)
{
    /// <summary>True where a value is a numerator divided by a denominator: a ratio of two, or an average.</summary>
    public bool IsRatio() => By is not null || Of.Aggregation == MetricAggregation.Average;

    /// <summary>
    /// Whether numerators and denominators of disjoint rows may be added, over units and over time. If not, every level and period is computed by itself.
    /// </summary>
    public bool AddsUp() => !IsLive() && (By is null ? Of.AddsUp || Of.Aggregation == MetricAggregation.Average : Of.AddsUp && By.AddsUp);

    /// <summary>Whether its values depend on the day on which they are asked for, by relative dates or because only the present state is known.</summary>
    public bool IsLive() => On is null || Filter?.IsRelative() == true || Of.Only?.IsRelative() == true || By?.Only?.IsRelative() == true;

    /// <summary>In what the value is counted.</summary>
    public MetricUnit Unit()
    {
        var of = UnitOf(Of);
        if (By is null) return of;
        var by = UnitOf(By);
        return ShownAs ?? (of == by ? MetricUnit.Share : by == MetricUnit.Count ? of : MetricUnit.Number);
    }

    /// <summary>What it may be grouped by, in the dataset's own spelling.</summary>
    public bool Allows(string grouping) => Groupings?.Contains(grouping, StringComparer.OrdinalIgnoreCase) == true;

    /// <summary>The one value of a field to which the number is narrowed, as to one series; null where it is not.</summary>
    public string? NarrowedTo(string field)
    {
        return In(Filter) ?? In(Of.Only);

        string? In(Filter? filter) => filter switch
        {
            Criterion { Operator: FilterOperator.Equal or FilterOperator.In, Values: [var only] } criterion when string.Equals(criterion.Field, field, StringComparison.OrdinalIgnoreCase) => only.ToString(),
            AllOf all => all.Of.Select(In).FirstOrDefault(found => found is not null),
            _ => null,
        };
    }

    /// <summary>Whether another definition gives numbers of the same kind, so that both may stand in one row of periods.</summary>
    public bool IsComparableTo(MetricDefinition other) =>
        Dataset == other.Dataset && Unit() == other.Unit() && IsRatio() == other.IsRatio() && AddsUp() == other.AddsUp() && Of.Aggregation == other.Of.Aggregation && By?.Aggregation == other.By?.Aggregation;

    /// <summary>The same definition in the dataset's own spelling, with every filter value in its field's kind.</summary>
    /// <exception cref="RuleViolation">What it asks for cannot be computed; the refusal names the field of the definition.</exception>
    public MetricDefinition Checked()
    {
        if (!Enum.IsDefined(Dataset)) throw new RuleViolation("metric.unknown_dataset", Dataset) { Field = nameof(Dataset) };
        if (Of is null) throw new RuleViolation("metric.no_aggregation") { Field = nameof(Of) };
        var on = On is null ? null : DateField(On, nameof(On)).Name;
        if (on is null && Dataset == MetricDataset.FirstWins) throw new RuleViolation("metric.first_wins_need_date") { Field = nameof(On) };
        if (on is null && NeedsPeriod()) throw new RuleViolation("metric.period_without_date") { Field = nameof(On) };
        if (ShownAs is { } unit && (By is null || unit is not (MetricUnit.Share or MetricUnit.Number))) throw new RuleViolation("metric.unit_follows") { Field = nameof(ShownAs) };
        var groupings = new List<string>();
        var known = MetricFields.GroupingsOf(Dataset);
        foreach (var grouping in Groupings ?? [])
        {
            var name = known.FirstOrDefault(other => string.Equals(other, grouping, StringComparison.OrdinalIgnoreCase))
                ?? throw new RuleViolation("metric.unknown_grouping", grouping) { Field = nameof(Groupings) };
            if (!groupings.Contains(name)) groupings.Add(name);
        }
        return this with
        {
            Of = Part(Of, nameof(Of)),
            By = By is null ? null : Part(By, nameof(By)),
            Filter = Filter is null ? null : MetricFields.CatalogueOf(Dataset).Fit(Filter, nameof(Filter)),
            On = on,
            Groupings = groupings,
        };
    }

    private bool NeedsPeriod() => new[] { Filter, Of.Only, By?.Only }.Any(filter => filter is not null && UsesPeriod(filter));

    private static bool UsesPeriod(Filter filter) => filter switch
    {
        AllOf all => all.Of.Any(UsesPeriod),
        AnyOf any => any.Of.Any(UsesPeriod),
        Criterion criterion => criterion.Operator == FilterOperator.InPeriod,
        _ => false,
    };

    private MetricPart Part(MetricPart part, string at)
    {
        if (!Enum.IsDefined(part.Aggregation)) throw new RuleViolation("metric.unknown_aggregation", part.Aggregation) { Field = $"{at}.Aggregation" };
        var only = part.Only is null ? null : MetricFields.CatalogueOf(Dataset).Fit(part.Only, $"{at}.Only");
        if (part.Aggregation == MetricAggregation.Count)
        {
            // A count of rows reads no field; one that was chosen before is forgotten rather than refused.
            return new MetricPart(MetricAggregation.Count, Only: only);
        }
        if (string.IsNullOrWhiteSpace(part.Field)) throw new RuleViolation("metric.no_field", part.Aggregation) { Field = $"{at}.Field" };
        if (part.Until is not null)
        {
            if (part.Aggregation == MetricAggregation.DistinctCount) throw new RuleViolation("metric.days_are_not_counted") { Field = $"{at}.Aggregation" };
            return new MetricPart(part.Aggregation, DateField(part.Field, $"{at}.Field").Name, DateField(part.Until, $"{at}.Until").Name, only);
        }
        var field = Field(part.Field, $"{at}.Field");
        var suits = part.Aggregation == MetricAggregation.DistinctCount ? field.Counts : field.IsNumeric;
        if (!suits) throw new RuleViolation("metric.aggregation_does_not_suit", part.Aggregation, field.Name) { Field = $"{at}.Field" };
        return new MetricPart(part.Aggregation, field.Name, null, only);
    }

    private MetricField DateField(string name, string at)
    {
        var field = Field(name, at);
        return field.Kind == FieldKind.Date ? field : throw new RuleViolation("metric.not_a_date", field.Name) { Field = at };
    }

    private MetricField Field(string name, string at) =>
        MetricFields.Find(Dataset, name) ?? throw new RuleViolation("metric.unknown_field", name) { Field = at };

    private MetricUnit UnitOf(MetricPart part) => part.Aggregation switch
    {
        MetricAggregation.Count or MetricAggregation.DistinctCount => MetricUnit.Count,
        _ when part.Until is not null || string.Equals(part.Field, "cycleDays", StringComparison.OrdinalIgnoreCase) => MetricUnit.Days,
        _ => MetricFields.Find(Dataset, part.Field)?.Kind == FieldKind.Money ? MetricUnit.Money : MetricUnit.Number,
    };
}
