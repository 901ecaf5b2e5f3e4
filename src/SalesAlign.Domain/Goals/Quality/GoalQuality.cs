using SalesAlign.Domain.Goals.Tracking;

namespace SalesAlign.Domain.Goals.Quality;

/// <summary>What a well-made goal has, each with a way to mend its lack.</summary>
public enum QualityCheck
{
    /// <summary>S: one owner, and sellers are told what to do.</summary>
    Specific,

    /// <summary>M: a metric that has data.</summary>
    Measurable,

    /// <summary>A: agreed with whoever carries it, and within reach of what was done before.</summary>
    Achievable,

    /// <summary>R: counts to a goal above, or is the top of an objective in force.</summary>
    Relevant,

    /// <summary>T: short enough to be steered, or cut into parts, milestones or actions.</summary>
    TimeBound,
    Behaviour,
    ParadigmFits,
    Pay,
    Assumption,
    NonFinancial,
    Focus,
    CheckedIn,

    /// <summary>A sales goal locks into a process goal.</summary>
    ProcessGoal,

    /// <summary>A sales goal locks into a business goal.</summary>
    BusinessGoal,

    /// <summary>A business goal locks into a product goal.</summary>
    ProductGoal,
}

/// <summary>What is known about a goal and its surroundings, as far as its quality depends on it.</summary>
/// <param name="GrowthOnHistory">Target ÷ the same period a year ago; null where that is unknown.</param>
/// <param name="NeedsBehaviour">The goal is a number, not a list of milestones.</param>
/// <param name="ContradictsParadigm">The data of the segment speak against the chosen paradigm.</param>
/// <param name="OnlyFinancial">No metric of its objective is other than money.</param>
/// <param name="GoalsOfOwner">Goals that its person carries in the period; 0 for a unit.</param>
/// <param name="MissingLinks">Links to other goals that one of its nature needs and lacks.</param>
public sealed record GoalQualityFacts(
    bool HasOwner, bool HasInstruction, bool HasData, bool IsAgreed, decimal? GrowthOnHistory, bool HasParent, bool IsTop, bool ObjectiveInForce, int Days, bool HasParts, bool NeedsBehaviour,
    bool HasBehaviour, bool ContradictsParadigm, bool IsPaid, bool IsDeliberatelyUnpaid, bool HasAssumption, bool OnlyFinancial, int GoalsOfOwner, bool CheckInDue,
    IReadOnlyCollection<InterlockKind>? MissingLinks = null);

/// <summary>One check and how it ended.</summary>
public sealed record QualityFinding(QualityCheck Check, bool Passed);

/// <summary>How well a goal is made, in percent of the weight of the checks, with every check.</summary>
public sealed record QualityReport(int Score, IReadOnlyList<QualityFinding> Findings);

/// <summary>Scores how well a goal is made: the five letters of SMART count twice, everything else once.</summary>
public static class GoalQuality
{
    /// <summary>More goals than this divide a person's attention.</summary>
    public const int MostGoalsPerPerson = 5;

    /// <summary>More than this much above last year needs an explanation that a number alone does not give.</summary>
    public const decimal MostGrowth = 1.5m;

    private const int SteerableDays = 100;

    public static QualityReport Of(GoalQualityFacts facts)
    {
        QualityFinding[] findings =
        [
            new(QualityCheck.Specific, facts is { HasOwner: true, HasInstruction: true }),
            new(QualityCheck.Measurable, facts.HasData),
            new(QualityCheck.Achievable, facts.IsAgreed && facts.GrowthOnHistory is not > MostGrowth),
            new(QualityCheck.Relevant, facts.ObjectiveInForce && (facts.HasParent || facts.IsTop)),
            new(QualityCheck.TimeBound, facts.Days <= SteerableDays || facts.HasParts),
            new(QualityCheck.Behaviour, !facts.NeedsBehaviour || facts.HasBehaviour),
            new(QualityCheck.ParadigmFits, !facts.ContradictsParadigm),
            new(QualityCheck.Pay, facts.IsPaid || facts.IsDeliberatelyUnpaid),
            new(QualityCheck.Assumption, facts.HasAssumption),
            new(QualityCheck.NonFinancial, !facts.OnlyFinancial),
            new(QualityCheck.Focus, facts.GoalsOfOwner <= MostGoalsPerPerson),
            new(QualityCheck.CheckedIn, !facts.CheckInDue),
            new(QualityCheck.ProcessGoal, facts.MissingLinks?.Contains(InterlockKind.SalesProcess) != true),
            new(QualityCheck.BusinessGoal, facts.MissingLinks?.Contains(InterlockKind.SalesBusiness) != true),
            new(QualityCheck.ProductGoal, facts.MissingLinks?.Contains(InterlockKind.BusinessProduct) != true),
        ];
        var (all, passed) = (0, 0);
        foreach (var finding in findings)
        {
            var weight = finding.Check <= QualityCheck.TimeBound ? 2 : 1;
            all += weight;
            if (finding.Passed) passed += weight;
        }
        return new QualityReport(100 * passed / all, findings);
    }
}
