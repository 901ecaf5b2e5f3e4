using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Tests.Incentives;

public sealed class MyPayTests
{
    [Fact]
    public async Task Pay_so_far_is_what_pay_day_will_say()
    {
        await using var company = await PayingCompany.CreateAsync();
        await company.PublishedPlanAsync();
        await company.SellAsync(company.Ann, "D1", new DateOnly(2017, 2, 1), 80_000, company.Ideal, company.Strategic);
        await company.SellAsync(company.Ann, "D2", new DateOnly(2017, 3, 1), 10_000, company.Large, company.Plain);

        var live = await company.DoAsync(company.Get<GetMyPay>(), company.Ann, new("2017-Q1"));

        Assert.Equal((11_700m, 2, 0, 600m), (live.Earned, live.PaidDeals, live.UnpaidDeals, live.Missed));
        Assert.Null(live.Statement);
        Assert.Equal(4_931.51m, live.TargetIncentive); // 20,000 × 90 of 365 days
        var standing = Assert.Single(live.Standings, s => s.Component == company.CommissionId);
        Assert.Equal((90_000m, 0.05m, 100_000m, 0.08m), (standing.Credit, standing.Rate, standing.NextBracketAt, standing.NextRate));

        var period = await company.CalculatedAsync("2017-Q1");
        await company.CloseAsync(period);
        var paid = await company.DoAsync(company.Get<GetMyPay>(), company.Ann, new("2017"));
        Assert.Equal((live.Earned, IncentivePeriodState.Closed), (paid.Earned, paid.State));
        Assert.Equal((await company.StatementAsync(period, company.Ann)).Id, paid.Statement);
        Assert.False((await company.DoAsync(company.Get<GetMyPay>(), company.Mia, new("2017-Q1"))).TakesPart);
    }

    [Fact]
    public async Task A_rule_by_deal_stands_at_the_deals_of_its_own_period()
    {
        await using var company = await PayingCompany.CreateAsync();
        await company.PublishedPlanAsync();
        await company.SellAsync(company.Ann, "D1", new DateOnly(2017, 2, 1), 80_000, company.Ideal, company.Strategic);
        await company.SellAsync(company.Ann, "D2", new DateOnly(2017, 5, 1), 30_000, company.Ideal, company.Plain);

        var second = await company.DoAsync(company.Get<GetMyPay>(), company.Ann, new("2017-Q2"));

        // The year's credit for the table that looks at the year, the quarter's for the one that looks at single deals.
        Assert.Equal(110_000m, Assert.Single(second.Standings, s => s.Component == company.CommissionId).Credit);
        Assert.Equal(30_000m, Assert.Single(second.Standings, s => s.Component == company.IdealId).Credit);
    }

    [Fact]
    public async Task The_next_deal_is_worth_what_it_pays_itself_and_what_it_lifts_earlier_deals_to()
    {
        await using var company = await PayingCompany.CreateAsync();
        await company.PublishedPlanAsync();
        await company.SellAsync(company.Ann, "D1", new DateOnly(2017, 2, 1), 80_000, company.Large, company.Plain);

        var strategic = await company.DoAsync(company.Get<EstimateNextDeal>(), company.Ann, new("2017-Q1", 20_000, Product: company.Strategic));
        // 20,000 × 8 %, 20,000 × 6 % × 1.5, and 80,000 lifted from 5 % to 8 %.
        Assert.Equal((1_600m + 1_800m + 2_400m, 2_400m), (strategic.Pays, strategic.Lifts));

        var wrong = await company.DoAsync(company.Get<EstimateNextDeal>(), company.Ann, new("2017-Q1", 10_000, Product: company.Plain, IdealCustomer: false));
        Assert.Equal((500m, 0m), (wrong.Pays, wrong.Lifts));
        Assert.Equal(600m, Assert.Single(wrong.Lines, line => line.Amount == 0).WouldHavePaid);
        Assert.Equal("participant.not_in_plan", await PayingCompany.RefusalOfAsync(company.Get<EstimateNextDeal>(), company.Mia, new("2017-Q1", 1)));
        Assert.Equal("Forbidden", await PayingCompany.RefusalOfAsync(company.Get<EstimateNextDeal>(), company.Eve, new("2017-Q1", 1)));
    }

    [Fact]
    public async Task Pay_linked_to_an_objective_is_its_share_of_what_was_paid()
    {
        await using var company = await PayingCompany.CreateAsync();
        var objective = ObjectiveId.New();
        var linked = company.Components().OfType<CommissionComponent>()
            .Select(component => component with { Objectives = component.Id == company.CommissionId ? [new(objective.Value, 25), new(Guid.NewGuid(), 75)] : [] }).ToList<Component>();
        var plan = await company.DoAsync(company.Get<WriteIncentivePlan>(), company.Olga, new(null, "Field sales", new DateOnly(2017, 1, 1), linked));
        await company.PublishAsync(plan);
        await company.DoAsync(company.Get<EnrolRole>(), company.Olga, new(plan, MembershipRole.Rep, null, new DateOnly(2017, 1, 1), null, null, null));
        await company.SellAsync(company.Ann, "D1", new DateOnly(2017, 2, 1), 80_000, company.Large, company.Plain);
        await company.SellAsync(company.Cai, "D2", new DateOnly(2017, 2, 1), 40_000, company.Large, company.Plain);
        var period = await company.CalculatedAsync("2017-Q1");

        await using var db = company.Open();
        var pay = await ObjectivePay.ReadAsync(db, objective, new DateOnly(2017, 1, 1), new DateOnly(2017, 12, 31), default);

        Assert.Equal("Commission", Assert.Single(pay.Components).ComponentName);
        Assert.Equal((25m, 1_500m, 2), (pay.Components[0].Share, pay.PaidThisYear, pay.PaidPeople)); // (4,000 + 2,000) × 25 %
        Assert.Equal([1_000m, 3_000m], (await company.StatementAsync(period, company.Ann)).Objectives.Select(part => part.Amount).Order());
        Assert.Empty((await ObjectivePay.ReadAsync(db, ObjectiveId.New(), new DateOnly(2017, 1, 1), new DateOnly(2017, 12, 31), default)).Components);
    }
}
