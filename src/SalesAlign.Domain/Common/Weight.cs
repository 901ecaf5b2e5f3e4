namespace SalesAlign.Domain.Common;

/// <summary>A share of a whole in percent, from 0 to 100, kept with at most four decimal places.</summary>
public readonly record struct Weight
{
    public static readonly Weight Whole = new(100m);

    public Weight(decimal percent)
    {
        RuleViolation.Unless(percent is >= 0 and <= 100, "weight.out_of_range", percent);
        Percent = Rounding.HalfAwayFromZero(percent, 4);
    }

    public decimal Percent { get; }

    /// <summary>The share as a factor: 25 % is 0.25.</summary>
    public decimal Fraction => Percent / 100m;

    public override string ToString() => FormattableString.Invariant($"{Percent} %");
}

/// <summary>What is paid per unit of credit, as a factor: 0.05 is 5 %. May be negative only where a rule says so, which no rule of commission does.</summary>
public readonly record struct Rate
{
    public Rate(decimal factor)
    {
        RuleViolation.Unless(factor is >= 0 and <= 100, "rate.out_of_range", factor);
        Factor = factor;
    }

    public decimal Factor { get; }

    public static Rate FromPercent(decimal percent) => new(percent / 100m);

    public override string ToString() => FormattableString.Invariant($"{Factor * 100m} %");
}
