using System.Text.Json.Serialization;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;

namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>Multiplies the rate of every deal that it matches; all matching multipliers apply, in any order.</summary>
public sealed record Multiplier
{
    public Multiplier(string name, Filter when, decimal factor)
    {
        RuleViolation.Unless(when is not null, "multiplier.no_condition", name ?? "");
        RuleViolation.Unless(factor is >= 0 and <= 1000, "multiplier.out_of_range", name ?? "", factor);
        (Name, When, Factor) = (name ?? "", when!, factor);
    }

    public string Name { get; }

    public Filter When { get; }

    public decimal Factor { get; }
}

/// <summary>How closely a replacement rate is aimed; the closer wins, among equals the first listed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Specificity>))]
public enum Specificity
{
    Product,
    Series,
    All,
}

/// <summary>Pays a deal that it matches at its own rate instead of the table's. The deal still counts toward the brackets.</summary>
public sealed record ReplacementRate
{
    public ReplacementRate(string name, Specificity specificity, Filter when, decimal rate)
    {
        RuleViolation.Unless(when is not null, "replacement.no_condition", name ?? "");
        RuleViolation.Unless(rate is >= 0 and <= 1_000_000, "replacement.out_of_range", name ?? "", rate);
        (Name, Specificity, When, Rate) = (name ?? "", specificity, when!, rate);
    }

    public string Name { get; }

    public Specificity Specificity { get; }

    public Filter When { get; }

    public decimal Rate { get; }
}

/// <summary>Credit × rate, by a table over credit or attainment.</summary>
public sealed record CommissionComponent : Component
{
    public required RateTable Rates { get; init; }

    public IReadOnlyList<Multiplier> Multipliers { get; init => field = Elements.Checked(value); } = [];

    public IReadOnlyList<ReplacementRate> Replacements { get; init => field = Elements.Checked(value); } = [];

    internal override void Check()
    {
        base.Check();
        if (Rates is null) throw new RuleViolation("commission.no_rates", Name);
        RuleViolation.Unless(Gates.All(gate => gate.Effect == GateEffect.Pays || Rates.Brackets.Count > 1), "gate.nothing_to_accelerate", Name);
    }
}
