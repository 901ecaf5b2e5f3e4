using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>Prizes by rank on a metric, ranked over all participants by <see cref="ContestRanking"/>; people tied share their places' prizes equally.</summary>
public sealed record ContestComponent : Component
{
    /// <summary>The first is for rank 1, and so on; they may not rise.</summary>
    public required IReadOnlyList<decimal> Prizes
    {
        get;
        init
        {
            RuleViolation.Unless(value is { Count: > 0 } && value.All(prize => prize >= 0), "contest.no_prize");
            for (var i = 1; i < value.Count; i++) RuleViolation.Unless(value[i] <= value[i - 1], "contest.prizes_rise", i + 1);
            field = [.. value];
        }
    }

    /// <summary>The participant's metric by which people are ranked, the highest first.</summary>
    public required string Metric { get; init; }

    /// <summary>Whoever is below it is not ranked.</summary>
    public decimal? AtLeast { get; init; }

    internal override void Check()
    {
        base.Check();
        RuleViolation.Unless(!string.IsNullOrWhiteSpace(Metric), "contest.no_metric", Name);
        RuleViolation.Unless(Gates.All(gate => gate.Effect == GateEffect.Pays), "gate.nothing_to_accelerate", Name);
    }
}
