using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Strategy;

/// <summary>What a strategy says of itself: what the company will do, why, until when, and in which posture.</summary>
public sealed record StrategyTerms(string Title, string Narrative, string Rationale, StrategyType Type, DateOnly HorizonFrom, DateOnly HorizonTo);

/// <summary>
/// One version of the strategy with its objectives. A draft may be changed at will; once published it is what everybody was told and stays as it
/// is for ever (a trigger of the database says so too): the next thought is an amendment, which makes the next version.
/// </summary>
public sealed class StrategyVersion
{
    private readonly List<StrategicObjective> _objectives = [];

    private StrategyVersion()
    {
        Title = Narrative = Rationale = "";
    }

    private StrategyVersion(StrategyId strategy, int number, StrategyTerms terms)
        : this()
    {
        Id = StrategyVersionId.New();
        StrategyId = strategy;
        Number = number;
        Take(terms);
    }

    public StrategyVersionId Id { get; private set; }

    public StrategyId StrategyId { get; private set; }

    /// <summary>1 for the first, one more for each amendment.</summary>
    public int Number { get; private set; }

    public string Title { get; private set; }

    public string Narrative { get; private set; }

    /// <summary>The "why".</summary>
    public string Rationale { get; private set; }

    public StrategyType Type { get; private set; }

    public DateOnly HorizonFrom { get; private set; }

    public DateOnly HorizonTo { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    public PersonId? PublishedBy { get; private set; }

    /// <summary>Why the version before it no longer holds; empty in the first.</summary>
    public string? AmendmentReason { get; private set; }

    /// <summary>What set the amendment off: a signal, a review, an event outside.</summary>
    public string? AmendmentTrigger { get; private set; }

    public AmendmentPath? AmendmentPath { get; private set; }

    public IReadOnlyList<StrategicObjective> Objectives => _objectives;

    public bool IsPublished => PublishedAt is not null;

    public static StrategyVersion First(StrategyTerms terms) => new(StrategyId.New(), 1, terms);

    /// <summary>The next version as a draft that starts from this one's words and objectives.</summary>
    /// <exception cref="RuleViolation">This version is itself a draft, or reason or trigger are missing.</exception>
    public StrategyVersion Amend(string reason, string trigger, AmendmentPath path)
    {
        RuleViolation.Unless(IsPublished, "strategy.draft_needs_no_amendment");
        if (reason.Trim().Length == 0) throw new RuleViolation("strategy.amendment_without_reason") { Field = "Reason" };
        if (trigger.Trim().Length == 0) throw new RuleViolation("strategy.amendment_without_trigger") { Field = "Trigger" };
        var next = new StrategyVersion(StrategyId, Number + 1, new(Title, Narrative, Rationale, Type, HorizonFrom, HorizonTo))
        {
            AmendmentReason = reason.Trim(),
            AmendmentTrigger = trigger.Trim(),
            AmendmentPath = path,
        };
        foreach (var objective in _objectives.OrderBy(objective => objective.Position))
        {
            next._objectives.Add(new StrategicObjective(next.Id, objective.ObjectiveId, objective.Position, objective.Terms));
        }
        return next;
    }

    public void Revise(StrategyTerms terms)
    {
        MustBeDraft();
        Take(terms);
    }

    public StrategicObjective AddObjective(ObjectiveId id, ObjectiveTerms terms)
    {
        MustBeDraft();
        RuleViolation.Unless(_objectives.TrueForAll(objective => objective.ObjectiveId != id), "objective.already_in_version");
        var objective = new StrategicObjective(Id, id, _objectives.Count == 0 ? 1 : _objectives.Max(o => o.Position) + 1, terms);
        _objectives.Add(objective);
        return objective;
    }

    public void ReviseObjective(ObjectiveId id, ObjectiveTerms terms)
    {
        MustBeDraft();
        Find(id).State(terms);
    }

    public void RemoveObjective(ObjectiveId id)
    {
        MustBeDraft();
        _objectives.Remove(Find(id));
    }

    /// <summary>Everything that stands between this draft and its publication; empty when it may be published.</summary>
    public IReadOnlyList<RuleViolation> WhatHindersPublishing()
    {
        var hindrances = new List<RuleViolation>();
        if (Narrative.Length == 0) hindrances.Add(new RuleViolation("strategy.no_narrative"));
        if (Rationale.Length == 0) hindrances.Add(new RuleViolation("strategy.no_rationale"));
        if (_objectives.Count == 0) hindrances.Add(new RuleViolation("strategy.no_objectives"));
        var total = _objectives.Sum(objective => objective.WeightPercent);
        if (_objectives.Count > 0 && total != 100m) hindrances.Add(new RuleViolation("strategy.weights_not_100", total));
        foreach (var objective in _objectives.OrderBy(objective => objective.Position)) hindrances.AddRange(objective.WhatHindersPublishing(HorizonTo));
        return hindrances;
    }

    /// <exception cref="RuleViolation">Already published, or something hinders it; see <see cref="WhatHindersPublishing"/>.</exception>
    public void Publish(PersonId by, DateTimeOffset now)
    {
        MustBeDraft();
        if (WhatHindersPublishing() is [var first, ..]) throw first;
        PublishedAt = now;
        PublishedBy = by;
    }

    private void Take(StrategyTerms terms)
    {
        if (terms.Title.Trim().Length == 0) throw new RuleViolation("strategy.no_title") { Field = "Title" };
        if (terms.HorizonTo <= terms.HorizonFrom) throw new RuleViolation("strategy.horizon_ends_before_it_begins") { Field = "HorizonTo" };
        Title = terms.Title.Trim();
        Narrative = terms.Narrative.Trim();
        Rationale = terms.Rationale.Trim();
        Type = terms.Type;
        HorizonFrom = terms.HorizonFrom;
        HorizonTo = terms.HorizonTo;
    }

    private StrategicObjective Find(ObjectiveId id) =>
        _objectives.Find(objective => objective.ObjectiveId == id) ?? throw new RuleViolation("objective.not_in_version");

    private void MustBeDraft() => RuleViolation.Unless(!IsPublished, "strategy.published_is_immutable");
}
