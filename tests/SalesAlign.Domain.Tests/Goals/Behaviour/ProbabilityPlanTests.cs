using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals.Behaviour;
using SalesAlign.Domain.Tests.Common;

namespace SalesAlign.Domain.Tests.Goals.Behaviour;

public class ProbabilityPlanTests
{
    private static readonly ProbabilityRates Rates = new(new(0.10m, 4000, RateOrigin.Team), new(0.25m, 400, RateOrigin.Team), new(2_000m, 100, RateOrigin.Team));

    [Fact]
    public void A_million_asks_five_reps_for_a_number_of_calls_a_day()
    {
        var chain = ProbabilityPlan.Backwards(1_000_000m, Rates, new(Reps: 5, WorkingDays: 250));

        Assert.Equal((500L, 2_000L, 20_000L, 16L), (chain.WholeCustomers, chain.WholeLeads, chain.WholeCalls, chain.WholeCallsPerRepAndDay));
    }

    [Fact]
    public void There_is_no_half_a_customer()
    {
        var chain = ProbabilityPlan.Backwards(3_000m, Rates, new(1, 10));

        Assert.Equal(1.5m, chain.Customers);
        Assert.Equal((2L, 8L, 80L, 8L), (chain.WholeCustomers, chain.WholeLeads, chain.WholeCalls, chain.WholeCallsPerRepAndDay));
    }

    [Fact]
    public void Forwards_undoes_backwards() => Law.Holds(random =>
    {
        var rates = new ProbabilityRates(new(random.Next(1, 100) / 100m), new(random.Next(1, 101) / 100m), new(random.Next(1, 100_000)));
        var time = new SellingTime(random.Next(1, 50), random.Next(1, 250));
        var target = (decimal)random.Next(0, 10_000_000);

        var calls = ProbabilityPlan.Backwards(target, rates, time).CallsPerRepAndDay;

        Assert.Equal(target, decimal.Round(ProbabilityPlan.Forwards(calls, rates, time).Amount, 6));
    });

    [Fact]
    public void What_has_to_be_done_is_always_enough() => Law.Holds(random =>
    {
        var rates = new ProbabilityRates(new(random.Next(1, 100) / 100m), new(random.Next(1, 101) / 100m), new(random.Next(1, 100_000)));
        var time = new SellingTime(random.Next(1, 50), random.Next(1, 250));
        var target = (decimal)random.Next(0, 10_000_000);

        var chain = ProbabilityPlan.Backwards(target, rates, time);

        Assert.True(ProbabilityPlan.Forwards(chain.WholeCallsPerRepAndDay, rates, time).Amount >= target);
    });

    [Fact]
    public void The_lever_that_moves_most_comes_first()
    {
        var within = new ProbabilityRates(new(0.11m), new(0.40m), new(2_200m));

        var levers = ProbabilityPlan.Levers(16m, Rates, within, new(5, 250));

        Assert.Equal([ChainRate.CustomersPerLead, ChainRate.LeadsPerCall, ChainRate.AverageDeal], levers.Select(lever => lever.Rate));
        Assert.Equal(600_000m, levers[0].Gain);
    }

    [Fact]
    public void The_average_deal_follows_what_customers_choose()
    {
        Assert.Equal(1_300m, ProbabilityPlan.AverageDeal([(0.7m, 1_000m), (0.3m, 2_000m)]));
        Assert.Equal("behaviour.probabilities_not_one", Assert.Throws<RuleViolation>(() => ProbabilityPlan.AverageDeal([(0.7m, 1m)])).Code);
    }

    [Fact]
    public void Rates_that_lead_nowhere_are_refused()
    {
        Assert.Equal("behaviour.rate_not_positive", Code(Rates with { LeadsPerCall = new(0m) }, new(1, 1)));
        Assert.Equal("behaviour.conversion_out_of_range", Code(Rates with { CustomersPerLead = new(1.1m) }, new(1, 1)));
        Assert.Equal("behaviour.no_selling_time", Code(Rates, new(0, 1)));
    }

    private static string Code(ProbabilityRates rates, SellingTime time) => Assert.Throws<RuleViolation>(() => ProbabilityPlan.Backwards(1m, rates, time)).Code;
}
