using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Incentives.Checks;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Tests.Incentives;

public class PlanVersionTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly PersonId Writer = PersonId.New();
    private static readonly PersonId Other = PersonId.New();

    [Fact]
    public void A_plan_goes_from_draft_over_approval_by_another_to_force()
    {
        var plan = Plan();
        Assert.Equal("plan.not_approved", Code(() => plan.Publish(Other, Now)));
        Assert.Equal("plan.four_eyes", Code(() => plan.Approve(Writer, Now)));
        plan.Approve(Other, Now);
        Assert.Equal((PlanVersionState.Approved, Other), (plan.Draft!.State, plan.Draft.ApprovedBy));
        plan.Publish(Writer, Now);
        Assert.Null(plan.Draft);
        Assert.Equal("plan.no_draft", Code(() => plan.Approve(Other, Now)));
    }

    [Fact]
    public void A_change_takes_approval_and_waivers_back()
    {
        var plan = Plan();
        plan.Waive(new FitWaiver("fit.against", null, " Ramp ", Other, Now));
        Assert.Equal("Ramp", Assert.Single(plan.Draft!.Waivers).Reason);
        Assert.Equal("plan.waiver_without_reason", Code(() => plan.Waive(new FitWaiver("fit.against", null, " ", Other, Now))));
        plan.Approve(Other, Now);
        plan.Write(plan.Draft.Terms, Writer, Now);
        Assert.Equal((PlanVersionState.Draft, null, 0), (plan.Draft.State, plan.Draft.ApprovedBy, plan.Draft.Waivers.Count));
    }

    [Fact]
    public void A_later_version_ends_the_one_before_and_a_published_one_stays()
    {
        var plan = Plan();
        plan.Approve(Other, Now);
        plan.Publish(Writer, Now);
        var next = plan.Write(new PlanTerms(new DateOnly(2026, 7, 1), Components()), Other, Now);
        plan.Approve(Writer, Now);
        plan.Publish(Writer, Now);
        Assert.Equal((2, new DateOnly(2026, 6, 30)), (next.Number, plan.Versions[0].EffectiveTo));
        plan.Write(new PlanTerms(new DateOnly(2026, 7, 1), Components()), Other, Now);
        plan.Approve(Writer, Now);
        Assert.Equal("plan.later_version_in_force", Code(() => plan.Publish(Writer, Now)));
    }

    [Fact]
    public void A_pay_mix_names_a_role_once_and_leaves_some_variable_pay()
    {
        Assert.Equal("pay_mix.out_of_range", Code(() => _ = new PayMix(MembershipRole.Rep, 100)));
        Assert.Equal("pay_mix.role_twice", Code(() => Plan(new PayMix(MembershipRole.Rep, 50), new PayMix(MembershipRole.Rep, 70))));
    }

    [Fact]
    public void Another_quota_or_rule_is_another_document_and_another_scale_of_a_number_is_not()
    {
        var plan = Plan();
        var version = plan.Draft!;
        PlanParticipant With(decimal quota) => new(plan.Id, Writer, new DateRange(new DateOnly(2026, 1, 1), null), [new PeriodAmount(quota, new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31))], []);
        var print = PlanFingerprint.Of(version, With(100m));
        Assert.Equal(print, PlanFingerprint.Of(version, With(100.00m)));
        Assert.NotEqual(print, PlanFingerprint.Of(version, With(101m)));
        plan.Write(new PlanTerms(version.EffectiveFrom, Components(0.06m)), Writer, Now);
        Assert.NotEqual(print, PlanFingerprint.Of(version, With(100m)));
    }

    [Fact]
    public void A_plan_is_signed_with_the_own_name()
    {
        var person = new Person(PersonId.New(), "Ann Smith");
        Assert.Equal("plan_document.other_name", Code(() => _ = new PlanAcceptance(PlanVersionId.New(), person, "Ann", "x", Now)));
        Assert.Equal("ann smith", new PlanAcceptance(PlanVersionId.New(), person, " ann smith ", "x", Now).TypedName);
    }

    private static IncentivePlan Plan(params PayMix[] mixes) => new("Plan", new Currency("USD"), new PlanTerms(new DateOnly(2026, 1, 1), Components(), mixes), Writer, Now);

    private static IReadOnlyList<Component> Components(decimal rate = 0.05m) =>
        [new CommissionComponent { Id = new Guid("00000000-0000-0000-0000-000000000001"), Name = "A", Rates = RateTable.Flat(rate) }];

    private static string Code(Action action) => Assert.Throws<RuleViolation>(action).Code;
}
