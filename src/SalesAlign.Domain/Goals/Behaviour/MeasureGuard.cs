namespace SalesAlign.Domain.Goals.Behaviour;

/// <summary>What a behaviour goal can measure.</summary>
public enum BehaviourMeasure
{
    Calls,
    Visits,
    Leads,
    Conversion,
    AverageDeal,
    ExamPassRate,
    Tenure,
    Reach,
    Coverage,
    Signing,
    Penetration,
    ProposalFirstPass,
    Milestones,
    Retrospectives,
}

/// <summary>Who carries a behaviour goal, as far as it matters for what may be asked.</summary>
public enum BehaviourRole
{
    Other,
    Sdr,
    BusinessDevelopment,
    Presales,
    ProjectOffice,
    Commercial,
    Solution,
}

/// <summary>The measures that a paradigm brings along, and those it is discouraged from.</summary>
public static class MeasureGuard
{
    public const string SigningOnPresales = "behaviour.signing_on_presales";
    public const string ActivityCountOnProject = "behaviour.activity_count_on_project";
    public const string StageOfAnotherRole = "behaviour.stage_of_another_role";

    public static IReadOnlyList<BehaviourMeasure> PackOf(Paradigm paradigm) => paradigm switch
    {
        Paradigm.Probability =>
            [
                BehaviourMeasure.Calls, BehaviourMeasure.Visits, BehaviourMeasure.Leads, BehaviourMeasure.Conversion, BehaviourMeasure.AverageDeal, BehaviourMeasure.ExamPassRate,
                BehaviourMeasure.Tenure,
            ],
        Paradigm.Behaviour =>
            [BehaviourMeasure.Reach, BehaviourMeasure.Coverage, BehaviourMeasure.Signing, BehaviourMeasure.Penetration, BehaviourMeasure.ProposalFirstPass],
        _ => [BehaviourMeasure.Milestones, BehaviourMeasure.Retrospectives],
    };

    /// <summary>What a paradigm forbids whoever answers for it: activity counts on projects.</summary>
    public static IReadOnlyList<BehaviourMeasure> ForbiddenBy(Paradigm paradigm) =>
        [.. Enum.GetValues<BehaviourMeasure>().Where(measure => Flag(paradigm, measure, BehaviourRole.Other) is not null)];

    /// <summary>The pack with who usually answers for each part of it.</summary>
    public static IReadOnlyList<PlannedMeasure> PlanOf(Paradigm paradigm) => [.. PackOf(paradigm).Select(measure => new PlannedMeasure(measure, RoleOf(measure)))];

    /// <summary>Who usually answers for a measure.</summary>
    public static BehaviourRole RoleOf(BehaviourMeasure measure) => measure switch
    {
        BehaviourMeasure.Reach => BehaviourRole.Sdr,
        BehaviourMeasure.Coverage or BehaviourMeasure.Signing or BehaviourMeasure.Penetration => BehaviourRole.BusinessDevelopment,
        BehaviourMeasure.ProposalFirstPass => BehaviourRole.Presales,
        BehaviourMeasure.Milestones or BehaviourMeasure.Retrospectives => BehaviourRole.ProjectOffice,
        _ => BehaviourRole.Other,
    };

    /// <summary>
    /// The code of what is wrong with asking this of that role, or null. Presales never answer for signing; projects are not steered by
    /// counting activities; in the behaviour paradigm SDR own reach, BD own signing, presales the first-pass rate of proposals.
    /// </summary>
    public static string? Flag(Paradigm paradigm, BehaviourMeasure measure, BehaviourRole role)
    {
        if (role == BehaviourRole.Presales && measure is (BehaviourMeasure.Signing or BehaviourMeasure.Penetration))
        {
            return SigningOnPresales;
        }
        if (paradigm == Paradigm.Project && measure is (BehaviourMeasure.Calls or BehaviourMeasure.Visits or BehaviourMeasure.Leads))
        {
            return ActivityCountOnProject;
        }
        if (paradigm != Paradigm.Behaviour || role == BehaviourRole.Other) return null;
        var owner = measure switch
        {
            BehaviourMeasure.Reach => BehaviourRole.Sdr,
            BehaviourMeasure.Signing => BehaviourRole.BusinessDevelopment,
            BehaviourMeasure.ProposalFirstPass => BehaviourRole.Presales,
            _ => role,
        };
        return owner == role ? null : StageOfAnotherRole;
    }
}
