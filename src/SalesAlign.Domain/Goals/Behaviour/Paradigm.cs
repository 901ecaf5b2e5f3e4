using SalesAlign.Domain.Common;

namespace SalesAlign.Domain.Goals.Behaviour;

/// <summary>How a number becomes behaviour.</summary>
public enum Paradigm
{
    /// <summary>Many small customers, explicit demand, standard product: leads × conversion × average deal.</summary>
    Probability,

    /// <summary>A known set of mid-size accounts: reach, coverage, penetration; SDR, BD and presales each own a stage.</summary>
    Behaviour,

    /// <summary>Few large customers, the goal clear and the path not: milestones with roles.</summary>
    Project,
}

/// <summary>What a paradigm is chosen by; explicitness and standardisation as factors from 0 to 1.</summary>
public sealed record ParadigmIndicators(int PotentialCustomers, decimal DemandExplicitness, decimal SolutionStandardisation);

/// <summary>From where on an indicator speaks for the probability paradigm, and below what for the project paradigm; in between for behaviour.</summary>
public sealed record ParadigmThresholds(
    int ManyCustomers = 500, int FewCustomers = 30, decimal Explicit = 0.67m, decimal Vague = 0.34m, decimal Standard = 0.67m, decimal Custom = 0.34m);

/// <summary>Why: an indicator, what it is and which paradigm it speaks for; the code is worded by the shell.</summary>
public sealed record ParadigmReason(string Code, decimal Number, Paradigm SpeaksFor);

/// <summary>The paradigm that most indicators speak for; where all three differ, the number of customers decides and it is said.</summary>
public sealed record ParadigmRecommendation(Paradigm Paradigm, int IndicatorsFor, IReadOnlyList<ParadigmReason> Reasons);

/// <summary>What the data of a segment say: accounts, the median days from opening to closing, and the share of deals with a custom solution.</summary>
public sealed record SegmentData(int? Accounts = null, int? MedianCycleDays = null, decimal? CustomShare = null);

/// <summary>Recommends a paradigm from three indicators, and says when data contradict the one that was chosen.</summary>
public static class ParadigmSelector
{
    public const string NumberOfCustomers = "paradigm.number_of_customers";
    public const string ExplicitnessOfDemand = "paradigm.explicitness_of_demand";
    public const string StandardisationOfSolution = "paradigm.standardisation_of_solution";
    public const string CustomersDecide = "paradigm.customers_decide";
    public const string AccountsContradict = "paradigm.accounts_contradict";
    public const string CycleContradicts = "paradigm.cycle_contradicts";
    public const string CustomShareContradicts = "paradigm.custom_share_contradicts";

    /// <summary>Who knows what they need decides within so many days: the share of decided deals that were is how explicit demand is.</summary>
    public const int SoonDays = 60;

    /// <summary>From so many decided deals on, what they say about demand and solution is taken; below, both are assumed to be half.</summary>
    public const int EnoughDeals = 5;

    private const int ShortCycleDays = 30;
    private const int LongCycleDays = 180;

    /// <summary>The three indicators as the records of a segment show them.</summary>
    /// <param name="accounts">Its accounts.</param>
    /// <param name="decided">Deals won or lost within the time looked at.</param>
    /// <param name="soonShare">Of these, those decided within <see cref="SoonDays"/>; empty where no deal says when it began.</param>
    /// <param name="customShare">Of those won, the customised ones; empty where the source marks none.</param>
    public static ParadigmIndicators Observed(int accounts, long decided, decimal? soonShare, decimal? customShare)
    {
        var isEnough = decided >= EnoughDeals;
        return new(accounts, isEnough ? soonShare ?? 0.5m : 0.5m, isEnough && customShare is { } custom ? 1m - custom : 0.5m);
    }

    public static ParadigmRecommendation Recommend(ParadigmIndicators indicators, ParadigmThresholds? thresholds = null)
    {
        var limits = thresholds ?? new ParadigmThresholds();
        RuleViolation.Unless(indicators.PotentialCustomers >= 0, "paradigm.negative_customers", indicators.PotentialCustomers);
        RuleViolation.Unless(indicators.DemandExplicitness is >= 0 and <= 1, "paradigm.indicator_out_of_range", indicators.DemandExplicitness);
        RuleViolation.Unless(indicators.SolutionStandardisation is >= 0 and <= 1, "paradigm.indicator_out_of_range", indicators.SolutionStandardisation);

        var byCustomers = ByNumber(indicators.PotentialCustomers, limits);
        var byDemand = ByShare(indicators.DemandExplicitness, limits.Explicit, limits.Vague);
        var bySolution = ByShare(indicators.SolutionStandardisation, limits.Standard, limits.Custom);
        var reasons = new List<ParadigmReason>
        {
            new(NumberOfCustomers, indicators.PotentialCustomers, byCustomers),
            new(ExplicitnessOfDemand, indicators.DemandExplicitness, byDemand),
            new(StandardisationOfSolution, indicators.SolutionStandardisation, bySolution),
        };
        // Two of three agree, unless all differ: then the number of customers stands, since it bounds what can be done at all.
        var paradigm = byDemand == bySolution ? byDemand : byCustomers;
        var votes = (byCustomers == paradigm ? 1 : 0) + (byDemand == paradigm ? 1 : 0) + (bySolution == paradigm ? 1 : 0);
        if (votes == 1) reasons.Add(new(CustomersDecide, indicators.PotentialCustomers, paradigm));
        return new(paradigm, votes, reasons);
    }

    /// <summary>Flags for data that speak for the opposite of what was chosen; the middle paradigm is contradicted by both ends. No data, no flag.</summary>
    public static IReadOnlyList<ParadigmReason> Contradictions(Paradigm chosen, SegmentData data, ParadigmThresholds? thresholds = null)
    {
        var limits = thresholds ?? new ParadigmThresholds();
        var flags = new List<ParadigmReason>();
        if (data.Accounts is { } accounts) Flag(AccountsContradict, accounts, ByNumber(accounts, limits));
        if (data.MedianCycleDays is { } days)
        {
            Flag(CycleContradicts, days, days <= ShortCycleDays ? Paradigm.Probability : days >= LongCycleDays ? Paradigm.Project : Paradigm.Behaviour);
        }
        if (data.CustomShare is { } custom) Flag(CustomShareContradicts, custom, ByShare(1m - custom, limits.Standard, limits.Custom));
        return flags;

        void Flag(string code, decimal number, Paradigm speaksFor)
        {
            var opposite = chosen == Paradigm.Behaviour ? speaksFor != Paradigm.Behaviour : speaksFor != chosen && speaksFor != Paradigm.Behaviour;
            if (opposite) flags.Add(new(code, number, speaksFor));
        }
    }

    private static Paradigm ByNumber(int customers, ParadigmThresholds limits) =>
        customers >= limits.ManyCustomers ? Paradigm.Probability : customers <= limits.FewCustomers ? Paradigm.Project : Paradigm.Behaviour;

    private static Paradigm ByShare(decimal share, decimal high, decimal low) =>
        share >= high ? Paradigm.Probability : share < low ? Paradigm.Project : Paradigm.Behaviour;
}
