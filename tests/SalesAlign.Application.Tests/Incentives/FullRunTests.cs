using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Application.Tests.Incentives;

/// <summary>Who is credited with what of a deal, on which event and at which rate, and what is decided over everybody together.</summary>
public sealed class FullRunTests
{
    private static readonly DateOnly May = new(2017, 5, 10);

    private static CommissionComponent Flat(string name = "Commission") => new() { Id = Guid.NewGuid(), Name = name, Rates = RateTable.Flat(0.1m) };

    [Fact]
    public async Task Parts_of_a_deal_add_up_overlays_come_on_top_and_managers_are_paid_for_their_people()
    {
        await using var company = await PayingCompany.CreateAsync();
        await company.PlanAsync([Flat()], company.Ann, company.Ben, company.Cai);
        await company.PlanAsync([Flat("Override") with { CreditTo = CreditTo.ManagersAbove, Rates = RateTable.Flat(0.01m) }], company.Mia, company.Max);
        await company.SellAsync(company.Ann, "D1", May, 10_001, company.Ideal, company.Plain);
        await company.SplitAsync("D1", company.Ann, 60);
        await company.SplitAsync("D1", company.Ben, 40);
        await company.SplitAsync("D1", company.Cai, 25, overlay: true);
        var period = await company.CalculatedAsync("2017-Q2");

        async Task<(decimal, decimal, CreditReason?)> OfAsync(Application.Common.Actor person)
        {
            var line = Assert.Single((await company.StatementAsync(period, person)).Lines.Items);
            return (line.Credited, line.Amount, line.Derivation.OfType<CreditTaken>().Single().Reason);
        }

        Assert.Equal((6_000.60m, 600.06m, CreditReason.Split), await OfAsync(company.Ann));
        Assert.Equal((4_000.40m, 400.04m, CreditReason.Split), await OfAsync(company.Ben));
        Assert.Equal((2_500.25m, 250.03m, CreditReason.Overlay), await OfAsync(company.Cai));
        Assert.Equal((10_001m, 100.01m, CreditReason.RollUp), await OfAsync(company.Mia));
        Assert.Equal(0, (await company.StatementAsync(period, company.Max)).Lines.Total);
    }

    [Fact]
    public async Task A_rule_for_owners_looks_past_splits()
    {
        await using var company = await PayingCompany.CreateAsync();
        await company.PlanAsync([Flat(), Flat("Owners") with { CreditTo = CreditTo.Owner }], company.Ann, company.Ben);
        await company.SellAsync(company.Ann, "D1", May, 1_000, company.Ideal, company.Plain);
        await company.SplitAsync("D1", company.Ben, 100);
        var period = await company.CalculatedAsync("2017-Q2");

        Assert.Equal([("Owners", 100m)], (await company.StatementAsync(period, company.Ann)).Lines.Items.Select(line => (line.Component, line.Amount)));
        Assert.Equal([("Commission", 100m)], (await company.StatementAsync(period, company.Ben)).Lines.Items.Select(line => (line.Component, line.Amount)));
    }

    [Fact]
    public async Task What_is_paid_by_the_customer_pays_pro_rata_in_the_period_of_the_payment_at_its_days_rate()
    {
        await using var company = await PayingCompany.CreateAsync();
        await company.PlanAsync([Flat() with { Trigger = Trigger.Paid }], company.Ann);
        await company.SqlAsync("insert into exchange_rates (id, currency, \"on\", rate) values (gen_random_uuid(), 'EUR', '2017-01-01', 1.1), (gen_random_uuid(), 'EUR', '2017-07-01', 1.2)");
        await company.SellAsync(company.Ann, "D1", new DateOnly(2017, 2, 1), 1_000, company.Ideal, company.Plain, "EUR");
        await company.SellAsync(company.Ann, "D2", new DateOnly(2017, 2, 1), 1_000, company.Ideal, company.Plain, "GBP");
        await company.PayAsync("D1", "1", May, 300);
        await company.PayAsync("D1", "2", new DateOnly(2017, 8, 1), 700);
        await company.PayAsync("D2", "1", May, 1_000);

        await company.ClosedAsync("2017-Q1");
        var may = await company.CalculatedAsync("2017-Q2");
        await company.DoAsync(company.Get<WaiveFinding>(), company.Olga, new(may, "exchange_rate.missing", "The pound is settled next quarter."));
        await company.CloseAsync(may);
        var second = await company.StatementAsync(may, company.Ann);
        Assert.Equal([("D1", 330m, 33m)], second.Lines.Items.Select(line => (line.DealKey!, line.Credited, line.Amount)));
        Assert.Equal([("exchange_rate.missing", "D2")], second.Findings.Select(finding => (finding.Code, finding.DealKey!)));
        var third = await company.StatementAsync(await company.CalculatedAsync("2017-Q3"), company.Ann);
        Assert.Equal([("D1", 840m, 84m)], third.Lines.Items.Select(line => (line.DealKey!, line.Credited, line.Amount)));
    }

    [Fact]
    public async Task Splits_that_are_not_whole_credit_nobody_and_are_found()
    {
        await using var company = await PayingCompany.CreateAsync();
        await company.PlanAsync([Flat()], company.Ann, company.Ben);
        await company.SellAsync(company.Ann, "D1", May, 1_000, company.Ideal, company.Plain);
        await company.SplitAsync("D1", company.Ann, 60);
        await company.SplitAsync("D1", company.Ben, 50);
        var period = await company.CalculatedAsync("2017-Q2");

        var ann = await company.StatementAsync(period, company.Ann);
        Assert.Equal((0m, "split.over_100"), (ann.Total, Assert.Single(ann.Findings).Code));
    }

    [Fact]
    public async Task A_budget_is_granted_over_everybody_by_day_and_goes_on_where_the_last_period_left_it()
    {
        await using var company = await PayingCompany.CreateAsync();
        var spiff = new SpiffComponent { Id = Guid.NewGuid(), Name = "Launch", AmountPerDeal = 400m, Budget = 1_000m, Window = new DateRange(new DateOnly(2017, 1, 1), new DateOnly(2017, 12, 31)) };
        await company.PlanAsync([spiff], company.Ann, company.Ben);
        await company.SellAsync(company.Ben, "D1", May, 1_000, company.Ideal, company.Plain);
        await company.SellAsync(company.Ann, "D2", May.AddDays(1), 1_000, company.Ideal, company.Plain);
        await company.SellAsync(company.Ben, "D3", new DateOnly(2017, 8, 2), 1_000, company.Ideal, company.Plain);
        await company.SellAsync(company.Ann, "D4", new DateOnly(2017, 8, 1), 1_000, company.Ideal, company.Plain);
        var second = await company.ClosedAsync("2017-Q2");
        Assert.Equal((400m, 400m), ((await company.StatementAsync(second, company.Ann)).Total, (await company.StatementAsync(second, company.Ben)).Total));
        var third = await company.CalculatedAsync("2017-Q3");
        Assert.Equal((200m, 0m), ((await company.StatementAsync(third, company.Ann)).Total, (await company.StatementAsync(third, company.Ben)).Total));
        Assert.Equal(400m, (await company.StatementAsync(third, company.Ben)).Lines.Items[0].WouldHavePaid);
    }

    [Fact]
    public async Task A_contest_ranks_by_attainment_and_not_by_the_raw_amount()
    {
        await using var company = await PayingCompany.CreateAsync();
        var contest = new ContestComponent { Id = Guid.NewGuid(), Name = "Sprint", Metric = Gate.Attainment, Prizes = [3_000m, 1_000m] };
        var plan = await company.PlanAsync([contest], company.Ann, company.Ben, company.Cai);
        await company.SqlAsync($$"""update plan_participants set quotas = '[{"amount": 400000, "first": "2017-01-01", "last": "2017-12-31"}]' where person_id = '{{company.Ben.PersonId.Value}}'""");
        await company.SellAsync(company.Ann, "D1", May, 100_000, company.Ideal, company.Plain);
        await company.SellAsync(company.Ben, "D2", May, 90_000, company.Ideal, company.Plain);
        var period = await company.CalculatedAsync("2017-Q2");

        Assert.Equal(3_000m, (await company.StatementAsync(period, company.Ben)).Total);
        Assert.Equal(1_000m, (await company.StatementAsync(period, company.Ann)).Total);
        Assert.Equal(0m, (await company.StatementAsync(period, company.Cai)).Total);
        Assert.NotEqual(default, plan);
    }

    [Fact]
    public async Task One_team_or_person_is_calculated_alone_and_every_statement_says_what_it_replaced_and_why()
    {
        await using var company = await PayingCompany.CreateAsync();
        await company.PlanAsync([Flat()], company.Ann, company.Ben, company.Cai);
        await company.SellAsync(company.Ann, "D1", May, 1_000, company.Ideal, company.Plain);
        await company.SellAsync(company.Cai, "D2", May, 1_000, company.Ideal, company.Plain);
        var period = await company.CalculatedAsync("2017-Q2");
        await company.SellAsync(company.Ann, "D3", May, 500, company.Ideal, company.Plain);
        await company.SellAsync(company.Cai, "D4", May, 500, company.Ideal, company.Plain);

        var run = await company.DoAsync(company.Get<CalculateIncentivePeriod>(), company.Olga, new(period, Person: company.Ann.PersonId));
        await company.Runner.RunAsync(company.Calculations, run.Value, CancellationToken.None);

        Assert.Equal((150m, 100m), ((await company.StatementAsync(period, company.Ann)).Total, (await company.StatementAsync(period, company.Cai)).Total));
        var changes = await company.DoAsync(company.Get<CompareCalculation>(), company.Olga, new(period));
        var ann = Assert.Single(changes.Items);
        Assert.Equal(("Ann", 100m, 150m), (ann.Name, ann.Was, ann.Now));
        Assert.Equal([("D3", 0m, 50m)], ann.Changes.Select(change => (change.DealKey!, change.Was, change.Now)));
    }
}
