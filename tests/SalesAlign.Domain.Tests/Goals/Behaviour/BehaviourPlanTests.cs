using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Behaviour;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Tests.Common;

namespace SalesAlign.Domain.Tests.Goals.Behaviour;

public class BehaviourPlanTests
{
    private static readonly PersonId Rita = PersonId.New();
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly ParadigmIndicators ManySmall = new(2_000, 0.8m, 0.9m);

    [Fact]
    public void The_recommended_paradigm_needs_no_reason_and_brings_its_measures()
    {
        var plan = new BehaviourPlan(GoalId.New(), new(Paradigm.Probability, ManySmall, null, "ignored"), Rita, Now);
        Assert.False(plan.IsOverride);
        Assert.Null(plan.Choice.OverrideReason);
        Assert.Contains(plan.Measures, measure => measure.Measure == BehaviourMeasure.Calls);
        Assert.Equal(("paradigm.override_needs_reason", "OverrideReason"), Refusal(() => plan.Choose(new(Paradigm.Project, ManySmall, null, " "), Rita, Now)));
        plan.Choose(new(Paradigm.Project, ManySmall, "Hotels", "Two hotel groups decide it all."), Rita, Now);
        Assert.True(plan.IsOverride);
        Assert.DoesNotContain(plan.Measures, measure => measure.Measure == BehaviourMeasure.Calls);
    }

    [Fact]
    public void Wrong_measures_are_forbidden_and_doubtful_ones_allowed()
    {
        var project = new BehaviourPlan(GoalId.New(), new(Paradigm.Project, new(5, 0.1m, 0.1m), null, null), Rita, Now);
        Assert.Equal(MeasureGuard.ActivityCountOnProject, Refusal(() => project.Ask([new(BehaviourMeasure.Calls, BehaviourRole.Other)], Rita, Now)).Code);
        var named = new BehaviourPlan(GoalId.New(), new(Paradigm.Behaviour, new(100, 0.5m, 0.5m), null, null), Rita, Now);
        Assert.Equal(MeasureGuard.SigningOnPresales, Refusal(() => named.Ask([new(BehaviourMeasure.Signing, BehaviourRole.Presales)], Rita, Now)).Code);
        named.Ask([new(BehaviourMeasure.Reach, BehaviourRole.BusinessDevelopment)], Rita, Now);
        Assert.Equal(MeasureGuard.StageOfAnotherRole, MeasureGuard.Flag(Paradigm.Behaviour, named.Measures[0].Measure, named.Measures[0].Role));
    }

    [Fact]
    public void Every_paradigms_own_pack_passes_its_own_guard()
    {
        foreach (var paradigm in Enum.GetValues<Paradigm>())
        {
            foreach (var measure in MeasureGuard.PackOf(paradigm)) Assert.Null(MeasureGuard.Flag(paradigm, measure, MeasureGuard.RoleOf(measure)));
        }
    }

    [Fact]
    public void Each_segment_has_its_own_paradigm_with_its_reason_and_measures()
    {
        var plan = new BehaviourPlan(GoalId.New(), new(Paradigm.Probability, ManySmall, null, null), Rita, Now);
        ParadigmIndicators few = new(12, 0.2m, 0.1m), middle = new(120, 0.5m, 0.5m);
        plan.ChooseFor([new(" Hotels ", few, Paradigm.Project, "ignored"), new("Clinics", middle, Paradigm.Probability, "Small orders by telephone.")], Rita, Now);
        Assert.Equal(
            [("Hotels", Paradigm.Project, Paradigm.Project, null), ("Clinics", Paradigm.Probability, Paradigm.Behaviour, "Small orders by telephone.")],
            plan.Segments.Select(segment => (segment.Segment, segment.Chosen, segment.Recommended, segment.OverrideReason)));
        Assert.Equal([BehaviourMeasure.Milestones, BehaviourMeasure.Retrospectives], plan.Segments[0].Measures.Select(measure => measure.Measure));
        Assert.Equal([BehaviourMeasure.Calls, BehaviourMeasure.Visits, BehaviourMeasure.Leads], MeasureGuard.ForbiddenBy(Paradigm.Project));
        Assert.Empty(MeasureGuard.ForbiddenBy(Paradigm.Probability));
        // Nothing refused changes what was there.
        Assert.Equal(("paradigm.segment_override_needs_reason", "Segments"), Refusal(() => plan.ChooseFor([new("Hotels", few, Paradigm.Behaviour)], Rita, Now)));
        Assert.Equal("paradigm.segment_twice", Refusal(() => plan.ChooseFor([new("Hotels", few, Paradigm.Project), new("hotels", few, Paradigm.Project)], Rita, Now)).Code);
        Assert.Equal("paradigm.segment_without_name", Refusal(() => plan.ChooseFor([new(" ", few, Paradigm.Project)], Rita, Now)).Code);
        Assert.Equal(MeasureGuard.ActivityCountOnProject, Refusal(() => plan.ChooseFor([new("Hotels", few, Paradigm.Project, null, [new(BehaviourMeasure.Calls, BehaviourRole.Other)])], Rita, Now)).Code);
        Assert.Equal(2, plan.Segments.Count);
    }

    [Fact]
    public void Indicators_are_observed_where_deals_are_many_enough_and_assumed_to_be_half_else()
    {
        Assert.Equal(new ParadigmIndicators(40, 0.8m, 0.3m), ParadigmSelector.Observed(40, 5, 0.8m, 0.7m));
        Assert.Equal(new ParadigmIndicators(40, 0.5m, 0.5m), ParadigmSelector.Observed(40, 4, 0.8m, 0.7m));
        Assert.Equal(new ParadigmIndicators(40, 0.5m, 0.5m), ParadigmSelector.Observed(40, 50, null, null));
    }

    [Fact]
    public void A_milestone_is_reached_only_with_what_was_learnt()
    {
        var milestone = new ProjectMilestone(ProjectMilestoneId.New(), GoalId.New(), new("Proof of concept", new(2026, 6, 30), LeadTimeDays: 30));
        Assert.Equal(new DateOnly(2026, 5, 31), milestone.AskBy);
        Assert.Equal(("milestone.no_retrospective", "Retrospective"), Refusal(() => milestone.Reach(new(2026, 6, 20), "")));
        milestone.Reach(new(2026, 6, 20), "The architect decides earlier than the owner.");
        Assert.NotNull(milestone.ReachedOn);
    }

    [Fact]
    public void The_nearest_large_enough_sample_gives_the_rate()
    {
        RateSample own = new(RateOrigin.Person, 3, 10), team = new(RateOrigin.Team, 30, 150), company = new(RateOrigin.Company, 300, 2_000);
        Assert.Equal(new ObservedRate(0.2m, 150, RateOrigin.Team), RateChoice.Of([own, team, company]));
        Assert.Equal(RateOrigin.Person, RateChoice.Of([own with { Cases = 20 }, team, company])!.Origin);
        Assert.Equal(new ObservedRate(0.3m, 10, RateOrigin.Person), RateChoice.Of([own, new(RateOrigin.Team, 1, 5)]));
        Assert.Null(RateChoice.Of([new(RateOrigin.Person, 0, 500), new(RateOrigin.Company, 0, 0)]));
    }

    [Fact]
    public void Working_days_are_counted_as_one_counts_them_on_a_calendar() => Law.Holds(random =>
    {
        var first = new DateOnly(2026, 1, 1).AddDays(random.Next(0, 700));
        var last = first.AddDays(random.Next(-3, 400));
        var counted = 0;
        for (var day = first; day <= last; day = day.AddDays(1)) counted += day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 0 : 1;
        Assert.Equal(counted, WorkingDays.Between(first, last));
    });

    [Fact]
    public void Every_lever_belongs_to_one_variable() =>
        Assert.Equal(Enum.GetValues<EfficiencyLever>().Order(), Enum.GetValues<EfficiencyVariable>().SelectMany(EfficiencyLevers.Of).Order());

    private static (string Code, string? Field) Refusal(Action act)
    {
        var violation = Assert.Throws<RuleViolation>(act);
        return (violation.Code, violation.Field);
    }
}
