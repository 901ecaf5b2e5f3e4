using SalesAlign.Domain.Metrics.Evaluation;

namespace SalesAlign.Domain.Alerts.Detection;

/// <summary>Judges observations by a rule: values in, deviations out. What has no data gives no finding, except where missing data is what is watched.</summary>
public static class AlertDetection
{
    /// <summary>A goal is held against its target once this share of its period has passed.</summary>
    public const decimal NearlyOver = 0.8m;

    /// <summary>Before this share of a period has passed, pace says nothing.</summary>
    public const decimal WellBegun = 0.2m;

    public static IReadOnlyList<AlertFinding> Detect(AlertWatch watch, IReadOnlyList<AlertObservation> observations)
    {
        var findings = new List<AlertFinding>();
        foreach (var observation in observations)
        {
            if (Judge(watch, observation) is { } finding) findings.Add(finding);
        }
        findings.Sort(static (a, b) =>
        {
            var grade = b.Grade.CompareTo(a.Grade);
            return grade != 0 ? grade : string.CompareOrdinal(a.Subject.Key, b.Subject.Key);
        });
        return findings;
    }

    /// <summary>The deviation of one subject; null when all is well, or when nothing can be said.</summary>
    public static AlertFinding? Judge(AlertWatch watch, AlertObservation observation)
    {
        if (MeasureOf(watch, observation) is not { } measure || watch.Thresholds.Of(measure) is not { } grade) return null;
        return new AlertFinding(
            observation.Subject, grade, measure, watch.Thresholds.For(grade), observation.Value, observation.Reference, observation.Period, observation.Evidence ?? []);
    }

    /// <summary>What the thresholds are held against; null where nothing can be said.</summary>
    public static decimal? MeasureOf(AlertWatch watch, AlertObservation observation) => watch.Index switch
    {
        AlertIndex.GoalProgress => observation.Reference >= NearlyOver ? observation.Value : null,
        AlertIndex.GoalPace => observation.Reference >= WellBegun && observation.Value is { } made ? made / observation.Reference : null,
        AlertIndex.FallingActivity => observation.Reference >= Math.Max(1, watch.Least) ? Fall(observation.Value, observation.Reference, Direction.HigherIsBetter) : null,
        AlertIndex.MetricFall => Fall(observation.Value, observation.Reference, observation.Direction),
        AlertIndex.MetricValue => LeastBad(watch, observation.Values),
        _ => observation.Value,
    };

    // A fall by a quarter is 0.25, and so is a rise by a quarter of what should fall. A rise to the good is negative.
    private static decimal? Fall(decimal? value, decimal? before, Direction direction)
    {
        if (value is not { } now || before is not { } then || then == 0) return null;
        var change = (then - now) / Math.Abs(then);
        return direction == Direction.HigherIsBetter ? change : -change;
    }

    // The rule speaks only when every one of the periods is wrong, so the best of them decides the grade.
    private static decimal? LeastBad(AlertWatch watch, IReadOnlyList<decimal?> values)
    {
        if (values.Count < watch.Periods) return null;
        decimal? least = null;
        for (var i = values.Count - watch.Periods; i < values.Count; i++)
        {
            if (values[i] is not { } value) return null;
            if (least is null || (watch.LargerIsWorse ? value < least : value > least)) least = value;
        }
        return least;
    }
}
