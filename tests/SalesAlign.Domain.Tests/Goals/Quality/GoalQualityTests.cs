using SalesAlign.Domain.Goals.Quality;
using SalesAlign.Domain.Goals.Tracking;

namespace SalesAlign.Domain.Tests.Goals.Quality;

public class GoalQualityTests
{
    private static readonly GoalQualityFacts Perfect = new(
        HasOwner: true, HasInstruction: true, HasData: true, IsAgreed: true, GrowthOnHistory: 1.2m, HasParent: true, IsTop: false, ObjectiveInForce: true, Days: 91, HasParts: false,
        NeedsBehaviour: true, HasBehaviour: true, ContradictsParadigm: false, IsPaid: true, IsDeliberatelyUnpaid: false, HasAssumption: true, OnlyFinancial: false, GoalsOfOwner: 4, CheckInDue: false);

    [Fact]
    public void A_goal_that_has_everything_scores_a_hundred()
    {
        Assert.Equal(100, GoalQuality.Of(Perfect).Score);
        // The top of an objective has no parent, and what is unpaid on purpose is not missing pay.
        Assert.Equal(100, GoalQuality.Of(Perfect with { HasParent = false, IsTop = true, IsPaid = false, IsDeliberatelyUnpaid = true }).Score);
    }

    [Fact]
    public void Each_lack_fails_its_own_check_alone()
    {
        (QualityCheck Check, GoalQualityFacts Facts)[] lacks =
        [
            (QualityCheck.Specific, Perfect with { HasOwner = false }), (QualityCheck.Specific, Perfect with { HasInstruction = false }), (QualityCheck.Measurable, Perfect with { HasData = false }),
            (QualityCheck.Achievable, Perfect with { IsAgreed = false }), (QualityCheck.Achievable, Perfect with { GrowthOnHistory = 1.51m }), (QualityCheck.Relevant, Perfect with { HasParent = false }),
            (QualityCheck.Relevant, Perfect with { ObjectiveInForce = false }), (QualityCheck.TimeBound, Perfect with { Days = 365 }), (QualityCheck.Behaviour, Perfect with { HasBehaviour = false }),
            (QualityCheck.ParadigmFits, Perfect with { ContradictsParadigm = true }), (QualityCheck.Pay, Perfect with { IsPaid = false }), (QualityCheck.Assumption, Perfect with { HasAssumption = false }),
            (QualityCheck.NonFinancial, Perfect with { OnlyFinancial = true }), (QualityCheck.Focus, Perfect with { GoalsOfOwner = 6 }), (QualityCheck.CheckedIn, Perfect with { CheckInDue = true }),
            (QualityCheck.ProcessGoal, Perfect with { MissingLinks = [InterlockKind.SalesProcess] }), (QualityCheck.BusinessGoal, Perfect with { MissingLinks = [InterlockKind.SalesBusiness] }),
            (QualityCheck.ProductGoal, Perfect with { MissingLinks = [InterlockKind.BusinessProduct] }),
        ];
        foreach (var (check, facts) in lacks)
        {
            var report = GoalQuality.Of(facts);
            Assert.Equal([check], report.Findings.Where(finding => !finding.Passed).Select(finding => finding.Check));
            Assert.InRange(report.Score, 80, 99);
        }
        Assert.Equal(Enum.GetValues<QualityCheck>(), lacks.Select(lack => lack.Check).Distinct());
        Assert.Equal(Enum.GetValues<QualityCheck>(), GoalQuality.Of(Perfect).Findings.Select(finding => finding.Check));
    }
}
