using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Sales;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Domain.Tests.Goals;

public class GoalRevisionTests
{
    private static readonly FiscalCalendar Calendar = new(1);
    private static readonly PersonId Boss = PersonId.New();
    private static readonly PersonId Rep = PersonId.New();
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_agreed_counts_until_a_new_version_is()
    {
        var goal = Agreed(100m);
        goal.ProposeChange(new GoalTarget(120m), "The launch comes early.", Boss, Now, new DateOnly(2026, 5, 9));
        Assert.Equal((100m, 120m, GoalState.Agreed, GoalChange.Offered, 1, true), (goal.TargetValue, goal.OnTable.Value, goal.State, goal.Change, goal.Revision, goal.IsOnTable));

        goal.CounterWith(new GoalTarget(110m), "Not that early.", Rep, Now);
        Assert.Equal((100m, GoalChange.Countered, 110m), (goal.TargetValue, goal.Change, goal.Counter!.Value.Value));
        goal.Decide(new GoalTarget(115m), "In between.", Boss, Now);

        Assert.Equal((115m, 2, GoalChange.None, GoalState.Agreed), (goal.TargetValue, goal.Revision, goal.Change, goal.State));
        Assert.Null(goal.RespondBy);
        Assert.Equal(
            [(GoalStepKind.Set, 100m, 1), (GoalStepKind.Offered, 100m, 1), (GoalStepKind.Agreed, 100m, 1), (GoalStepKind.Proposed, 120m, 2), (GoalStepKind.Countered, 110m, 2), (GoalStepKind.Decided, 115m, 2)],
            goal.Steps.Select(step => (step.Kind, step.Value, step.Revision)));
    }

    [Fact]
    public void A_withdrawn_version_leaves_what_was_agreed()
    {
        var goal = Agreed(100m);
        goal.ProposeChange(new GoalTarget(120m), "Why.", Boss, Now);
        goal.WithdrawChange(null, Boss, Now);
        Assert.Equal((100m, 1, false), (goal.TargetValue, goal.Revision, goal.IsOnTable));
        Assert.Equal("goal.nothing_proposed", Refusal(() => goal.WithdrawChange(null, Boss, Now)));
    }

    [Fact]
    public void An_agreed_goal_changes_only_with_a_reason_and_a_closed_one_never()
    {
        var goal = Agreed(100m);
        Assert.Equal("goal.no_reason", Refusal(() => goal.ProposeChange(new GoalTarget(120m), " ", Boss, Now)));
        Assert.Equal("goal.change_is_none", Refusal(() => goal.Revise(new GoalTarget(100m), "Why.", Boss, Now)));
        Assert.Equal("goal.agreed_stays", Refusal(() => goal.Renew(new GoalTarget(120m), null, 0m, Boss, Now)));
        goal.Close(Boss, Now);
        Assert.Equal("goal.closed_stays", Refusal(() => goal.ProposeChange(new GoalTarget(120m), "Why.", Boss, Now)));
        Assert.Equal("goal.closed_stays", Refusal(() => goal.PostponeTo(Calendar.Quarter(2026, 4), null, "Why.", Boss, Now)));
        Assert.Equal("goal.not_agreed_yet", Refusal(() => New(1m).Revise(new GoalTarget(2m), "Why.", Boss, Now)));
    }

    [Fact]
    public void A_postponed_goal_is_offered_again_for_a_later_period_of_the_same_length()
    {
        var goal = Agreed(100m);
        Assert.Equal("goal.not_later", Refusal(() => goal.PostponeTo(Calendar.Quarter(2026, 2), null, "Why.", Boss, Now)));
        Assert.Equal("goal.other_length", Refusal(() => goal.PostponeTo(Calendar.Month(2026, 12), null, "Why.", Boss, Now)));
        goal.PostponeTo(Calendar.Quarter(2026, 3), null, "The showroom opens in August.", Boss, Now);
        Assert.Equal(("2026-Q3", GoalState.Offered, 100m), (goal.PeriodKey, goal.State, goal.TargetValue));
        Assert.Equal("2026-Q2 → 2026-Q3: The showroom opens in August.", goal.Steps.Single(step => step.Kind == GoalStepKind.Postponed).Reason);
    }

    [Fact]
    public void A_joint_set_needs_revenue_profit_and_something_that_is_not_money_and_scores_both_units_alike()
    {
        var (north, service) = (UnitId.New(), UnitId.New());
        Assert.Equal("joint.one_unit_twice", Refusal(() => _ = new JointGoalSet(JointGoalSetId.New(), "Ours", north, north, Calendar.Half(2026, 2))));
        Assert.Equal("joint.half_year_only", Refusal(() => _ = new JointGoalSet(JointGoalSetId.New(), "Ours", north, service, Calendar.Quarter(2026, 2))));
        var set = new JointGoalSet(JointGoalSetId.New(), "Ours", north, service, Calendar.Half(2026, 2));
        var revenue = set.Add(JointGoalKind.Revenue, "Won", MetricId.New(), 100m, 2m);
        var profit = set.Add(JointGoalKind.Profit, "Contribution", null, 50m, 1m);
        Assert.Equal("joint.kind_missing", Refusal(() => set.Agree(north, Boss)));
        var visits = set.Add(JointGoalKind.NonFinancial, "Visits", null, 10m, 1m);
        set.Agree(north, Boss);
        Assert.False(set.IsAgreed);
        set.Agree(service, Rep);
        Assert.True(set.IsAgreed);
        Assert.Equal("joint.agreed_stays", Refusal(() => set.Remove(visits.Id)));
        Assert.Equal("joint.measured_by_metric", Refusal(() => set.Enter(revenue.Id, 1m, new DateOnly(2026, 8, 1))));

        set.Enter(profit.Id, 60m, new DateOnly(2026, 8, 1));
        // Beyond the target counts as reached; what has no data is left out and counted.
        Assert.Equal((((2m * 0.5m) + 1m) / 3m, 1), set.Score(new Dictionary<Guid, decimal?> { [revenue.Id] = 50m }));
        Assert.Equal((null, 3), new Func<(decimal?, int)>(() => Fresh().Score(new Dictionary<Guid, decimal?>()))());

        JointGoalSet Fresh()
        {
            var fresh = new JointGoalSet(JointGoalSetId.New(), "Ours", north, service, Calendar.Half(2026, 2));
            foreach (var kind in Enum.GetValues<JointGoalKind>()) fresh.Add(kind, "x", null, 1m, 1m);
            return fresh;
        }
    }

    [Fact]
    public void A_strategic_exception_is_decided_once_and_leaves_a_target()
    {
        var smaller = new StrategicException(StrategicExceptionId.New(), DealId.New(), GoalId.New(), ExceptionCompensation.SmallerTarget, 30m, "A reference for the company.", Rep, Now);
        Assert.Equal(70m, smaller.Apply(new GoalTarget(100m)).Value);
        Assert.Equal("exception.nothing_left", Refusal(() => smaller.Apply(new GoalTarget(30m))));
        smaller.Decide(true, "Yes.", Boss, Now);
        Assert.Equal("exception.decided_already", Refusal(() => smaller.Decide(false, "No.", Boss, Now)));
        var credit = new StrategicException(StrategicExceptionId.New(), DealId.New(), GoalId.New(), ExceptionCompensation.Credit, 30m, "Why.", Rep, Now);
        Assert.Equal(100m, credit.Apply(new GoalTarget(100m)).Value);
    }

    private static Goal New(decimal target) => new(
        GoalId.New(), ObjectiveId.New(), MetricId.New(), null, Rep, Calendar.Quarter(2026, 2), TargetShape.Amount, new GoalTarget(target), null, 0m, Boss, Now);

    private static Goal Agreed(decimal target)
    {
        var goal = New(target);
        goal.Offer(Boss, Now);
        goal.Agree(Rep, Now);
        return goal;
    }

    private static string Refusal(Action action) => Assert.Throws<RuleViolation>(action).Code;
}
