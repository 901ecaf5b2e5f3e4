using SalesAlign.Domain.Metrics.Evaluation;

namespace SalesAlign.Domain.Metrics.Catalogue;

/// <summary>A value with the parts of its ratio, where it has them.</summary>
public readonly record struct KpiFigure(decimal Value, decimal? Numerator = null, decimal? Denominator = null);

/// <summary>Puts values of several units or people together, and says how a value stands.</summary>
public static class KpiFigures
{
    /// <summary>
    /// Counts and money add up; a ratio is divided anew from its added parts. Null where that cannot be done: an average of shares whose parts
    /// nobody knows would be wrong.
    /// </summary>
    public static decimal? Together(IReadOnlyList<KpiFigure> figures, MetricUnit unit)
    {
        if (figures.Count == 0) return null;
        if (figures.Count == 1) return figures[0].Value;
        var (value, numerator, denominator) = (0m, 0m, 0m);
        var parts = true;
        foreach (var figure in figures)
        {
            value += figure.Value;
            parts &= figure is { Numerator: not null, Denominator: not null };
            numerator += figure.Numerator ?? 0m;
            denominator += figure.Denominator ?? 0m;
        }
        if (parts) return denominator == 0 ? null : numerator / denominator;
        return unit is MetricUnit.Count or MetricUnit.Money ? value : null;
    }

    /// <summary>Against the target by the usual thresholds; without a value or a target there is nothing to say.</summary>
    public static RagStatus StatusOf(decimal? value, decimal? target, Direction direction)
    {
        if (value is not { } number || target is not { } wanted) return RagStatus.NoData;
        // Where nothing at all is the target or the best there is, no quotient tells how far away a value is.
        if (wanted == 0 || (number == 0 && direction == Direction.LowerIsBetter))
        {
            return direction == Direction.LowerIsBetter ? number <= wanted ? RagStatus.Green : RagStatus.Red : number >= wanted ? RagStatus.Green : RagStatus.Red;
        }
        return RagRule.Default.Of(Progress.Attainment(number, wanted, direction), 1m);
    }
}
