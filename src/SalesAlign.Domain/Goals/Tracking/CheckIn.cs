using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics.Evaluation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Goals.Tracking;

/// <summary>What somebody says in a check-in.</summary>
/// <param name="Value">What is compared with the target, as the reader confirms or reports it; empty where nobody knows.</param>
/// <param name="Status">The computed status, or another one set by hand.</param>
/// <param name="StatusReason">Why the status differs from the computed one; empty where it does not.</param>
/// <param name="Confidence">From 0 to 10 that the target will be reached: a forecast, not progress.</param>
public sealed record CheckInWords(decimal? Value, RagStatus Status, string? StatusReason, int Confidence, string? Note);

/// <summary>
/// Somebody looked at a goal on a day and said where it stands. Live data always count before a reported value; a status set by hand holds until
/// newer data or the next check-in.
/// </summary>
public sealed class CheckIn
{
    private CheckIn()
    {
    }

    /// <param name="id">Its identity.</param>
    /// <param name="goal">The goal looked at.</param>
    /// <param name="live">The value by live data at that moment; null where there was none.</param>
    /// <param name="computed">The status that the data gave at that moment.</param>
    /// <param name="words">What was said.</param>
    /// <param name="by">Who said it.</param>
    /// <param name="on">The company's business day.</param>
    /// <param name="at">The instant.</param>
    /// <exception cref="RuleViolation">Confidence is outside 0–10, or another status than the computed one has no reason or no colour.</exception>
    public CheckIn(CheckInId id, GoalId goal, decimal? live, RagStatus computed, CheckInWords words, PersonId by, DateOnly on, DateTimeOffset at)
    {
        Id = id;
        GoalId = goal;
        LiveValue = live;
        Computed = computed;
        By = by;
        On = on;
        At = at;
        Take(words);
    }

    public CheckInId Id { get; private set; }

    public GoalId GoalId { get; private set; }

    public DateOnly On { get; private set; }

    public DateTimeOffset At { get; private set; }

    public PersonId By { get; private set; }

    /// <summary>As confirmed or reported; empty where nobody knew.</summary>
    public decimal? Value { get; private set; }

    /// <summary>What the data said then.</summary>
    public decimal? LiveValue { get; private set; }

    public RagStatus Computed { get; private set; }

    public RagStatus Status { get; private set; }

    /// <summary>Why the status was set by hand; empty where it is the computed one.</summary>
    public string? StatusReason { get; private set; }

    public int Confidence { get; private set; }

    public string? Note { get; private set; }

    public DateTimeOffset? EditedAt { get; private set; }

    public PersonId? EditedBy { get; private set; }

    public string? EditReason { get; private set; }

    /// <summary>A person, not the data, chose the colour.</summary>
    public bool IsByHand => Status != Computed;

    /// <summary>The status set by hand, as the roll-up takes it; null where the data decided.</summary>
    public RollUp.ManualStatus? Manual => IsByHand ? new RollUp.ManualStatus(Status, On, StatusReason ?? "") : null;

    /// <summary>Corrects what was said. Once the goal's period is over, or where somebody else corrects it, only with a reason; what stood there before stays in the audit trail.</summary>
    public void Correct(CheckInWords words, string? reason, DateOnly periodLast, PersonId by, DateOnly today, DateTimeOffset now)
    {
        if ((today > periodLast || by != By) && string.IsNullOrWhiteSpace(reason)) throw new RuleViolation("checkin.correction_needs_reason") { Field = "Reason" };
        Take(words);
        EditedAt = now;
        EditedBy = by;
        EditReason = reason?.Trim();
    }

    private void Take(CheckInWords words)
    {
        if (words.Confidence is < 0 or > 10) throw new RuleViolation("checkin.confidence_out_of_range", words.Confidence) { Field = "Confidence" };
        if (words.Status != Computed)
        {
            if (words.Status is not (RagStatus.Red or RagStatus.Amber or RagStatus.Green)) throw new RuleViolation("checkin.status_has_no_colour") { Field = "Status" };
            if (string.IsNullOrWhiteSpace(words.StatusReason)) throw new RuleViolation("checkin.status_needs_reason") { Field = "StatusReason" };
            if (words.Status == RagStatus.Green && words.Value is null && LiveValue is null) throw new RuleViolation("checkin.green_without_data") { Field = "Status" };
        }
        Value = words.Value;
        Status = words.Status;
        StatusReason = words.Status != Computed ? words.StatusReason!.Trim() : null;
        Confidence = words.Confidence;
        Note = string.IsNullOrWhiteSpace(words.Note) ? null : words.Note.Trim();
    }
}
