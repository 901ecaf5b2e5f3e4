using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Domain.Incentives;

/// <summary>What a person doubts about a line of pay.</summary>
public enum DisputeType
{
    MissingDeal,
    WrongAmount,
    WrongSplit,
    WrongRate,
    WrongQuota,
    WrongCondition,
    Other,

    /// <summary>The channel and direct selling both claim an order.</summary>
    ChannelConflict,

    /// <summary>Somebody is credited on top of a deal that others hold to be theirs alone.</summary>
    OverlayConflict,
}

/// <summary>How a conflict of ownership was decided; earlier ones of the same kind are precedents.</summary>
public enum OwnershipRuling
{
    /// <summary>The one whose pay the case is about keeps the credit.</summary>
    Claimant,

    /// <summary>The other party keeps it.</summary>
    Other,

    /// <summary>They share it.</summary>
    Shared,

    /// <summary>Both were right to be credited in full: two orders, or two kinds of work.</summary>
    Both,
}

/// <summary>How far a dispute has come.</summary>
public enum DisputeState
{
    Open,

    /// <summary>The person was right; what is owed is paid in the next open period.</summary>
    Accepted,
    Rejected,
    Withdrawn,
}

/// <summary>What a dispute is about, by value: a calculation may replace the line, not what was doubted.</summary>
public sealed record DisputedLine(StatementLineId? Line, Guid Component, string ComponentName, DealId? Deal, string? DealKey, decimal Amount);

/// <summary>
/// A person's doubt about their pay in a period: who answers it by when, what was said, and how it ended. An accepted one may carry an amount,
/// which the next open period pays as an adjustment.
/// </summary>
public sealed class PayDispute
{
    private readonly List<DisputeMessage> _messages = [];
    private readonly List<DisputeAttachment> _attachments = [];
    private readonly List<DisputeParty> _parties = [];

    private PayDispute()
    {
        Line = null!;
        PeriodKey = "";
    }

    /// <param name="due">The day by which an answer is promised.</param>
    public PayDispute(
        IncentivePeriodId period, string periodKey, IncentivePlanId plan, PersonId person, DisputedLine line, DisputeType type, string question, PersonId by, DateTimeOffset at, DateOnly due)
    {
        Id = PayDisputeId.New();
        PeriodId = period;
        PeriodKey = periodKey;
        PlanId = plan;
        PersonId = person;
        Line = line;
        Type = type;
        RaisedBy = by;
        RaisedAt = at;
        DueOn = due;
        Say(question, by, at);
    }

    public PayDisputeId Id { get; private set; }

    /// <summary>Counts from 1 in the company; people name a dispute by it.</summary>
    public int Number { get; private set; }

    public IncentivePeriodId PeriodId { get; private set; }

    public string PeriodKey { get; private set; }

    public IncentivePlanId PlanId { get; private set; }

    /// <summary>Whose pay it is.</summary>
    public PersonId PersonId { get; private set; }

    public DisputedLine Line { get; private set; }

    public DisputeType Type { get; private set; }

    public DisputeState State { get; private set; }

    public PersonId RaisedBy { get; private set; }

    public DateTimeOffset RaisedAt { get; private set; }

    public DateOnly DueOn { get; private set; }

    public PersonId? AssigneeId { get; private set; }

    public PersonId? ResolvedBy { get; private set; }

    public DateTimeOffset? ResolvedAt { get; private set; }

    /// <summary>Why it ended as it did.</summary>
    public string? Decision { get; private set; }

    /// <summary>Who owns the credit; only of a conflict that is decided.</summary>
    public OwnershipRuling? Ruling { get; private set; }

    /// <summary>Owed to the person (or, negative, by them), in the plan's currency.</summary>
    public decimal? Adjustment { get; private set; }

    /// <summary>The closed period that has paid the adjustment.</summary>
    public IncentivePeriodId? PostedIn { get; private set; }

    public IReadOnlyList<DisputeMessage> Messages => _messages;

    public IReadOnlyList<DisputeAttachment> Attachments => _attachments;

    /// <summary>Everybody who is credited with a deal whose ownership is doubted.</summary>
    public IReadOnlyList<DisputeParty> Parties => _parties;

    public bool IsOpen => State == DisputeState.Open;

    public static bool IsOwnership(DisputeType type) => type is DisputeType.ChannelConflict or DisputeType.OverlayConflict;

    /// <summary>Names who is credited; each once per deal.</summary>
    public void Concern(PersonId person, string dealKey, CreditReason reason, decimal percent, string? channel)
    {
        RefuseClosed();
        if (!_parties.Exists(party => party.PersonId == person && party.DealKey == dealKey && party.Reason == reason)) _parties.Add(new DisputeParty(Id, person, dealKey, reason, percent, channel));
    }

    public void Say(string text, PersonId by, DateTimeOffset at)
    {
        RefuseClosed();
        if (string.IsNullOrWhiteSpace(text)) throw new RuleViolation("dispute.no_text") { Field = "Text" };
        _messages.Add(new DisputeMessage(Id, text.Trim(), by, at));
    }

    public void Attach(string fileName, string contentType, byte[] content, PersonId by, DateTimeOffset at)
    {
        RefuseClosed();
        RuleViolation.Unless(content.Length is > 0 and <= DisputeAttachment.MostBytes, "dispute.attachment_size", DisputeAttachment.MostBytes / 1_048_576);
        RuleViolation.Unless(_attachments.Count < DisputeAttachment.Most, "dispute.too_many_attachments", DisputeAttachment.Most);
        _attachments.Add(new DisputeAttachment(Id, fileName, contentType, content, by, at));
    }

    public void Assign(PersonId? to, DateOnly due)
    {
        RefuseClosed();
        AssigneeId = to;
        DueOn = due;
    }

    /// <summary>Ends it with a reason. Whoever raised it, or is a party to it, does not decide it; who only opened a case that a calculation found may.</summary>
    /// <param name="adjustment">Only an accepted one may carry an amount.</param>
    /// <param name="ruling">Who owns the credit: a conflict of ownership needs it, nothing else has it.</param>
    public void Resolve(bool accepted, string decision, decimal? adjustment, PersonId by, DateTimeOffset at, OwnershipRuling? ruling = null)
    {
        RefuseClosed();
        RuleViolation.Unless(MayBeDecidedBy(by), "dispute.own");
        if (IsOwnership(Type) && ruling is null) throw new RuleViolation("dispute.no_ruling") { Field = "Ruling" };
        if (!IsOwnership(Type) && ruling is not null) throw new RuleViolation("dispute.nothing_to_rule") { Field = "Ruling" };
        if (string.IsNullOrWhiteSpace(decision)) throw new RuleViolation("dispute.no_decision") { Field = "Decision" };
        if (!accepted && adjustment is not (null or 0)) throw new RuleViolation("dispute.rejected_with_amount") { Field = "Adjustment" };
        End(accepted ? DisputeState.Accepted : DisputeState.Rejected, by, at);
        Ruling = ruling;
        Decision = decision.Trim();
        Adjustment = adjustment is 0 ? null : adjustment;
    }

    public bool MayBeDecidedBy(PersonId by) => by != PersonId && !_parties.Exists(party => party.PersonId == by) && (by != RaisedBy || _parties.Count > 0);

    public void Withdraw(PersonId by, DateTimeOffset at)
    {
        RefuseClosed();
        End(DisputeState.Withdrawn, by, at);
    }

    /// <summary>The period that paid the adjustment is closed.</summary>
    public void Post(IncentivePeriodId period) => PostedIn = period;

    private void End(DisputeState state, PersonId by, DateTimeOffset at)
    {
        State = state;
        ResolvedBy = by;
        ResolvedAt = at;
    }

    private void RefuseClosed() => RuleViolation.Unless(IsOpen, "dispute.ended", Number);
}

/// <summary>Somebody who is credited with a deal whose ownership is doubted, as they were when the case was opened.</summary>
public sealed class DisputeParty
{
    private DisputeParty() => DealKey = "";

    internal DisputeParty(PayDisputeId dispute, PersonId person, string dealKey, CreditReason reason, decimal percent, string? channel)
    {
        Id = Guid.CreateVersion7();
        DisputeId = dispute;
        PersonId = person;
        DealKey = dealKey;
        Reason = reason;
        Percent = percent;
        Channel = channel;
    }

    public Guid Id { get; private set; }

    public PayDisputeId DisputeId { get; private set; }

    public PersonId PersonId { get; private set; }

    public string DealKey { get; private set; }

    public CreditReason Reason { get; private set; }

    /// <summary>Part of the deal in percent.</summary>
    public decimal Percent { get; private set; }

    /// <summary>The route by which the deal was sold.</summary>
    public string? Channel { get; private set; }
}

/// <summary>Something said about a dispute.</summary>
public sealed class DisputeMessage
{
    private DisputeMessage()
    {
        Text = "";
    }

    internal DisputeMessage(PayDisputeId dispute, string text, PersonId by, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7(at);
        DisputeId = dispute;
        Text = text;
        By = by;
        At = at;
    }

    public Guid Id { get; private set; }

    public PayDisputeId DisputeId { get; private set; }

    public string Text { get; private set; }

    public PersonId By { get; private set; }

    public DateTimeOffset At { get; private set; }
}

/// <summary>A file that supports a dispute, such as a signed order.</summary>
public sealed class DisputeAttachment
{
    public const int MostBytes = 5 * 1_048_576;

    public const int Most = 10;

    private DisputeAttachment()
    {
        FileName = ContentType = "";
        Content = [];
    }

    internal DisputeAttachment(PayDisputeId dispute, string fileName, string contentType, byte[] content, PersonId by, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7(at);
        DisputeId = dispute;
        FileName = fileName;
        ContentType = contentType;
        Content = content;
        By = by;
        At = at;
    }

    public Guid Id { get; private set; }

    public PayDisputeId DisputeId { get; private set; }

    public string FileName { get; private set; }

    public string ContentType { get; private set; }

    public byte[] Content { get; private set; }

    public PersonId By { get; private set; }

    public DateTimeOffset At { get; private set; }
}
