using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics.Evaluation;

namespace SalesAlign.Domain.Metrics;

/// <summary>What a metric counts in won deals.</summary>
public enum MetricMeasure
{
    /// <summary>Value of the deals won, in the company's currency.</summary>
    WonAmount,

    /// <summary>Number of deals won.</summary>
    WonCount,

    /// <summary>Won value of a product series or tier ÷ won value in all.</summary>
    SeriesShare,

    /// <summary>Accounts whose first won deal (of the series or tier, where one is named) falls in the period; counted to that deal's owner.</summary>
    NewCustomers,

    /// <summary>Days from first contact to the win ÷ deals won; deals without a known first contact are left out.</summary>
    AverageCycleDays,
}

/// <summary>In what a metric is counted; a share is kept as a factor.</summary>
public enum MetricUnit
{
    Money,
    Count,
    Share,
    Days,
}

/// <summary>By what the products of a metric are narrowed.</summary>
public enum ProductGrouping
{
    Series,
    Tier,
}

/// <summary>A named definition of a number that means the same for everybody: computed from deals per unit, person and period.</summary>
public sealed class Metric
{
    private Metric()
    {
        Name = Description = "";
    }

    public Metric(MetricId id, string name, MetricMeasure measure)
        : this()
    {
        Id = id;
        Measure = measure;
        Direction = measure == MetricMeasure.AverageCycleDays ? Direction.LowerIsBetter : Direction.HigherIsBetter;
        CadenceDays = 7;
        Describe(name, "", Direction, CadenceDays);
    }

    public MetricId Id { get; private set; }

    public string Name { get; private set; }

    public string Description { get; private set; }

    public MetricMeasure Measure { get; private set; }

    public Direction Direction { get; private set; }

    /// <summary>Days after which a value without news counts as outdated.</summary>
    public int CadenceDays { get; private set; }

    public ProductGrouping? Grouping { get; private set; }

    /// <summary>The series or tier, as the products name it.</summary>
    public string? GroupValue { get; private set; }

    /// <summary>No longer offered; what refers to it still reads it.</summary>
    public bool IsRetired { get; private set; }

    public MetricUnit Unit => UnitOf(Measure);

    /// <summary>True where numerator and denominator add up and the value does not.</summary>
    public bool IsRatio => Measure is MetricMeasure.SeriesShare or MetricMeasure.AverageCycleDays;

    public static MetricUnit UnitOf(MetricMeasure measure) => measure switch
    {
        MetricMeasure.WonAmount => MetricUnit.Money,
        MetricMeasure.SeriesShare => MetricUnit.Share,
        MetricMeasure.AverageCycleDays => MetricUnit.Days,
        _ => MetricUnit.Count,
    };

    public void Describe(string name, string description, Direction direction, int cadenceDays)
    {
        if (name.Trim().Length == 0) throw new RuleViolation("metric.no_name") { Field = "Name" };
        if (cadenceDays is < 1 or > 366) throw new RuleViolation("metric.cadence_out_of_range", cadenceDays) { Field = "CadenceDays" };
        Name = name.Trim();
        Description = description.Trim();
        Direction = direction;
        CadenceDays = cadenceDays;
    }

    /// <summary>Narrows the metric to products of a series or tier; for a share these are its numerator.</summary>
    /// <exception cref="RuleViolation">A share without a series or tier would always be 1.</exception>
    public void NarrowTo(ProductGrouping? grouping, string? value)
    {
        var named = value?.Trim() is { Length: > 0 } text ? text : null;
        if (grouping is null || named is null)
        {
            if (Measure == MetricMeasure.SeriesShare) throw new RuleViolation("metric.share_of_what") { Field = "GroupValue" };
            Grouping = null;
            GroupValue = null;
            return;
        }
        Grouping = grouping;
        GroupValue = named;
    }

    public void Retire() => IsRetired = true;

    public void Revive() => IsRetired = false;
}
