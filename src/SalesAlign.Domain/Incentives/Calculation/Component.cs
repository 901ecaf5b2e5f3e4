using System.Text.Json.Serialization;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;

namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>What of a credit a component counts. A count is the share of the deal: 60 % of a deal counts 0.6.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CreditMeasure>))]
public enum CreditMeasure
{
    Amount,
    Margin,
    Units,
    Count,
    Points,
}

/// <summary>The event of a deal that earns credit.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Trigger>))]
public enum Trigger
{
    Booked,
    Invoiced,
    Paid,
}

/// <summary>Over what a measure adds up before it is looked up in a table or curve.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Accumulation>))]
public enum Accumulation
{
    /// <summary>The credits of one deal in the window; with those before it when the year is replayed.</summary>
    Deal,
    Period,
    YearToDate,
}

/// <summary>
/// One rule of a plan, with what may stand around it: gates, caps, a floor, a minimum, a holdback and the objectives that it pays for.
/// Kept as data; <see cref="CompiledPlan"/> makes it ready to run and refuses what cannot be computed.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(CommissionComponent), "commission")]
[JsonDerivedType(typeof(TargetBonusComponent), "targetBonus")]
[JsonDerivedType(typeof(ScorecardComponent), "scorecard")]
[JsonDerivedType(typeof(SpiffComponent), "spiff")]
[JsonDerivedType(typeof(ContestComponent), "contest")]
[JsonDerivedType(typeof(DrawComponent), "draw")]
public abstract record Component
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public CreditMeasure Measure { get; init; } = CreditMeasure.Amount;

    /// <summary>Only credits of this event count.</summary>
    public Trigger Trigger { get; init; } = Trigger.Booked;

    /// <summary>To whom a deal is credited here. What managers get for their people's deals never mixes with what they sell themselves.</summary>
    public CreditTo CreditTo { get; init; } = CreditTo.Splits;

    /// <summary>Empty, or shares that total 100 %.</summary>
    public IReadOnlyList<ObjectiveLink> Objectives { get; init => field = ObjectiveLink.Checked(value); } = [];

    /// <summary>Credits whose facts do not match count for nothing here: neither for pay nor for attainment.</summary>
    public Filter? OnlyIf { get; init; }

    /// <summary>The floor: a credit with a negative measure, such as a negative margin, counts as zero.</summary>
    public bool NegativeCountsAsZero { get; init; }

    public IReadOnlyList<Gate> Gates { get; init => field = Elements.Checked(value); } = [];

    public IReadOnlyList<Cap> Caps { get; init => field = Elements.Checked(value); } = [];

    /// <summary>Least pay per period of this component; the difference is a line of its own and belongs to no deal.</summary>
    public decimal? MinimumPayout { get; init; }

    public Holdback? Holdback { get; init; }

    /// <summary>Refuses what no single property can refuse.</summary>
    internal virtual void Check()
    {
        RuleViolation.Unless(Id != Guid.Empty, "component.no_id", Name);
        RuleViolation.Unless(!string.IsNullOrWhiteSpace(Name), "component.no_name", Id);
        RuleViolation.Unless(MinimumPayout is null or >= 0, "component.negative_minimum", Name, MinimumPayout ?? 0);
    }
}
