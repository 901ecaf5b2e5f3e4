using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Strategy;

/// <summary>What an objective says in one version: why, how much of the whole it is, how it is measured, and what it asks of sellers.</summary>
/// <param name="Weight">Share of the strategy in percent; those of a version add up to 100.</param>
/// <param name="Baseline">Where the metric stands, in its unit; a share as a factor, 0.6 for 60 %.</param>
/// <param name="Target">Where it is to be on <paramref name="DueOn"/>, in the same unit.</param>
/// <param name="SellerInstruction">Whom to call, what to sell, what to stop.</param>
/// <param name="Assumption">What must stay true for the objective to make sense.</param>
public sealed record ObjectiveTerms(
    string Title,
    string Why,
    Weight Weight,
    Perspective Perspective,
    ValueLever Lever,
    MetricId? MetricId,
    decimal? Baseline,
    decimal? Target,
    DateOnly? DueOn,
    PersonId? OwnerId,
    string SellerInstruction,
    string Assumption);

/// <summary>An objective as one version of the strategy states it. Changed only through its version, and only while that is a draft.</summary>
public sealed class StrategicObjective
{
    private StrategicObjective()
    {
        Title = Why = SellerInstruction = Assumption = "";
    }

    internal StrategicObjective(StrategyVersionId version, ObjectiveId objective, int position, ObjectiveTerms terms)
        : this()
    {
        VersionId = version;
        ObjectiveId = objective;
        Position = position;
        State(terms);
    }

    public StrategyVersionId VersionId { get; private set; }

    /// <summary>The same in every version, so that goals, pay and feedback survive an amendment.</summary>
    public ObjectiveId ObjectiveId { get; private set; }

    public int Position { get; private set; }

    public string Title { get; private set; }

    public string Why { get; private set; }

    /// <summary>In percent of the strategy.</summary>
    public decimal WeightPercent { get; private set; }

    public Perspective Perspective { get; private set; }

    public ValueLever Lever { get; private set; }

    public MetricId? MetricId { get; private set; }

    public decimal? Baseline { get; private set; }

    public decimal? Target { get; private set; }

    public DateOnly? DueOn { get; private set; }

    public PersonId? OwnerId { get; private set; }

    public string SellerInstruction { get; private set; }

    public string Assumption { get; private set; }

    public ObjectiveTerms Terms => new(
        Title, Why, new Weight(WeightPercent), Perspective, Lever, MetricId, Baseline, Target, DueOn, OwnerId, SellerInstruction, Assumption);

    internal void State(ObjectiveTerms terms)
    {
        RuleViolation.Unless(terms.Title.Trim().Length > 0, "objective.no_title");
        Title = terms.Title.Trim();
        Why = terms.Why.Trim();
        WeightPercent = terms.Weight.Percent;
        Perspective = terms.Perspective;
        Lever = terms.Lever;
        MetricId = terms.MetricId;
        Baseline = terms.Baseline;
        Target = terms.Target;
        DueOn = terms.DueOn;
        OwnerId = terms.OwnerId;
        SellerInstruction = terms.SellerInstruction.Trim();
        Assumption = terms.Assumption.Trim();
    }

    internal IEnumerable<RuleViolation> WhatHindersPublishing(DateOnly horizonEnd)
    {
        if (Why.Length == 0) yield return new RuleViolation("objective.no_why", Title);
        if (MetricId is null) yield return new RuleViolation("objective.no_metric", Title);
        if (Target is null) yield return new RuleViolation("objective.no_target", Title);
        if (DueOn is null) yield return new RuleViolation("objective.no_due_date", Title);
        if (DueOn > horizonEnd) yield return new RuleViolation("objective.due_after_horizon", Title);
        if (OwnerId is null) yield return new RuleViolation("objective.no_owner", Title);
        if (SellerInstruction.Length == 0) yield return new RuleViolation("objective.no_seller_instruction", Title);
        if (WeightPercent == 0) yield return new RuleViolation("objective.no_weight", Title);
    }
}
