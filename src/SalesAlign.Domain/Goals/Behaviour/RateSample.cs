namespace SalesAlign.Domain.Goals.Behaviour;

/// <summary>What somebody's own records say: how often something came of something, the cases that the rate rests on.</summary>
public sealed record RateSample(RateOrigin Origin, decimal Result, long Cases)
{
    public decimal? Rate => Cases == 0 ? null : Result / Cases;
}

/// <summary>Chooses whose rate to plan with: the nearest sample that is large enough.</summary>
public static class RateChoice
{
    /// <summary>From how many cases on a rate is trusted.</summary>
    public const int EnoughCases = 20;

    /// <summary>
    /// The first sample, from the person's own to the company's, with enough cases and a rate above 0; where none has enough, the one with the most
    /// cases; null where nobody has any.
    /// </summary>
    public static ObservedRate? Of(IReadOnlyList<RateSample> fromNearToFar, int enough = EnoughCases)
    {
        RateSample? best = null;
        foreach (var sample in fromNearToFar)
        {
            if (sample.Rate is not > 0) continue;
            if (sample.Cases >= enough) return Observed(sample);
            if (best is null || sample.Cases > best.Cases) best = sample;
        }
        return best is null ? null : Observed(best);
    }

    private static ObservedRate Observed(RateSample sample) => new(sample.Rate!.Value, (int)Math.Min(sample.Cases, int.MaxValue), sample.Origin);
}
