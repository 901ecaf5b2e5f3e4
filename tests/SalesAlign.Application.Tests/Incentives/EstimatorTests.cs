using SalesAlign.Application.Common;
using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Tests.Incentives;

public sealed class EstimatorTests
{
    [Fact]
    public async Task Each_open_deal_is_worth_what_pay_day_would_say()
    {
        await using var company = await PayingCompany.CreateAsync();
        await company.PublishedPlanAsync();
        await company.SellAsync(company.Ann, "D1", new DateOnly(2017, 2, 1), 80_000, company.Large, company.Plain);
        var lifting = await OfferAsync(company, company.Ann, "O1", 20_000, company.Ideal, company.Strategic);
        await OfferAsync(company, company.Ann, "O2", 10_000, company.Large, company.Plain);
        await OfferAsync(company, company.Ann, "O3", null, company.Ideal, company.Strategic);
        await OfferAsync(company, company.Ben, "O4", 5_000, company.Large, company.Plain);

        var estimate = await company.DoAsync(company.Get<EstimatePipeline>(), company.Ann, new("2017-Q1", lifting));

        Assert.Equal((4_000m, new DateOnly(2017, 3, 31)), (estimate.Earned, estimate.On));
        var deals = estimate.Deals.ToDictionary(deal => deal.Key, StringComparer.Ordinal);
        Assert.Equal(["O1", "O2", "O3"], deals.Keys.Order(StringComparer.Ordinal));
        // 20,000 × 8 %, 20,000 × 6 % × 1.5, and 80,000 lifted from 5 % to 8 %.
        Assert.Equal((5_800m, 2_400m, true, 1), (deals["O1"].Pays, deals["O1"].Lifts, deals["O1"].Ideal, deals["O1"].RankByPay));
        Assert.Equal(["Commission"], deals["O1"].Reaches);
        Assert.Equal((500m, 0m, false), (deals["O2"].Pays, deals["O2"].Lifts, deals["O2"].Ideal));
        // Its list price stands in: 1,000 × 5 % and 1,000 × 6 % × 1.5.
        Assert.Equal((140m, true), (deals["O3"].Pays, deals["O3"].Guessed));
        Assert.Equal(20_000m, Assert.Single(estimate.Ahead, ahead => ahead.Component == company.CommissionId).Needs);
        Assert.Equal(5_800m - 2_400m, Assert.IsType<EstimatePipeline.ChosenDeal>(estimate.Chosen).Lines.Sum(line => line.Amount));

        await company.SqlAsync("update deals set stage = 'Won', closed_on = '2017-03-31' where external_id = 'O1'");
        var won = await company.DoAsync(company.Get<GetMyPay>(), company.Ann, new("2017-Q1"));
        Assert.Equal(estimate.Earned + deals["O1"].Pays, won.Earned);
    }

    [Fact]
    public async Task A_shared_deal_pays_each_their_part_and_who_is_in_no_plan_is_told()
    {
        await using var company = await PayingCompany.CreateAsync();
        await company.PublishedPlanAsync();
        await OfferAsync(company, company.Ann, "O1", 10_000, company.Large, company.Plain);
        await company.SplitAsync("O1", company.Ann, 70);
        await company.SplitAsync("O1", company.Ben, 30);

        Assert.Equal(350m, Assert.Single((await company.DoAsync(company.Get<EstimatePipeline>(), company.Ann, new("2017-Q1"))).Deals).Pays);
        Assert.Equal(150m, Assert.Single((await company.DoAsync(company.Get<EstimatePipeline>(), company.Ben, new("2017-Q1"))).Deals).Pays);
        Assert.Empty((await company.DoAsync(company.Get<EstimatePipeline>(), company.Cai, new("2017-Q1"))).Deals);
        Assert.Equal("participant.not_in_plan", await PayingCompany.RefusalOfAsync(company.Get<EstimatePipeline>(), company.Mia, new("2017-Q1")));
        Assert.Equal("Forbidden", await PayingCompany.RefusalOfAsync(company.Get<EstimatePipeline>(), company.Eve, new("2017-Q1")));
    }

    [Fact]
    public async Task The_chance_is_what_experience_of_a_year_says()
    {
        await using var company = await PayingCompany.CreateAsync();
        await company.PublishedPlanAsync();
        for (var i = 0; i < 8; i++) await company.SellAsync(company.Cai, $"W{i}", new DateOnly(2017, 2, 1), 1_000, company.Large, company.Plain);
        await OfferAsync(company, company.Ann, "O1", 10_000, company.Large, company.Plain);
        Assert.Null(Assert.Single((await company.DoAsync(company.Get<EstimatePipeline>(), company.Ann, new("2017-Q1"))).Deals).Likelihood);

        await company.SellAsync(company.Cai, "L1", new DateOnly(2017, 2, 1), 1_000, company.Large, company.Plain);
        await company.SellAsync(company.Cai, "L2", new DateOnly(2017, 2, 1), 1_000, company.Large, company.Plain);
        await company.SqlAsync("update deals set stage = 'Lost' where external_id in ('L1', 'L2')");

        var deal = Assert.Single((await company.DoAsync(company.Get<EstimatePipeline>(), company.Ann, new("2017-Q1"))).Deals);
        Assert.Equal((0.8m, 500m, 400m), (deal.Likelihood, deal.Pays, deal.Expected));
    }

    private static async Task<DealId> OfferAsync(PayingCompany company, Actor owner, string key, decimal? amount, AccountId account, ProductId product)
    {
        await using var db = company.Open();
        var deal = new Deal(DealId.New(), key, owner.PersonId, DealStage.Engaging, "USD");
        deal.Concerns(account, product);
        deal.Engage(new DateOnly(2017, 1, 10));
        deal.Trade(new Currency("USD"), amount);
        db.Add(deal);
        await db.SaveChangesAsync();
        return deal.Id;
    }
}
