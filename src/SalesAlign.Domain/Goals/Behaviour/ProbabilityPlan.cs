using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Goals.Behaviour;

/// <summary>Whose deals a rate was observed in.</summary>
public enum RateOrigin
{
    Typed,
    Person,
    Team,
    Company,
}

/// <summary>A rate and the number of cases that it rests on; a typed one rests on none.</summary>
public sealed record ObservedRate(decimal Value, int Sample = 0, RateOrigin Origin = RateOrigin.Typed);

/// <summary>The three rates between a call and an amount.</summary>
/// <param name="LeadsPerCall">Leads ÷ calls.</param>
/// <param name="CustomersPerLead">The conversion: new customers ÷ leads.</param>
/// <param name="AverageDeal">Amount per new customer.</param>
public sealed record ProbabilityRates(ObservedRate LeadsPerCall, ObservedRate CustomersPerLead, ObservedRate AverageDeal);

/// <summary>Who works at it and how long.</summary>
public sealed record SellingTime(int Reps, int WorkingDays);

/// <summary>The chain from calls to amount. Exact numbers multiply; whole ones are what has to be done, rounded up at every step.</summary>
public sealed record ProbabilityChain(
    decimal Amount, decimal Customers, decimal Leads, decimal Calls, decimal CallsPerRepAndDay, long WholeCustomers, long WholeLeads, long WholeCalls,
    long WholeCallsPerRepAndDay);

/// <summary>The rates of a chain, by name.</summary>
public enum ChainRate
{
    LeadsPerCall,
    CustomersPerLead,
    AverageDeal,
}

/// <summary>What the amount would be with one rate at a value that is within reach, and how much that is more than now.</summary>
public sealed record ChainLever(ChainRate Rate, decimal From, decimal To, decimal Amount, decimal Gain);

/// <summary>The probability paradigm: amount = calls × leads per call × customers per lead × average deal, run in both directions.</summary>
public static class ProbabilityPlan
{
    /// <summary>What a target asks for: customers, leads, calls, and calls per rep and day.</summary>
    public static ProbabilityChain Backwards(decimal target, ProbabilityRates rates, SellingTime time)
    {
        Check(rates, time);
        RuleViolation.Unless(target >= 0, "behaviour.negative_target", target);
        var customers = target / rates.AverageDeal.Value;
        var leads = customers / rates.CustomersPerLead.Value;
        var calls = leads / rates.LeadsPerCall.Value;
        return Chain(target, customers, leads, calls, rates, time);
    }

    /// <summary>What a number of calls per rep and day leads to.</summary>
    public static ProbabilityChain Forwards(decimal callsPerRepAndDay, ProbabilityRates rates, SellingTime time)
    {
        Check(rates, time);
        RuleViolation.Unless(callsPerRepAndDay >= 0, "behaviour.negative_calls", callsPerRepAndDay);
        var calls = callsPerRepAndDay * time.Reps * time.WorkingDays;
        var leads = calls * rates.LeadsPerCall.Value;
        var customers = leads * rates.CustomersPerLead.Value;
        return Chain(customers * rates.AverageDeal.Value, customers, leads, calls, rates, time);
    }

    /// <summary>What moves the result most: one rate at a time at a value within reach (the best quarter's, say), largest gain first.</summary>
    public static ChainLever[] Levers(decimal callsPerRepAndDay, ProbabilityRates rates, ProbabilityRates withinReach, SellingTime time)
    {
        var now = Forwards(callsPerRepAndDay, rates, time).Amount;
        ChainLever[] levers =
        [
            Lever(ChainRate.LeadsPerCall, rates.LeadsPerCall, withinReach.LeadsPerCall, rates with { LeadsPerCall = withinReach.LeadsPerCall }),
            Lever(ChainRate.CustomersPerLead, rates.CustomersPerLead, withinReach.CustomersPerLead, rates with { CustomersPerLead = withinReach.CustomersPerLead }),
            Lever(ChainRate.AverageDeal, rates.AverageDeal, withinReach.AverageDeal, rates with { AverageDeal = withinReach.AverageDeal }),
        ];
        Array.Sort(levers, static (one, other) => one.Gain != other.Gain ? other.Gain.CompareTo(one.Gain) : one.Rate.CompareTo(other.Rate));
        return levers;

        ChainLever Lever(ChainRate rate, ObservedRate from, ObservedRate to, ProbabilityRates changed)
        {
            var amount = Forwards(callsPerRepAndDay, changed, time).Amount;
            return new(rate, from.Value, to.Value, amount, amount - now);
        }
    }

    /// <summary>The average deal from what customers choose: the sum of probability × price.</summary>
    /// <exception cref="RuleViolation">The probabilities are negative or do not add up to 1.</exception>
    public static decimal AverageDeal(IReadOnlyList<(decimal Probability, decimal Price)> choices)
    {
        var all = 0m;
        var average = 0m;
        foreach (var (probability, price) in choices)
        {
            RuleViolation.Unless(probability >= 0, "behaviour.negative_probability", probability);
            all += probability;
            average += probability * price;
        }
        RuleViolation.Unless(all == 1m, "behaviour.probabilities_not_one", all);
        return average;
    }

    private static ProbabilityChain Chain(decimal amount, decimal customers, decimal leads, decimal calls, ProbabilityRates rates, SellingTime time)
    {
        var wholeCustomers = Up(customers);
        var wholeLeads = Up(wholeCustomers / rates.CustomersPerLead.Value);
        var wholeCalls = Up(wholeLeads / rates.LeadsPerCall.Value);
        var perDay = (decimal)time.Reps * time.WorkingDays;
        return new(amount, customers, leads, calls, calls / perDay, wholeCustomers, wholeLeads, wholeCalls, Up(wholeCalls / perDay));
    }

    // Quotients are cut at 28 digits; what is whole but for the last of them is not one more.
    private static long Up(decimal exact) => (long)decimal.Ceiling(decimal.Round(exact, 12));

    private static void Check(ProbabilityRates rates, SellingTime time)
    {
        RuleViolation.Unless(rates.LeadsPerCall.Value > 0, "behaviour.rate_not_positive", ChainRate.LeadsPerCall);
        RuleViolation.Unless(rates.CustomersPerLead.Value is > 0 and <= 1, "behaviour.conversion_out_of_range", rates.CustomersPerLead.Value);
        RuleViolation.Unless(rates.AverageDeal.Value > 0, "behaviour.rate_not_positive", ChainRate.AverageDeal);
        RuleViolation.Unless(time is { Reps: > 0, WorkingDays: > 0 }, "behaviour.no_selling_time", time.Reps, time.WorkingDays);
    }
}
