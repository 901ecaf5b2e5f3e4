using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Application.Incentives;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Incentives.Simulation;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;
using HardwareSeller = SalesAlign.Application.Tests.Goals.RealDataTests.HardwareSeller;

namespace SalesAlign.Application.Tests.Incentives;

/// <summary>Plans on the public data set of a hardware seller: what they steer toward, and who would win by a draft.</summary>
public sealed class RealPlanTests(HardwareSeller company) : IClassFixture<HardwareSeller>
{
    private static readonly Filter Gtk = Filter.Where(CreditFacts.Series, FilterOperator.Equal, "GTK");

    private Actor Olga => new(company.Operations.Id, "Olga", "en");

    [RealDataFact]
    public async Task A_flat_plan_is_blind_one_for_a_series_alone_only_pays_for_it_and_a_doubled_series_has_winners()
    {
        var objective = await PursueAsync();
        var flat = await WriteAsync("Flat", [Flat("Flat", 0.05m)]);
        await DoAsync(company.Get<SayServingDeals>(), new(objective, Gtk));
        await DoAsync(company.Get<EnrolRole>(), new(flat, MembershipRole.Rep, null, new DateOnly(2017, 1, 1), null, 400_000m, 20_000m));
        Assert.Equal(1.0m, Math.Round((await SteeringAsync(flat, null)).Ratio!.Value, 2));
        Assert.Equal(Steering.Blind, (await SteeringAsync(flat, null)).Steering);
        Assert.Equal(Steering.OnlyPaysForIt, (await SteeringAsync(flat, [Flat("GTK alone", 0.06m) with { OnlyIf = Gtk }])).Steering);
        Assert.Equal(Steering.Against, (await SteeringAsync(flat, [Flat("Rest", 0.06m) with { Multipliers = [new Multiplier("GTK", Gtk, 0.5m)] }])).Steering);

        // Which customers are ideal is a condition like any other.
        await DoAsync(company.Get<SayServingDeals>(), new(objective, Filter.Where(CreditFacts.IdealCustomer, FilterOperator.Equal, true)));
        await using (var db = await company.Get<IDbContextFactory<SalesAlignDbContext>>().CreateDbContextAsync())
        {
            var profile = new Domain.Accounts.IdealCustomerProfile(Domain.Accounts.IdealCustomerProfileId.New(), "Up to 5,000 people");
            profile.Define(Filter.Where(Domain.Accounts.AccountFacts.Employees, FilterOperator.AtMost, 5_000), new DateOnly(2017, 1, 1));
            db.Add(profile);
            await db.SaveChangesAsync();
        }
        Assert.Equal(Steering.OnlyPaysForIt, (await SteeringAsync(flat, [Flat("Ideal", 0.06m) with { OnlyIf = Filter.Where(CreditFacts.IdealCustomer, FilterOperator.Equal, true) }])).Steering);
        Assert.Equal(Steering.Blind, (await SteeringAsync(flat, null)).Steering);

        var doubled = Flat("GTK twice", 0.05m) with { Multipliers = [new Multiplier("GTK", Gtk, 2m)] };
        var simulated = await DoAsync(company.Get<SimulateIncentives>(), new(
            flat, ["2017-Q1", "2017-Q2", "2017-Q3", "2017-Q4"], [new Scenario("As it is", flat), new Scenario("GTK counts double", Components: [doubled]), new Scenario("Less, GTK double", Components: [doubled with { Rates = RateTable.Flat(0.045m) }])]));
        Assert.Equal(10_005_534m, simulated.WonAmount);
        Assert.Equal(4_238, simulated.Deals);
        Assert.Equal(10_005_534m * 0.05m, simulated.Scenarios[0].Earned, 0);
        Assert.True(simulated.Scenarios[1].Earned > simulated.Scenarios[0].Earned);
        var sellers = simulated.People.Count(person => person.Earned[1] > person.Earned[0]);
        Assert.InRange(sellers, 1, 34);
        var (winners, losers) = (simulated.People.Count(person => person.Earned[2] > person.Earned[0]), simulated.People.Count(person => person.Earned[2] < person.Earned[0]));
        Assert.True(winners > 0 && losers > 0, $"{winners} win, {losers} lose");
    }

    private static CommissionComponent Flat(string name, decimal rate) => new() { Id = Guid.NewGuid(), Name = name, Rates = RateTable.Flat(rate) };

    private Task<IncentivePlanId> WriteAsync(string name, IReadOnlyList<Component> components) =>
        DoAsync(company.Get<WriteIncentivePlan>(), new(null, name, new DateOnly(2017, 1, 1), components));

    private async Task<SteeringRatio> SteeringAsync(IncentivePlanId plan, IReadOnlyList<Component>? components) =>
        Assert.Single((await DoAsync(company.Get<GetStrategyFit>(), new(plan, components))).Report.Objectives).Fit.Steering!;

    private async Task<T> DoAsync<TRequest, T>(UseCase<TRequest, T> action, TRequest request)
        where TRequest : notnull
    {
        var result = await action.RunAsync(Olga, request);
        Assert.True(result.IsDone, $"{action.GetType().Name} ended as {result.Outcome}: {string.Join(", ", result.Problems.Select(problem => problem.Code))}");
        return result.Value;
    }

    private async Task<ObjectiveId> PursueAsync()
    {
        await using var db = await company.Get<IDbContextFactory<SalesAlignDbContext>>().CreateDbContextAsync();
        var horizon = new DateOnly(2019, 12, 31);
        var metric = new Metric(MetricId.New(), "Won", UsualMetrics.WonAmount());
        var id = ObjectiveId.New();
        var version = StrategyVersion.First(new StrategyTerms("Grow", "We do.", "Because.", StrategyType.Offensive, new DateOnly(2017, 1, 1), horizon));
        version.AddObjective(id, new ObjectiveTerms("Lead", "Why", new Weight(100m), Perspective.Financial, ValueLever.RaiseReturn, metric.Id, null, 1_000m, horizon, company.Operations.Id, "Sell.", ""));
        db.AddRange(metric, new Objective(id, version.StrategyId), version);
        await db.SaveChangesAsync();
        version.Publish(company.Operations.Id, DateTimeOffset.UtcNow.AddDays(-2));
        await db.SaveChangesAsync();
        return id;
    }

    private sealed class RealDataFactAttribute : FactAttribute
    {
        public RealDataFactAttribute()
        {
            if (HardwareSeller.Folder is null) Skip = "The public data set is not beside the repository.";
        }
    }
}
