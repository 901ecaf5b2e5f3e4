using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Domain.Goals;

/// <summary>How far a goal has come in its negotiation.</summary>
public enum GoalState
{
    Draft,
    Offered,
    Countered,
    Agreed,
    Closed,
}

/// <summary>How far the negotiation of a new version of an agreed goal has come.</summary>
public enum GoalChange
{
    None,
    Offered,
    Countered,
}

/// <summary>
/// A goal's number in its metric's unit. Of a ratio both parts are kept, because they add up where the ratio does not; of an amount or count
/// the value is the whole of it.
/// </summary>
public readonly record struct GoalTarget
{
    public GoalTarget(decimal value, decimal? denominator = null)
    {
        RuleViolation.Unless(value >= 0, "goal.negative_target", value);
        RuleViolation.Unless(denominator is null or > 0, "goal.denominator_not_positive", denominator ?? 0m);
        Value = value;
        Denominator = denominator;
    }

    /// <summary>The amount or count; of a ratio its numerator.</summary>
    public decimal Value { get; }

    public decimal? Denominator { get; }

    /// <summary>What the goal is compared by: the amount or count, or numerator ÷ denominator.</summary>
    public decimal Measure => Denominator is { } denominator ? Value / denominator : Value;
}

/// <summary>What one unit or person is to reach for an objective in a period. Every number that was ever on the table is kept as a step.</summary>
public sealed partial class Goal
{
    private readonly List<GoalStep> _steps = [];

    private Goal()
    {
        PeriodKey = "";
    }

    /// <exception cref="RuleViolation">It belongs to nobody or to a unit and a person at once, or shape and target do not fit.</exception>
    public Goal(
        GoalId id, ObjectiveId objective, MetricId metric, UnitId? unit, PersonId? person, Period period, TargetShape shape, GoalTarget target, GoalId? parent,
        decimal overAssignmentPercent, PersonId? by, DateTimeOffset now)
        : this()
    {
        RuleViolation.Unless(unit is null != person is null, "goal.one_owner");
        RuleViolation.Unless(parent != id, "goal.own_parent");
        RuleViolation.Unless(overAssignmentPercent is >= 0 and <= 100, "goal.over_assignment_out_of_range", overAssignmentPercent);
        Id = id;
        ObjectiveId = objective;
        MetricId = metric;
        UnitId = unit;
        PersonId = person;
        PeriodKey = period.Key;
        PeriodFirst = period.First;
        PeriodLast = period.Last;
        Shape = shape;
        ParentId = parent;
        OverAssignmentPercent = overAssignmentPercent;
        Take(target);
        State = GoalState.Draft;
        Revision = 1;
        Record(GoalStepKind.Set, by, now, null);
    }

    public GoalId Id { get; private set; }

    public ObjectiveId ObjectiveId { get; private set; }

    public MetricId MetricId { get; private set; }

    /// <summary>The unit that carries it; empty where a person does.</summary>
    public UnitId? UnitId { get; private set; }

    public PersonId? PersonId { get; private set; }

    public string PeriodKey { get; private set; }

    public DateOnly PeriodFirst { get; private set; }

    public DateOnly PeriodLast { get; private set; }

    public TargetShape Shape { get; private set; }

    /// <summary>The amount or count; of a ratio its numerator.</summary>
    public decimal TargetValue { get; private set; }

    /// <summary>Of a ratio only.</summary>
    public decimal? TargetDenominator { get; private set; }

    /// <summary>The goal above it, of the same period, to which this one counts.</summary>
    public GoalId? ParentId { get; private set; }

    /// <summary>How much more than this goal is given out to those below, in percent of it.</summary>
    public decimal OverAssignmentPercent { get; private set; }

    public GoalState State { get; private set; }

    /// <summary>What the owner proposes instead, while a counter-proposal is on the table and afterwards.</summary>
    public decimal? CounterValue { get; private set; }

    public decimal? CounterDenominator { get; private set; }

    /// <summary>Counts the numbers that were ever agreed or first set: 1 until an agreed number is changed.</summary>
    public int Revision { get; private set; }

    /// <summary>A new number that is on the table while the agreed one still counts.</summary>
    public decimal? ProposedValue { get; private set; }

    public decimal? ProposedDenominator { get; private set; }

    public GoalChange Change { get; private set; }

    /// <summary>The day by which its owner is to answer; empty where there is no hurry, or nothing to answer.</summary>
    public DateOnly? RespondBy { get; private set; }

    public IReadOnlyList<GoalStep> Steps => _steps;

    /// <summary>Its owner has something to answer: a first number, or a new version of an agreed one.</summary>
    public bool IsOnTable => State is GoalState.Offered or GoalState.Countered || Change != GoalChange.None;

    /// <summary>What is on offer: the new version where there is one, else the number itself.</summary>
    public GoalTarget OnTable => ProposedValue is { } value ? new GoalTarget(value, ProposedDenominator) : Target;

    public GoalTarget Target => new(TargetValue, TargetDenominator);

    public GoalTarget? Counter => CounterValue is { } value ? new GoalTarget(value, CounterDenominator) : null;

    /// <summary>A new number from above, before anything was agreed; the negotiation begins anew and the earlier numbers stay in its history.</summary>
    /// <exception cref="RuleViolation">The goal is agreed: what was agreed is not replaced by a cascade.</exception>
    public void Renew(GoalTarget target, GoalId? parent, decimal overAssignmentPercent, PersonId? by, DateTimeOffset now)
    {
        RuleViolation.Unless(State is not (GoalState.Agreed or GoalState.Closed), "goal.agreed_stays");
        RuleViolation.Unless(parent != Id, "goal.own_parent");
        RuleViolation.Unless(overAssignmentPercent is >= 0 and <= 100, "goal.over_assignment_out_of_range", overAssignmentPercent);
        ParentId = parent;
        OverAssignmentPercent = overAssignmentPercent;
        if (target == Target && State == GoalState.Draft) return;
        Take(target);
        CounterValue = CounterDenominator = null;
        State = GoalState.Draft;
        Record(GoalStepKind.Set, by, now, null);
    }

    /// <summary>Puts the number to its owner.</summary>
    public void Offer(PersonId? by, DateTimeOffset now, DateOnly? respondBy = null)
    {
        RuleViolation.Unless(State == GoalState.Draft, "goal.already_offered");
        State = GoalState.Offered;
        RespondBy = respondBy;
        Record(GoalStepKind.Offered, by, now, null);
    }

    /// <summary>The owner proposes another number and says why.</summary>
    /// <exception cref="RuleViolation">Nothing is on offer, the reason is missing, or the number is the one offered.</exception>
    public void CounterWith(GoalTarget proposal, string reason, PersonId by, DateTimeOffset now)
    {
        RuleViolation.Unless(IsOnTable, "goal.nothing_on_offer");
        MustGiveReason(reason);
        MustFitShape(proposal);
        if (proposal == OnTable) throw new RuleViolation("goal.counter_is_the_offer") { Field = "Value" };
        CounterValue = proposal.Value;
        CounterDenominator = proposal.Denominator;
        if (Change != GoalChange.None) Change = GoalChange.Countered;
        else State = GoalState.Countered;
        Record(GoalStepKind.Countered, by, now, reason, proposal);
    }

    /// <summary>The number on offer is accepted as it is.</summary>
    public void Agree(PersonId? by, DateTimeOffset now)
    {
        RuleViolation.Unless(IsOnTable, "goal.nothing_on_offer");
        Settle(OnTable);
        Record(GoalStepKind.Agreed, by, now, null);
    }

    /// <summary>Whoever stands above ends the negotiation with a number and a reason; both numbers stay visible.</summary>
    public void Decide(GoalTarget decided, string reason, PersonId by, DateTimeOffset now)
    {
        RuleViolation.Unless(IsOnTable, "goal.nothing_on_offer");
        MustGiveReason(reason);
        MustFitShape(decided);
        Settle(decided);
        Record(GoalStepKind.Decided, by, now, reason);
    }

    /// <summary>Counts it to another goal from now on, or to none. The numbers that were agreed stay as they are.</summary>
    public void CountTo(GoalId? parent)
    {
        RuleViolation.Unless(parent != Id, "goal.own_parent");
        ParentId = parent;
    }

    /// <summary>No further change: its period is over and the result counts.</summary>
    public void Close(PersonId? by, DateTimeOffset now)
    {
        RuleViolation.Unless(State == GoalState.Agreed, "goal.only_agreed_close");
        ClearProposal();
        State = GoalState.Closed;
        Record(GoalStepKind.Closed, by, now, null);
    }

    private void Take(GoalTarget target)
    {
        MustFitShape(target);
        TargetValue = target.Value;
        TargetDenominator = target.Denominator;
    }

    private void MustFitShape(GoalTarget target)
    {
        RuleViolation.Unless((Shape == TargetShape.Ratio) == target.Denominator is not null, "goal.denominator_belongs_to_ratio");
        RuleViolation.Unless(Shape != TargetShape.Count || decimal.Truncate(target.Value) == target.Value, "goal.count_is_whole", target.Value);
    }

    private static void MustGiveReason(string reason)
    {
        if (reason.Trim().Length == 0) throw new RuleViolation("goal.no_reason") { Field = "Reason" };
    }

    private void Record(GoalStepKind kind, PersonId? by, DateTimeOffset now, string? reason, GoalTarget? number = null) =>
        _steps.Add(new GoalStep(Id, kind, number ?? Target, by, now, reason?.Trim(), Revision + (Change == GoalChange.None ? 0 : 1)));
}
