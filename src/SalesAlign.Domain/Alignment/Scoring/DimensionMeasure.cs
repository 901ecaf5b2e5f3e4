using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Alignment.Scoring;

/// <summary>One dimension's score from its counts; null where there is nothing to count.</summary>
internal static class DimensionMeasure
{
    public static (decimal Score, decimal Part, decimal Whole)? Of(AlignmentDimension dimension, AlignmentCounts counts) => dimension switch
    {
        AlignmentDimension.Cascade => counts.Cascade is { } cascade ? Cascade(cascade) : null,
        AlignmentDimension.Measurement => counts.Measurement is { } measurement ? Share(dimension, measurement.Fresh, measurement.Goals) : null,
        AlignmentDimension.Incentive => counts.Incentive is { } incentive ? Incentive(incentive) : null,
        AlignmentDimension.Understanding => counts.Understanding is { } people ? Share(dimension, people.AcknowledgedAndPassed, people.People) : null,
        AlignmentDimension.Enablement => counts.Enablement is { } skills ? Share(dimension, skills.HeldAndValid, skills.Required) : null,
        AlignmentDimension.Resourcing => counts.Resourcing is { } resources ? Share(dimension, Math.Min(resources.Granted, resources.Requested), resources.Requested) : null,
        AlignmentDimension.Dialogue => counts.Dialogue is { } dialogue ? Share(dimension, dialogue.AnsweredInTime, dialogue.Feedback) : null,
        _ => counts.Results is { } results ? Results(results) : null,
    };

    private static (decimal Score, decimal Part, decimal Whole)? Cascade(CascadeCounts counts)
    {
        if (Share(AlignmentDimension.Cascade, counts.OwnersWithAgreedGoal, counts.Owners) is not { } owners) return null;
        // An objective that is not a number, or nothing to carry, is broken down as far as its owners have goals.
        if (counts.Target is not { } target || target == 0) return owners;
        var sum = Math.Clamp(counts.AgreedLeafSum / target, 0m, 1m);
        return owners with { Score = owners.Score * sum };
    }

    private static (decimal Score, decimal Part, decimal Whole)? Incentive(IncentiveCounts counts)
    {
        RuleViolation.Unless(counts.PayShare >= 0, "alignment.counts_impossible", AlignmentDimension.Incentive, counts.PayShare, counts.ObjectiveWeight);
        if (counts.ObjectiveWeight <= 0) return null;
        var score = Math.Min(1m, counts.PayShare / counts.ObjectiveWeight) * 100m;
        if (counts.SteeringRatio < 1m) score /= 2m;
        return (score, counts.PayShare, counts.ObjectiveWeight);
    }

    private static (decimal Score, decimal Part, decimal Whole)? Results(ResultsCounts counts) =>
        counts.Attainment is { } attainment && counts.Pace > 0 ? (Math.Clamp(attainment / counts.Pace, 0m, 1m) * 100m, attainment, counts.Pace) : null;

    private static (decimal Score, decimal Part, decimal Whole)? Share(AlignmentDimension dimension, decimal part, decimal whole)
    {
        RuleViolation.Unless(part >= 0 && part <= whole, "alignment.counts_impossible", dimension, part, whole);
        return whole == 0 ? null : (part / whole * 100m, part, whole);
    }
}
