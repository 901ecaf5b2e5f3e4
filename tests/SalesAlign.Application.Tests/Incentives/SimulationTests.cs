using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common.Jobs;
using SalesAlign.Application.Incentives;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Incentives.Simulation;

namespace SalesAlign.Application.Tests.Incentives;

public sealed class SimulationTests
{
    private static readonly DateOnly February = new(2017, 2, 10);
    private static readonly DateOnly May = new(2017, 5, 10);

    [Fact]
    public async Task A_simulation_of_the_plan_in_force_over_closed_periods_equals_their_statements()
    {
        await using var company = await PayingCompany.CreateAsync();
        var plan = await SellAsync(company);
        var first = await company.CalculatedAsync("2017-Q1");
        await company.CloseAsync(first);
        var second = await company.CalculatedAsync("2017-Q2");
        await company.CloseAsync(second);

        foreach (string[] periods in (string[][])[["2017-Q1"], ["2017-Q2"], ["2017-Q1", "2017-Q2"]])
        {
            var simulated = await company.DoAsync(company.Get<SimulateIncentives>(), company.Olga, new(plan, periods));
            await using var db = company.Open();
            var paid = await db.Statements.Join(db.IncentivePeriods.Where(p => periods.Contains(p.Key)), s => s.PeriodId, p => p.Id, (s, _) => new { s.PersonId, Earned = s.Total + s.Held }).ToListAsync();
            var byPerson = paid.GroupBy(s => s.PersonId).ToDictionary(s => s.Key, s => s.Sum(statement => statement.Earned));
            Assert.Equal(byPerson.OrderBy(p => p.Key.Value), simulated.People.ToDictionary(p => p.Person, p => p.Earned[0]).OrderBy(p => p.Key.Value));
            Assert.Equal(paid.Sum(s => s.Earned), Assert.Single(simulated.Scenarios).Earned);
        }
        await using var after = company.Open();
        Assert.Equal(6, await after.Statements.CountAsync());
    }

    [Fact]
    public async Task The_same_rules_as_a_draft_pay_the_same_also_from_the_middle_of_the_year()
    {
        await using var company = await PayingCompany.CreateAsync();
        var plan = await SellAsync(company);
        await company.CalculatedAsync("2017-Q1");
        await company.CalculatedAsync("2017-Q2");
        var simulated = await company.DoAsync(company.Get<SimulateIncentives>(), company.Olga, new(plan, ["2017-Q2"], [new Scenario("Same", Components: company.Components())]));
        Assert.All(simulated.People, person => Assert.Equal(person.Earned[0], person.Earned[1]));
        Assert.Equal((0, 0), (simulated.Scenarios[1].Winners, simulated.Scenarios[1].Losers));
        Assert.NotEqual(0, simulated.Scenarios[0].Earned);
    }

    [Fact]
    public async Task A_draft_shows_winners_losers_cost_and_a_shifted_mix()
    {
        await using var company = await PayingCompany.CreateAsync();
        var plan = await SellAsync(company);
        var strategic = Filter.Where(CreditFacts.Series, FilterOperator.Equal, "GTX");
        var draft = new CommissionComponent { Id = Guid.NewGuid(), Name = "GTX only", Rates = RateTable.Flat(0.1m), OnlyIf = strategic };
        var simulated = await company.DoAsync(
            company.Get<SimulateIncentives>(), company.Olga, new(plan, ["2017-Q1"], [new Scenario("GTX", Components: [draft])], new MixShift(strategic, 10)));

        // Won in the first quarter: Ann 80,000 of GTX, Ben 20,000 of the rest.
        Assert.Equal((100_000m, 2), (simulated.WonAmount, simulated.Deals));
        Assert.Equal((8_000m, 0.08m, 9_000m), (simulated.Scenarios[1].Earned, simulated.Scenarios[1].CostOfSales, simulated.Scenarios[1].Shifted));
        Assert.Equal((0.8m, 0.9m), (simulated.Shift!.Before, simulated.Shift.After));
        Assert.Equal((0, 2), (simulated.Scenarios[1].Winners, simulated.Scenarios[1].Losers));
        Assert.Equal(["Ann", "Ben", "Cai"], simulated.People.Select(person => person.Name));
        Assert.Equal(3, simulated.Distribution.Counts[0].Sum());
        Assert.Equal("simulation.shift_impossible", await PayingCompany.RefusalOfAsync(company.Get<SimulateIncentives>(), company.Olga, new(plan, ["2017-Q1"], [], new MixShift(strategic, 30))));
        Assert.Equal("simulation.mixed_periods", await PayingCompany.RefusalOfAsync(company.Get<SimulateIncentives>(), company.Olga, new(plan, ["2017-Q1", "2017-M05"])));
        Assert.Equal("Forbidden", await PayingCompany.RefusalOfAsync(company.Get<SimulateIncentives>(), company.Eve, new(plan, ["2017-Q1"])));
    }

    [Fact]
    public async Task A_long_one_runs_as_a_job_and_its_result_can_be_exported()
    {
        await using var company = await PayingCompany.CreateAsync();
        var plan = await SellAsync(company);
        var id = await company.DoAsync(company.Get<StartSimulation>(), company.Olga, new(plan, ["2017-Q1"], [new Scenario("Draft", Plan: plan)]));
        await company.Runner.RunAsync(company.Get<IEnumerable<Job>>().OfType<SimulationJob>().Single(), id.Value, CancellationToken.None);
        var done = await company.DoAsync(company.Get<GetSimulation>(), company.Olga, new(id));
        Assert.Equal((CalculationRunState.Completed, 3, 3), (done.State, done.ParticipantsDone, done.Result!.People.Count));
        Assert.Empty((await company.DoAsync(company.Get<GetSimulation>(), company.Eve, new(id))).Result!.People);
        Assert.Equal(id, Assert.Single(await company.DoAsync(company.Get<ListSimulations>(), company.Olga, new(plan))).Id);
        using var file = new MemoryStream();
        await company.DoAsync(company.Get<ExportSimulation>(), company.Olga, new(id, file));
        var rows = System.Text.Encoding.UTF8.GetString(file.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, rows.Length);
        Assert.StartsWith("person,wonAmount,deals,currency,Field sales,Draft,change: Draft", rows[0].TrimStart('\uFEFF'), StringComparison.Ordinal);

        var waiting = await company.DoAsync(company.Get<StartSimulation>(), company.Olga, new(plan, ["2017-Q1"], []));
        await company.DoAsync(company.Get<CancelSimulation>(), company.Olga, new(waiting));
        Assert.Equal(CalculationRunState.Cancelled, (await company.DoAsync(company.Get<GetSimulation>(), company.Olga, new(waiting))).State);
        Assert.Equal("calculation.not_running", await PayingCompany.RefusalOfAsync(company.Get<CancelSimulation>(), company.Olga, new(waiting)));
    }

    private static async Task<IncentivePlanId> SellAsync(PayingCompany company)
    {
        var plan = await company.PublishedPlanAsync();
        await company.SellAsync(company.Ann, "D1", February, 80_000, company.Ideal, company.Strategic);
        await company.SellAsync(company.Ben, "D2", February, 20_000, company.Large, company.Plain);
        await company.SellAsync(company.Ann, "D3", May, 40_000, company.Large, company.Plain);
        return plan;
    }
}
