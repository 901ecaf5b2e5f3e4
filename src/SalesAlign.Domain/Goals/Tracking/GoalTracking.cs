using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Goals.RollUp;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Goals.Tracking;

/// <summary>How a goal's progress and status are read, where it differs from the usual.</summary>
/// <param name="Source">Where its progress comes from.</param>
/// <param name="Start">The value at the beginning; empty compares with nothing, that is, by attainment.</param>
/// <param name="Commit">The value one commits to; with <paramref name="Stretch"/> it gives zones.</param>
/// <param name="Stretch">The value dreamt of.</param>
/// <param name="Basis">What its status is read from; empty for the usual of its shape.</param>
/// <param name="CadenceDays">Days between check-ins.</param>
/// <param name="OnlyCheckInsCount">The goal falls silent without check-ins even while data arrive.</param>
public sealed record TrackingTerms(
    ProgressSource Source = ProgressSource.OwnMetric, decimal? Start = null, decimal? Commit = null, decimal? Stretch = null, RagBasis? Basis = null, decimal GreenFrom = 0.90m,
    decimal AmberFrom = 0.75m, decimal AmberBehind = 0m, decimal RedBehind = 0.25m, int CadenceDays = GoalTracking.WeeklyDays, bool OnlyCheckInsCount = false)
{
    public static readonly TrackingTerms Usual = new();
}

/// <summary>How one goal is tracked: source of progress, baseline, zones, status rule, cadence, its weight among its siblings, and the score at its end.</summary>
public sealed class GoalTracking
{
    public const int WeeklyDays = 7;

    private GoalTracking()
    {
        Terms = TrackingTerms.Usual;
    }

    public GoalTracking(GoalId goal)
        : this() => GoalId = goal;

    public GoalId GoalId { get; private set; }

    public TrackingTerms Terms { get; private set; }

    /// <summary>Among its siblings, in percent; empty shares equally.</summary>
    public decimal? WeightPercent { get; private set; }

    /// <summary>Chosen by hand, so that a change of another weight leaves it alone.</summary>
    public bool WeightFixed { get; private set; }

    /// <summary>Why nothing is paid for it, where that is intended.</summary>
    public string? UnpaidReason { get; private set; }

    /// <summary>From 0 to 1, given at the end.</summary>
    public decimal? Score { get; private set; }

    /// <summary>What was learnt; a score needs one.</summary>
    public string? Lesson { get; private set; }

    public DateTimeOffset? ScoredAt { get; private set; }

    public PersonId? ScoredBy { get; private set; }

    /// <exception cref="RuleViolation">Thresholds, zones or cadence make no sense, or the source does not fit the goal's shape.</exception>
    public void Track(TrackingTerms terms, Goal goal, Direction direction)
    {
        RuleViolation.Unless(goal.Id == GoalId, "tracking.other_goal");
        if (terms.Source == ProgressSource.SumOfChildren && goal.Shape == TargetShape.Ratio) throw new RuleViolation("tracking.ratio_not_summed") { Field = "Source" };
        if (terms.CadenceDays is < 1 or > 366) throw new RuleViolation("metric.cadence_out_of_range", terms.CadenceDays) { Field = "CadenceDays" };
        if (terms.GreenFrom < terms.AmberFrom || terms.AmberFrom < 0) throw new RuleViolation("rag.green_below_amber", terms.GreenFrom, terms.AmberFrom) { Field = "GreenFrom" };
        if (terms.RedBehind < terms.AmberBehind || terms.AmberBehind < 0) throw new RuleViolation("rag.red_before_amber", terms.AmberBehind, terms.RedBehind) { Field = "RedBehind" };
        if (terms.Commit is null != terms.Stretch is null) throw new RuleViolation("tracking.zones_need_both") { Field = terms.Commit is null ? "Commit" : "Stretch" };
        if (ZonesOf(terms, goal.Target.Measure, direction) is null && terms.Commit is not null)
        {
            throw new RuleViolation("zones.out_of_order", terms.Commit!, goal.Target.Measure, terms.Stretch!) { Field = "Commit" };
        }
        Terms = terms;
    }

    public void Weigh(GoalWeight? weight)
    {
        WeightPercent = weight?.Weight.Percent;
        WeightFixed = weight is { Fixed: true };
    }

    /// <summary>Marks it as deliberately unpaid, with a reason; without one it is expected to be paid again.</summary>
    public void LeaveUnpaid(string? reason) => UnpaidReason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();

    /// <summary>Scores the goal at its end. A number without a lesson teaches nobody.</summary>
    public void Conclude(decimal score, string lesson, PersonId by, DateTimeOffset now)
    {
        if (score is < 0 or > 1) throw new RuleViolation("tracking.score_out_of_range", score) { Field = "Score" };
        if (string.IsNullOrWhiteSpace(lesson)) throw new RuleViolation("tracking.no_lesson") { Field = "Lesson" };
        Score = decimal.Round(score, 2);
        Lesson = lesson.Trim();
        ScoredBy = by;
        ScoredAt = now;
    }

    /// <summary>The zones that a goal's target lies in, or null where none are set or the target has left them.</summary>
    public static Zones? ZonesOf(TrackingTerms terms, decimal target, Direction direction)
    {
        if (terms is not { Commit: { } commit, Stretch: { } stretch }) return null;
        var inOrder = direction == Direction.HigherIsBetter ? commit <= target && target <= stretch : commit >= target && target >= stretch;
        return inOrder ? new Zones(commit, target, stretch) : null;
    }
}

/// <summary>What a goal's status is read from where nobody chose otherwise.</summary>
public static class StatusRule
{
    /// <summary>Until a tenth of the target is due, nothing is red.</summary>
    public const decimal EarlyShare = 0.10m;

    /// <summary>
    /// What accumulates over a period is compared with what is due by now (attainment of pace); a ratio or level is due all the time and is
    /// compared with the target itself. Thresholds: green from 90 %, amber from 75 %; by distance, at risk when more than 25 points behind.
    /// </summary>
    public static RagBasis UsualBasis(TargetShape shape, ProgressSource source) =>
        shape == TargetShape.Ratio && source != ProgressSource.Milestones ? RagBasis.Attainment : RagBasis.AttainmentOfPace;

    public static RagRule Of(TrackingTerms terms, TargetShape shape) => new(
        terms.Basis ?? UsualBasis(shape, terms.Source), terms.GreenFrom, terms.AmberFrom, terms.AmberBehind, terms.RedBehind, EarlyShare);
}
