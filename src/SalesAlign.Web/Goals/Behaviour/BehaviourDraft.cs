using SalesAlign.Application.Goals;
using SalesAlign.Domain.Goals.Behaviour;

namespace SalesAlign.Web.Goals.Behaviour;

/// <summary>What is typed into a behaviour plan before it is saved; rates and shares stand in percent where people say them so.</summary>
public sealed class BehaviourDraft
{
    public string? Segment { get; set; }

    public int Customers { get; set; }

    public int Demand { get; set; }

    public int Solution { get; set; }

    public Paradigm Chosen { get; set; }

    public string? OverrideReason { get; set; }

    /// <summary>In percent.</summary>
    public decimal? LeadsPerCall { get; set; }

    /// <summary>In percent.</summary>
    public decimal? CustomersPerLead { get; set; }

    public decimal? AverageDeal { get; set; }

    public int? Reps { get; set; }

    public int? WorkingDays { get; set; }

    public decimal? CallsPerDay { get; set; }

    public long? Signatures { get; set; }

    public List<PlannedMeasure> Measures { get; set; } = [];

    public List<Lever> Levers { get; } = [];

    public List<SegmentDraft> Segments { get; } = [];

    /// <summary>Where capacity, close rate (in percent) and value per deal stand.</summary>
    public decimal Capacity { get; set; }

    public decimal CloseRate { get; set; }

    public decimal PerDeal { get; set; }

    public ParadigmIndicators Indicators => new(Math.Max(0, Customers), Demand / 100m, Solution / 100m);

    public ProbabilityTerms Terms => new(LeadsPerCall / 100m, CustomersPerLead / 100m, AverageDeal, Reps, WorkingDays);

    public EfficiencyTerms? Efficiency => Levers.Count == 0 ? null : new(new EfficiencyState(Capacity, CloseRate / 100m, PerDeal), Levers.ConvertAll(lever => new PlannedMove(lever.Choice, 1m + (lever.Percent / 100m))));

    public static BehaviourDraft Of(GetBehaviour.Response read)
    {
        var (plan, indicators) = (read.Plan, read.Plan?.Choice.Indicators ?? read.Suggested);
        var own = read.InheritedFrom is null ? plan : null;
        var now = own?.Efficiency?.Now ?? read.Observed ?? new EfficiencyState(0m, 0m, 0m);
        var draft = new BehaviourDraft
        {
            Segment = plan?.Choice.Segment,
            Customers = indicators.PotentialCustomers,
            Demand = (int)Math.Round(indicators.DemandExplicitness * 100m),
            Solution = (int)Math.Round(indicators.SolutionStandardisation * 100m),
            Chosen = plan?.Choice.Chosen ?? read.Recommendation.Paradigm,
            OverrideReason = plan?.Choice.OverrideReason,
            LeadsPerCall = own?.Probability.LeadsPerCall * 100m,
            CustomersPerLead = own?.Probability.CustomersPerLead * 100m,
            AverageDeal = own?.Probability.AverageDeal,
            Reps = own?.Probability.Reps,
            WorkingDays = own?.Probability.WorkingDays,
            Signatures = own?.Signatures,
            Measures = [.. (plan?.Measures ?? []).Select(measure => new PlannedMeasure(measure.Measure, measure.Role))],
            Capacity = now.CustomerCapacity,
            CloseRate = decimal.Round(now.CloseRate * 100m, 2),
            PerDeal = now.ProfitPerDeal,
        };
        draft.Levers.AddRange((own?.Efficiency?.Moves ?? []).Select(move => new Lever { Choice = move.Lever, Percent = decimal.Round((move.Factor - 1m) * 100m, 2) }));
        draft.Segments.AddRange(read.BySegment.Select(segment => new SegmentDraft(segment)));
        return draft;
    }

    /// <summary>One lever and by how many percent it moves its variable.</summary>
    public sealed class Lever
    {
        public EfficiencyLever Choice { get; set; }

        public decimal Percent { get; set; } = 10m;
    }
}
