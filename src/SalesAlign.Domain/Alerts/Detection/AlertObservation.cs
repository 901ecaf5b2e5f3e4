using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Alerts.Detection;

/// <summary>What an alert is about. The key is the same whenever the same thing is looked at, so that one deviation is one case.</summary>
/// <param name="Key">Stable within one rule.</param>
/// <param name="Name">As it was called when it was looked at.</param>
/// <param name="Carrier">Whose deals, goals or customer it is, where that is one person.</param>
public sealed record AlertSubject(
    string Key, AlertLevel Level, string Name, UnitId? UnitId = null, PersonId? PersonId = null, AccountId? AccountId = null, GoalId? GoalId = null,
    MetricId? MetricId = null, PersonId? Carrier = null);

/// <summary>What kind of record bears an alert out.</summary>
public enum EvidenceKind
{
    Deal,
    Goal,
    Feedback,
    Metric,
    Account,
    Activity,
    Note,
}

/// <summary>Something that bears an alert or a cause out: a record that a reader can open, with the figure that speaks.</summary>
/// <param name="Id">Of the deal, goal, feedback, metric or account; none for a note.</param>
/// <param name="Path">The page and its query where there is more than one record to see, such as the deals behind a value.</param>
public sealed record CaseEvidence(EvidenceKind Kind, string Text, Guid? Id = null, decimal? Figure = null, string? Path = null);

/// <summary>The values of one subject under one rule, before anybody judged them.</summary>
/// <param name="Values">Oldest first; the last is the present one. Null is no data, never 0.</param>
/// <param name="Reference">What it is held against: the target, the expected share, or the value before.</param>
/// <param name="Direction">Which way the metric gets better, for falls.</param>
/// <param name="Period">Key of the period that the present value belongs to, where there is one.</param>
public sealed record AlertObservation(
    AlertSubject Subject, IReadOnlyList<decimal?> Values, decimal? Reference = null, Direction Direction = Direction.HigherIsBetter, string? Period = null,
    IReadOnlyList<CaseEvidence>? Evidence = null)
{
    public decimal? Value => Values.Count == 0 ? null : Values[^1];
}

/// <summary>A deviation: how bad, by which measure, from which value against what.</summary>
/// <param name="Measure">What the thresholds were held against, in the unit of the index.</param>
public sealed record AlertFinding(
    AlertSubject Subject, AlertGrade Grade, decimal Measure, decimal Threshold, decimal? Value, decimal? Reference, string? Period, IReadOnlyList<CaseEvidence> Evidence);
