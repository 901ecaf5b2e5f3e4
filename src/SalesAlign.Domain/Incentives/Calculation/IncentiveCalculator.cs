namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>
/// Computes what a plan version pays a participant in a window, as described in the order of calculation: credits → conditions → table or
/// curve → gates → caps → holdback → draws. Pure and deterministic: the same inputs in any order give the same lines, to the cent, on any
/// machine. Problems in the data come back as findings.
/// </summary>
public static class IncentiveCalculator
{
    public static ParticipantResult Calculate(CompiledPlan plan, ParticipantInput input)
    {
        var run = new ParticipantRun(input);
        foreach (var part in plan.Parts)
        {
            switch (part.Component)
            {
                case CommissionComponent: CommissionRun.Compute(run, part); break;
                case TargetBonusComponent bonus: BonusRun.Compute(run, part, bonus); break;
                case ScorecardComponent scorecard: ScorecardRun.Compute(run, scorecard); break;
                case SpiffComponent spiff: SpiffRun.Compute(run, part, spiff); break;
                case ContestComponent contest: ContestRun.Compute(run, contest); break;
            }
        }
        foreach (var draw in plan.Draws) DrawRun.Compute(run, draw);
        return new(input.Participant, run.Lines, run.Findings, run.Accumulators, run.Standings);
    }
}
