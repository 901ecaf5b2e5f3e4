using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals.Behaviour;

namespace SalesAlign.Domain.Tests.Goals.Behaviour;

public class VisitPlanTests
{
    private static readonly DateOnly First = new(2026, 4, 1);

    private static readonly DateOnly Last = new(2026, 6, 30);

    [Fact]
    public void Named_accounts_ask_for_a_visit_each_and_else_the_driver_tree_by_the_share_of_visits()
    {
        Assert.Equal(new VisitTarget(14, VisitOrigin.NamedAccounts), VisitPlan.Target(14, 400, 20, 100));
        Assert.Equal(new VisitTarget(81, VisitOrigin.DriverTree), VisitPlan.Target(0, 401, 20, 100));
        // Nobody knows how many of the contacts are visits, or how many contacts it takes.
        Assert.Null(VisitPlan.Target(0, 400, 0, 100));
        Assert.Null(VisitPlan.Target(0, null, 20, 100));
        Assert.Throws<RuleViolation>(() => VisitPlan.Target(0, 400, 101, 100));
    }

    [Fact]
    public void Weeks_run_from_Monday_to_Sunday_within_the_period_and_what_lies_ahead_has_no_visits()
    {
        var weeks = VisitPlan.Weeks(First, Last, new(65, VisitOrigin.DriverTree), [new(new(2026, 4, 1), 2), new(new(2026, 4, 5), 1), new(new(2026, 4, 6), 4)], new(2026, 4, 8));

        Assert.Equal(new VisitSpan(First, new(2026, 4, 5), 3, 3), weeks[0]);
        Assert.Equal(new VisitSpan(new(2026, 4, 6), new(2026, 4, 12), 5, 4), weeks[1]);
        Assert.Equal(new VisitSpan(new(2026, 6, 29), Last, 2, null), weeks[^1]);
        Assert.Equal([22L, 21L, 22L], VisitPlan.Months(First, Last, new(65, VisitOrigin.DriverTree), [], new(2026, 4, 8)).Select(month => month.Planned!.Value));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(14)]
    [InlineData(1_003)]
    public void Weeks_and_months_add_up_to_the_plan(long visits)
    {
        var target = new VisitTarget(visits, VisitOrigin.NamedAccounts);
        foreach (var last in new[] { First, new DateOnly(2026, 4, 5), Last, new DateOnly(2027, 3, 31) })
        {
            Assert.Equal(visits, VisitPlan.Weeks(First, last, target, [], First).Sum(week => week.Planned));
            Assert.Equal(visits, VisitPlan.Months(First, last, target, [], First).Sum(month => month.Planned));
        }
        // A Saturday alone has no working day: all is due at its end.
        Assert.Equal(visits, VisitPlan.Weeks(new(2026, 4, 4), new(2026, 4, 4), target, [], First).Sum(week => week.Planned));
    }

    [Fact]
    public void Without_a_plan_visits_are_still_counted() =>
        Assert.Equal(new VisitSpan(First, new(2026, 4, 5), null, 2), VisitPlan.Weeks(First, Last, null, [new(First, 2)], Last)[0]);

    [Fact]
    public void The_pack_of_probability_asks_for_exams_and_tenure_and_both_come_from_the_records()
    {
        Assert.Contains(BehaviourMeasure.ExamPassRate, MeasureGuard.PackOf(Paradigm.Probability));
        Assert.Contains(BehaviourMeasure.Tenure, MeasureGuard.PackOf(Paradigm.Probability));
        Assert.DoesNotContain(BehaviourMeasure.ExamPassRate, MeasureGuard.PackOf(Paradigm.Project));

        var readiness = SellerReadiness.Of([new("Selling", 3, 3), new("Grid", 2, 1)], [new(2026, 3, 31), new(2025, 4, 15), new(2024, 4, 1), new(2026, 7, 1)], new(2026, 4, 30));
        Assert.Equal((5, 4, 0.8m), (readiness.Taken, readiness.Passed, readiness.PassRate));
        Assert.Equal(["Grid", "Selling"], readiness.Topics.Select(topic => topic.Topic));
        // 0, 12 and 24 whole months; the one who comes in July does not count yet.
        Assert.Equal((12, 3), (readiness.TenureMonths, readiness.Sellers));
        Assert.Equal((null, null), (SellerReadiness.Of([], [], new(2026, 4, 30)).PassRate, SellerReadiness.Of([], [], new(2026, 4, 30)).TenureMonths));
        Assert.Throws<RuleViolation>(() => SellerReadiness.Of([new("Grid", 1, 2)], [], new(2026, 4, 30)));
    }

    [Fact]
    public void Referrals_yield_deals_per_call_and_nothing_is_said_without_a_call()
    {
        Assert.Equal((0.75m, 0.25m), (new ReferralYield(4, 3, 1).EngagedPerCall, new ReferralYield(4, 3, 1).WonPerCall));
        Assert.Null(new ReferralYield(0, 1, 1).WonPerCall);
    }
}
