using SalesAlign.Domain.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Domain.Goals.Behaviour;

/// <summary>What the planner typed over the observed rates and the time at hand; empty keeps what the records say.</summary>
public sealed record ProbabilityTerms(decimal? LeadsPerCall = null, decimal? CustomersPerLead = null, decimal? AverageDeal = null, int? Reps = null, int? WorkingDays = null);

/// <summary>A measure asked of a role.</summary>
public sealed record PlannedMeasure(BehaviourMeasure Measure, BehaviourRole Role);

/// <summary>A change of one variable that the goal brings about, and the lever it uses; 1.10 raises it by a tenth.</summary>
public sealed record PlannedMove(EfficiencyLever Lever, decimal Factor)
{
    public EfficiencyVariable Variable => EfficiencyLevers.VariableOf(Lever);
}

/// <summary>Where the three variables stand today and which of them the goal moves.</summary>
public sealed record EfficiencyTerms(EfficiencyState Now, IReadOnlyList<PlannedMove> Moves);

/// <summary>The choice of a paradigm with what it rests on.</summary>
/// <param name="Segment">The sector of accounts it is about; empty for all.</param>
public sealed record ParadigmChoice(Paradigm Chosen, ParadigmIndicators Indicators, string? Segment, string? OverrideReason);

/// <summary>What is chosen for one customer segment, which may work another way than the goal as a whole.</summary>
/// <param name="Segment">The sector of accounts.</param>
/// <param name="Measures">What is asked of whom there; empty takes the paradigm's pack.</param>
public sealed record SegmentChoice(string Segment, ParadigmIndicators Indicators, Paradigm Chosen, string? OverrideReason = null, IReadOnlyList<PlannedMeasure>? Measures = null);

/// <summary>The paradigm of one customer segment, what the indicators recommended when it was chosen, and what is asked of whom.</summary>
public sealed record SegmentParadigm(
    string Segment, ParadigmIndicators Indicators, Paradigm Chosen, Paradigm Recommended, string? OverrideReason, IReadOnlyList<PlannedMeasure> Measures);

/// <summary>How a goal's number becomes behaviour: its paradigm and why, the driver tree, the measures asked of roles, and which variables it moves.</summary>
public sealed class BehaviourPlan
{
    private const int MostSegments = 60;

    private BehaviourPlan()
    {
        Choice = null!;
        Probability = new ProbabilityTerms();
        Measures = [];
        Segments = [];
    }

    public BehaviourPlan(GoalId goal, ParadigmChoice choice, PersonId by, DateTimeOffset now)
        : this()
    {
        GoalId = goal;
        Choose(choice, by, now);
    }

    public GoalId GoalId { get; private set; }

    public ParadigmChoice Choice { get; private set; }

    public Paradigm Recommended { get; private set; }

    public ProbabilityTerms Probability { get; private set; }

    /// <summary>How many signatures the named accounts are to bring; empty until somebody says.</summary>
    public long? Signatures { get; private set; }

    public IReadOnlyList<PlannedMeasure> Measures { get; private set; }

    /// <summary>Segments that work another way, each with its own choice; all others follow the goal's.</summary>
    public IReadOnlyList<SegmentParadigm> Segments { get; private set; }

    public EfficiencyTerms? Efficiency { get; private set; }

    /// <summary>What is known now that was not before: the half of the knowledge card that looks back.</summary>
    public string? Experience { get; private set; }

    /// <summary>Where it can be used again: the half that looks ahead.</summary>
    public string? NewScenario { get; private set; }

    public DateTimeOffset? KnowledgeAt { get; private set; }

    public PersonId ChangedBy { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public bool IsOverride => Choice.Chosen != Recommended;

    /// <summary>Takes a paradigm and brings its pack of measures along; those that it forbids fall away.</summary>
    /// <exception cref="RuleViolation">It is not the recommended one and there is no reason.</exception>
    public void Choose(ParadigmChoice choice, PersonId by, DateTimeOffset now)
    {
        var recommended = ParadigmSelector.Recommend(choice.Indicators).Paradigm;
        if (choice.Chosen != recommended && string.IsNullOrWhiteSpace(choice.OverrideReason)) throw new RuleViolation("paradigm.override_needs_reason", recommended) { Field = "OverrideReason" };
        var changed = Measures.Count == 0 || Choice.Chosen != choice.Chosen;
        Recommended = recommended;
        Choice = choice with { Segment = Trimmed(choice.Segment), OverrideReason = choice.Chosen == recommended ? null : choice.OverrideReason!.Trim() };
        if (changed) Measures = MeasureGuard.PlanOf(choice.Chosen);
        Touch(by, now);
    }

    /// <summary>Says for each segment that works its own way how: the choice brings its measures along and forbids the wrong ones.</summary>
    /// <exception cref="RuleViolation">A segment stands there twice, an override has no reason, or a measure is forbidden.</exception>
    public void ChooseFor(IReadOnlyList<SegmentChoice> choices, PersonId by, DateTimeOffset now)
    {
        if (choices.Count > MostSegments) throw new RuleViolation("paradigm.too_many_segments", MostSegments) { Field = "Segments" };
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var segments = new List<SegmentParadigm>(choices.Count);
        foreach (var choice in choices)
        {
            var name = Trimmed(choice.Segment) ?? throw new RuleViolation("paradigm.segment_without_name") { Field = "Segments" };
            if (!seen.Add(name)) throw new RuleViolation("paradigm.segment_twice", name) { Field = "Segments" };
            var recommended = ParadigmSelector.Recommend(choice.Indicators).Paradigm;
            if (choice.Chosen != recommended && Trimmed(choice.OverrideReason) is null) throw new RuleViolation("paradigm.segment_override_needs_reason", name) { Field = "Segments" };
            var measures = choice.Measures is { Count: > 0 } asked ? asked : MeasureGuard.PlanOf(choice.Chosen);
            MustNotForbid(choice.Chosen, measures, "Segments");
            segments.Add(new(name, choice.Indicators, choice.Chosen, recommended, choice.Chosen == recommended ? null : choice.OverrideReason!.Trim(), [.. measures.Distinct()]));
        }
        Segments = segments;
        Touch(by, now);
    }

    public void Estimate(ProbabilityTerms terms, PersonId by, DateTimeOffset now)
    {
        if (terms.CustomersPerLead is <= 0 or > 1) throw new RuleViolation("behaviour.conversion_out_of_range", terms.CustomersPerLead) { Field = "CustomersPerLead" };
        if (terms.LeadsPerCall is <= 0) throw new RuleViolation("behaviour.rate_not_positive", ChainRate.LeadsPerCall) { Field = "LeadsPerCall" };
        if (terms.AverageDeal is <= 0) throw new RuleViolation("behaviour.rate_not_positive", ChainRate.AverageDeal) { Field = "AverageDeal" };
        if (terms.Reps is <= 0 || terms.WorkingDays is <= 0) throw new RuleViolation("behaviour.no_selling_time", terms.Reps, terms.WorkingDays) { Field = terms.Reps is <= 0 ? "Reps" : "WorkingDays" };
        Probability = terms;
        Touch(by, now);
    }

    /// <exception cref="RuleViolation">Something is asked of a role that must not answer for it, or that the paradigm forbids.</exception>
    public void Ask(IReadOnlyList<PlannedMeasure> measures, PersonId by, DateTimeOffset now)
    {
        MustNotForbid(Choice.Chosen, measures, "Measures");
        Measures = [.. measures.Distinct()];
        Touch(by, now);
    }

    public void Want(long? signatures, PersonId by, DateTimeOffset now)
    {
        if (signatures < 0) throw new RuleViolation("behaviour.negative_target", signatures) { Field = "Signatures" };
        Signatures = signatures;
        Touch(by, now);
    }

    /// <exception cref="RuleViolation">A variable or factor is negative, or the planned close rate exceeds 1.</exception>
    public void Move(EfficiencyTerms? terms, PersonId by, DateTimeOffset now)
    {
        if (terms is not null) _ = Behaviour.Efficiency.Check(terms.Now, [.. terms.Moves.Select(move => new EfficiencyMove("", move.Variable, move.Factor))], 0m);
        Efficiency = terms;
        Touch(by, now);
    }

    /// <summary>Keeps what a finished project leaves behind: experience and a new scenario.</summary>
    public void LearnFrom(string experience, string newScenario, PersonId by, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(experience)) throw new RuleViolation("behaviour.knowledge_incomplete") { Field = "Experience" };
        if (string.IsNullOrWhiteSpace(newScenario)) throw new RuleViolation("behaviour.knowledge_incomplete") { Field = "NewScenario" };
        Experience = experience.Trim();
        NewScenario = newScenario.Trim();
        KnowledgeAt = now;
        Touch(by, now);
    }

    private static void MustNotForbid(Paradigm paradigm, IReadOnlyList<PlannedMeasure> measures, string field)
    {
        foreach (var planned in measures)
        {
            if (MeasureGuard.Flag(paradigm, planned.Measure, planned.Role) is { } code and not MeasureGuard.StageOfAnotherRole) throw new RuleViolation(code, planned.Measure, planned.Role) { Field = field };
        }
    }

    private void Touch(PersonId by, DateTimeOffset now)
    {
        ChangedBy = by;
        ChangedAt = now;
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
