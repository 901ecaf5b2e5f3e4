using SalesAlign.Application.Goals;
using SalesAlign.Domain.Goals.Behaviour;

namespace SalesAlign.Web.Goals.Behaviour;

/// <summary>What is typed for one customer segment before it is saved; without a paradigm of its own it follows the goal's.</summary>
public sealed class SegmentDraft
{
    public SegmentDraft(SegmentRead read)
    {
        var indicators = read.Choice?.Indicators ?? read.Suggested;
        Read = read;
        Customers = indicators.PotentialCustomers;
        Demand = (int)Math.Round(indicators.DemandExplicitness * 100m);
        Solution = (int)Math.Round(indicators.SolutionStandardisation * 100m);
        Chosen = read.Choice?.Chosen;
        OverrideReason = read.Choice?.OverrideReason;
        Measures = [.. read.Choice?.Measures ?? []];
    }

    public SegmentRead Read { get; }

    public int Customers { get; set; }

    /// <summary>In percent.</summary>
    public int Demand { get; set; }

    /// <summary>In percent.</summary>
    public int Solution { get; set; }

    public Paradigm? Chosen { get; private set; }

    public string? OverrideReason { get; set; }

    public List<PlannedMeasure> Measures { get; private set; }

    public ParadigmIndicators Indicators => new(Math.Max(0, Customers), Math.Clamp(Demand, 0, 100) / 100m, Math.Clamp(Solution, 0, 100) / 100m);

    public ParadigmRecommendation Recommendation => ParadigmSelector.Recommend(Indicators);

    public IReadOnlyList<ParadigmReason> Contradictions => Chosen is { } chosen ? ParadigmSelector.Contradictions(chosen, Read.Data) : [];

    /// <summary>A paradigm brings its pack of measures along; none follows the goal's.</summary>
    public void Choose(Paradigm? paradigm)
    {
        if (paradigm == Chosen) return;
        Chosen = paradigm;
        Measures = paradigm is { } chosen ? [.. MeasureGuard.PlanOf(chosen)] : [];
    }

    public SegmentChoice? ToChoice() => Chosen is { } chosen ? new(Read.Segment, Indicators, chosen, OverrideReason, Measures) : null;
}
