using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Application.Tests.Incentives;

/// <summary>What changes after a period was closed: adjustments, clawbacks, holdbacks and disputes go into the first period that is open.</summary>
public sealed class LatePayTests
{
    private static readonly DateOnly May = new(2017, 5, 10);

    private static CommissionComponent Tiers(Guid? id = null) => new()
    {
        Id = id ?? Guid.NewGuid(),
        Name = "Quarterly tiers",
        Rates = new RateTable(TableBasis.Credit, Accumulation.Period, TableMode.Marginal, [new(0, 0.05m), new(100_000, 0.08m)]),
    };

    [Fact]
    public async Task A_back_dated_split_after_closing_appears_as_adjustments_that_name_the_period_and_is_posted_once()
    {
        await using var company = await PayingCompany.CreateAsync();
        await company.PlanAsync([Tiers()], company.Ann, company.Ben);
        await company.SellAsync(company.Ann, "D1", May, 120_000, company.Ideal, company.Plain);
        await company.SellAsync(company.Ann, "D2", May.AddDays(1), 10_000, company.Ideal, company.Plain);
        var second = await company.ClosedAsync("2017-Q2");
        Assert.Equal(5_000m + 1_600m + 800m, (await company.StatementAsync(second, company.Ann)).Total);

        await company.SplitAsync("D1", company.Ann, 50);
        await company.SplitAsync("D1", company.Ben, 50);
        var third = await company.CalculatedAsync("2017-Q3");

        // Of 60,000 + 10,000 all is paid at 5 % now: 3,000 and 500 instead of 6,600 and 800.
        var ann = await company.StatementAsync(third, company.Ann);
        Assert.Equal([("D1", -3_600m), ("D2", -300m)], ann.Lines.Items.Select(line => (line.DealKey!, line.Amount)));
        Assert.All(ann.Lines.Items, line => Assert.Equal((LineKind.Adjustment, "2017-Q2"), (line.Kind, line.CorrectsPeriod)));
        var ben = await company.StatementAsync(third, company.Ben);
        Assert.Equal(("D1", 3_000m, "2017-Q2"), (ben.Lines.Items[0].DealKey, ben.Total, ben.Lines.Items[0].CorrectsPeriod));

        await company.CloseAsync(third);
        var fourth = await company.CalculatedAsync("2017-Q4");
        Assert.Equal((0m, 0), ((await company.StatementAsync(fourth, company.Ann)).Total, (await company.StatementAsync(fourth, company.Ben)).Lines.Total));
        // The split was a mistake: what it had corrected is put right again.
        await company.SqlAsync("delete from deal_splits");
        await company.CalculateAsync(fourth);
        Assert.Equal((3_900m, -3_000m), ((await company.StatementAsync(fourth, company.Ann)).Total, (await company.StatementAsync(fourth, company.Ben)).Total));
    }

    [Fact]
    public async Task Closing_then_adding_nothing_then_recalculating_yields_no_adjustment()
    {
        await using var company = await PayingCompany.CreateAsync();
        await company.PlanAsync(
        [
            .. company.Components(), Tiers(), new TargetBonusComponent { Id = Guid.NewGuid(), Name = "Bonus", Curve = new Curve(CurveShape.Linear, [new(0m, 0m), new(1m, 1m)]) },
            new DrawComponent { Id = Guid.NewGuid(), Name = "Draw", Type = DrawKind.Guarantee, Recoverable = true, AmountPerPeriod = 9_000m },
        ], company.Ann, company.Ben);
        await company.SellAsync(company.Ann, "D1", new DateOnly(2017, 2, 10), 90_000, company.Ideal, company.Strategic);
        await company.SellAsync(company.Ann, "D2", May, 70_000, company.Large, company.Plain);
        await company.SellAsync(company.Ben, "D3", May, 30_000, company.Ideal, company.Plain);
        await company.SplitAsync("D3", company.Ben, 60);
        await company.SplitAsync("D3", company.Ann, 40);
        await company.SellAsync(company.Ben, "D4", May, 5_000, company.Ideal, company.Plain);
        await company.CancelAsync("D4", May.AddDays(3));
        await company.ClosedAsync("2017-Q1");
        var second = await company.ClosedAsync("2017-Q2");
        Assert.DoesNotContain((await company.StatementAsync(second, company.Ben)).Lines.Items, line => line.DealKey == "D4");

        foreach (var key in new[] { "2017-Q3", "2017-Q4" })
        {
            var period = await company.CalculatedAsync(key);
            foreach (var person in new[] { company.Ann, company.Ben })
            {
                Assert.DoesNotContain((await company.StatementAsync(period, person)).Lines.Items, line => line.CorrectsPeriod is not null);
            }
            await company.CloseAsync(period);
        }
        // The same across the turn of the year.
        var next = await company.CalculatedAsync("2018-Q1");
        Assert.DoesNotContain((await company.StatementAsync(next, company.Ann)).Lines.Items, line => line.CorrectsPeriod is not null);
    }

    [Fact]
    public async Task Reversing_every_deal_of_a_closed_period_yields_minus_its_payout_and_only_once()
    {
        await using var company = await PayingCompany.CreateAsync();
        await company.PlanAsync([Tiers()], company.Ann, company.Ben);
        await company.SellAsync(company.Ann, "D1", May, 120_000, company.Ideal, company.Plain);
        await company.SellAsync(company.Ann, "D2", May.AddDays(1), 33_333.33m, company.Ideal, company.Plain);
        await company.SellAsync(company.Ben, "D3", May, 10_001, company.Ideal, company.Plain);
        await company.SplitAsync("D3", company.Ben, 60);
        await company.SplitAsync("D3", company.Ann, 40);
        var second = await company.ClosedAsync("2017-Q2");
        var paid = (await company.StatementAsync(second, company.Ann)).Total + (await company.StatementAsync(second, company.Ben)).Total;

        await company.SqlAsync("update deals set cancelled_on = '2017-07-15'");
        var third = await company.CalculatedAsync("2017-Q3");
        var ann = await company.StatementAsync(third, company.Ann);
        Assert.Equal(-paid, ann.Total + (await company.StatementAsync(third, company.Ben)).Total);
        Assert.All(ann.Lines.Items, line => Assert.Equal((LineKind.Clawback, "2017-Q2"), (line.Kind, line.CorrectsPeriod)));
        await company.CalculateAsync(third);
        Assert.Equal(ann.Total, (await company.StatementAsync(third, company.Ann)).Total);
        await company.CloseAsync(third);
        Assert.Equal(0, (await company.StatementAsync(await company.CalculatedAsync("2017-Q4"), company.Ann)).Lines.Total);
    }

    [Fact]
    public async Task A_deal_that_is_cancelled_after_the_window_keeps_its_pay_and_one_that_revives_gets_it_back()
    {
        await using var company = await PayingCompany.CreateAsync();
        var plan = await company.PlanAsync([Tiers()], company.Ann);
        await company.DoAsync(company.Get<SetPlanClawback>(), company.Olga, new(plan, ClawbackShare.Full, 90));
        await company.SellAsync(company.Ann, "D1", May, 10_000, company.Ideal, company.Plain);
        await company.SellAsync(company.Ann, "D2", May, 20_000, company.Ideal, company.Plain);
        await company.ClosedAsync("2017-Q2");
        await company.CancelAsync("D1", May.AddDays(91));
        await company.CancelAsync("D2", May.AddDays(90));

        var third = await company.ClosedAsync("2017-Q3");
        Assert.Equal([("D2", -1_000m)], (await company.StatementAsync(third, company.Ann)).Lines.Items.Select(line => (line.DealKey!, line.Amount)));
        await company.SqlAsync("update deals set cancelled_on = null");
        var fourth = await company.CalculatedAsync("2017-Q4");
        Assert.Equal(("D2", 1_000m), ((await company.StatementAsync(fourth, company.Ann)).Lines.Items[0].DealKey, (await company.StatementAsync(fourth, company.Ann)).Total));
    }

    [Fact]
    public async Task What_is_held_back_is_released_by_payment_dropped_by_cancellation_and_counts_for_the_draw()
    {
        await using var company = await PayingCompany.CreateAsync();
        await company.PlanAsync(
        [
            new CommissionComponent { Id = Guid.NewGuid(), Name = "Commission", Rates = RateTable.Flat(0.1m), Holdback = new Holdback(20, PayEvent.Paid) },
            new DrawComponent { Id = Guid.NewGuid(), Name = "Draw", Type = DrawKind.Guarantee, Recoverable = false, AmountPerPeriod = 500m },
        ], company.Ann);
        await company.SellAsync(company.Ann, "D1", May, 10_000, company.Ideal, company.Plain);
        await company.SellAsync(company.Ann, "D2", May, 20_000, company.Ideal, company.Plain);
        var second = await company.ClosedAsync("2017-Q2");
        Assert.Equal((2_400m, 600m), ((await company.StatementAsync(second, company.Ann)).Total, (await company.StatementAsync(second, company.Ann)).Held));
        await company.PayAsync("D1", "1", new DateOnly(2017, 7, 1), 4_000);
        await company.PayAsync("D1", "2", new DateOnly(2017, 8, 1), 6_000);
        await company.CancelAsync("D2", new DateOnly(2017, 8, 2));

        var third = (await company.StatementAsync(await company.ClosedAsync("2017-Q3"), company.Ann)).Lines.Items;
        Assert.Equal(
            [(LineKind.DrawPaid, null, 300m), (LineKind.HoldbackReleased, "D1", 200m), (LineKind.HoldbackDropped, "D2", 0m), (LineKind.Clawback, "D2", -1_600m)],
            third.Select(line => (line.Kind, line.DealKey, line.Amount)));
        var fourth = (await company.StatementAsync(await company.CalculatedAsync("2017-Q4"), company.Ann)).Lines.Items;
        Assert.Equal([(LineKind.DrawPaid, 500m)], fourth.Select(line => (line.Kind, line.Amount)));
    }

    [Fact]
    public async Task A_recoverable_draw_carries_its_balance_from_period_to_period()
    {
        await using var company = await PayingCompany.CreateAsync();
        await company.PlanAsync(
        [
            new CommissionComponent { Id = Guid.NewGuid(), Name = "Commission", Rates = RateTable.Flat(0.1m) },
            new DrawComponent { Id = Guid.NewGuid(), Name = "Draw", Type = DrawKind.Guarantee, Recoverable = true, AmountPerPeriod = 3_000m },
        ], company.Ann);
        await company.SellAsync(company.Ann, "D1", new DateOnly(2017, 1, 10), 10_000, company.Ideal, company.Plain);
        await company.SellAsync(company.Ann, "D2", new DateOnly(2017, 2, 10), 50_000, company.Ideal, company.Plain);
        await company.SellAsync(company.Ann, "D3", new DateOnly(2017, 3, 10), 40_000, company.Ideal, company.Plain);

        var paid = new List<decimal>();
        foreach (var month in new[] { "2017-M01", "2017-M02", "2017-M03" }) paid.Add((await company.StatementAsync(await company.ClosedAsync(month), company.Ann)).Total);
        Assert.Equal([3_000m, 3_000m, 4_000m], paid);
    }
}
