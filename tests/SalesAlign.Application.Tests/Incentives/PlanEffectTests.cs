using System.Text;
using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Application.Tests.Incentives;

public sealed class PlanEffectTests
{
    [Fact]
    public async Task Equal_spans_before_and_after_a_change_are_compared_by_people_orders_mix_margin_and_cost()
    {
        await using var company = await PayingCompany.CreateAsync();
        var flat = new CommissionComponent { Id = Guid.NewGuid(), Name = "Commission", Rates = RateTable.Flat(0.05m) };
        var plan = await company.PlanAsync([flat], company.Ann, company.Ben);
        await using (var db = company.Open())
        {
            // A second version in force for the third quarter alone: 92 days, compared with the 92 before.
            var stored = db.IncentivePlans.Single(known => known.Id == plan);
            await db.Entry(stored).Collection(p => p.Versions).LoadAsync();
            foreach (var (from, rate) in new[] { (new DateOnly(2017, 7, 1), 0.1m), (new DateOnly(2017, 10, 1), 0.05m) })
            {
                stored.Write(new PlanTerms(from, [flat with { Rates = RateTable.Flat(rate) }]), company.Olga.PersonId, DateTimeOffset.UnixEpoch);
                stored.Approve(company.Otto.PersonId, DateTimeOffset.UnixEpoch);
                stored.Publish(company.Otto.PersonId, DateTimeOffset.UnixEpoch);
            }
            db.Add(new PlanParticipant(plan, company.Cai.PersonId, new DateRange(new DateOnly(2017, 8, 1), null), [new PeriodAmount(1_000_000m, new(2017, 1, 1), new(2017, 12, 31))], []));
            await db.SaveChangesAsync();
        }
        await company.SellAsync(company.Ann, "B1", new DateOnly(2017, 4, 20), 10_000, company.Ideal, company.Plain);
        await company.SellAsync(company.Ben, "B2", new DateOnly(2017, 6, 30), 30_000, company.Ideal, company.Strategic);
        await company.SellAsync(company.Ann, "A1", new DateOnly(2017, 7, 1), 60_000, company.Ideal, company.Strategic);
        await company.SellAsync(company.Ann, "A2", new DateOnly(2017, 9, 30), 20_000, company.Ideal, company.Plain);
        await company.SellAsync(company.Cai, "N1", new DateOnly(2017, 7, 15), 99_000, company.Ideal, company.Plain);
        await company.SellAsync(company.Ann, "O1", new DateOnly(2017, 10, 1), 99_000, company.Ideal, company.Plain);
        await company.SqlAsync("update deals set cost = amount * 0.6 where external_id in ('B1', 'A1')");
        await company.ClosedAsync("2017-Q2");
        await company.CalculatedAsync("2017-Q3");

        var effect = await company.DoAsync(company.Get<GetPlanEffect>(), company.Eve, new(plan, 2));

        Assert.Equal((92, new DateOnly(2017, 3, 31), new DateOnly(2017, 9, 30)), (effect.Spans!.Days, effect.Spans.BeforeFirst, effect.Spans.AfterLast));
        Assert.Equal([3, 2, 1], effect.Versions);
        var (before, after) = (effect.Before!, effect.After!);
        Assert.Equal((2, 0, 2, 2, 40_000m), (before.Participants, before.Joined, before.Sellers, before.Orders, before.Value));
        // Cai joined in August: what was sold before does not count for the plan.
        Assert.Equal((3, 1, 1, 2, 80_000m), (after.Participants, after.Joined, after.Sellers, after.Orders, after.Value));
        Assert.Equal((0.4m, 24_000m), (before.MarginRate, after.Margin));
        Assert.Equal((0.05m, 0.1m), (before.CostOfSales, after.CostOfSales));
        Assert.Equal([("GTX", 0.75m, 0.75m), ("MG", 0.25m, 0.25m)], effect.Series.Select(move => (move.Name!, move.Before!.Value, move.After!.Value)));

        using var file = new MemoryStream();
        await company.DoAsync(company.Get<ExportPlanEffect>(), company.Olga, new(plan, 2, file));
        Assert.Contains("seriesShare,GTX,0.75,0.75,share", Encoding.UTF8.GetString(file.ToArray()), StringComparison.Ordinal);
        Assert.Equal("NotFound", await PayingCompany.RefusalOfAsync(company.Get<GetPlanEffect>(), company.Eve, new(plan, 9)));
        Assert.Equal("Forbidden", await PayingCompany.RefusalOfAsync(company.Get<GetPlanEffect>(), company.Ann, new(plan, 2)));
    }
}
