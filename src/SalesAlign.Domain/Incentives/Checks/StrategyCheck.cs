using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Domain.Incentives.Checks;

/// <summary>An objective as pay meets it.</summary>
/// <param name="Weight">In percent of the strategy; 0 where it is no longer pursued.</param>
/// <param name="InForce">Whether the strategy in force still states it.</param>
/// <param name="Goals">Agreed or offered goals of participants for it.</param>
/// <param name="PayShare">Target pay linked to it, as a factor of all target pay.</param>
/// <param name="Steering">Empty where nobody has said which deals serve it.</param>
public sealed record ObjectiveFit(Guid Objective, string Title, decimal Weight, bool InForce, int Goals, decimal PayShare, SteeringRatio? Steering);

/// <summary>
/// Holds a plan against the strategy: what it pays against, what it does not see, goals without pay, pay without goal, pay for what was dropped,
/// presales paid for a signature alone. A plan with an unwaived finding that says "against" is not published.
/// </summary>
public static class StrategyCheck
{
    /// <summary>A plan is published only when these are mended, or waived with a reason.</summary>
    public static bool IsAgainst(PlanFinding finding) => finding.Severity == FindingSeverity.Error && finding.Code.StartsWith("fit.", StringComparison.Ordinal);

    /// <param name="paysPresales">Whether people in presales take part.</param>
    public static IReadOnlyList<PlanFinding> Of(IReadOnlyList<Component> components, IReadOnlyList<ObjectiveFit> objectives, decimal unlinkedShare, bool paysPresales)
    {
        var findings = new List<PlanFinding>();
        foreach (var objective in objectives)
        {
            if (!objective.InForce)
            {
                if (objective.PayShare > 0 || components.Any(component => component.Objectives.Any(link => link.Objective == objective.Objective))) Add("fit.dropped", FindingSeverity.Error, objective);
                continue;
            }
            if (objective.Steering is { Steering: Steering.Against, Ratio: { } ratio }) Add("fit.against", FindingSeverity.Error, objective, ratio);
            else if (objective.Steering is { Steering: Steering.Blind } && objective.Weight > 0) Add("fit.blind", FindingSeverity.Warning, objective);
            if (objective.Goals > 0 && objective.PayShare == 0 && objective.Weight > 0) Add("fit.goal_without_pay", FindingSeverity.Warning, objective, objective.Goals);
            else if (objective.PayShare > 0 && objective.Goals == 0) Add("fit.pay_without_goal", FindingSeverity.Warning, objective);
            if (objective.PayShare > 0 && objective.PayShare * 100m < objective.Weight / 2m) Add("fit.share_below_weight", FindingSeverity.Note, objective, objective.PayShare, objective.Weight / 100m);
        }
        if (unlinkedShare > 0.2m) findings.Add(PlanFinding.Of("fit.unlinked_pay", FindingSeverity.Warning, null, unlinkedShare));
        if (paysPresales)
        {
            foreach (var component in components.Where(component => component is CommissionComponent or SpiffComponent && component.Trigger == Trigger.Booked))
            {
                findings.Add(PlanFinding.Of("fit.presales_on_signing", FindingSeverity.Warning, component));
            }
        }
        return [.. findings.OrderByDescending(finding => finding.Severity)];

        void Add(string code, FindingSeverity severity, ObjectiveFit objective, params object[] arguments) =>
            findings.Add(new PlanFinding(code, severity, null, [objective.Title, .. arguments]) { Objective = objective.Objective });
    }

    /// <summary>Findings against the strategy that nobody has waived.</summary>
    public static IReadOnlyList<PlanFinding> Unwaived(IEnumerable<PlanFinding> findings, IReadOnlyList<FitWaiver> waivers) =>
        [.. findings.Where(finding => IsAgainst(finding) && !waivers.Any(waiver => waiver.Code == finding.Code && waiver.Objective == finding.Objective))];
}
