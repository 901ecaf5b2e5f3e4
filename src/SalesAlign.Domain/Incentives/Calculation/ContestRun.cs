namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>Writes the line of a contest that <see cref="ContestRanking"/> has decided.</summary>
internal static class ContestRun
{
    public static void Compute(ParticipantRun run, ContestComponent contest)
    {
        var before = run.Before(contest.Id);
        var settlement = new Settlement(run, contest, null, before.Paid);
        foreach (var award in run.Input.Awards)
        {
            if (award.Component != contest.Id) continue;
            run.Steps.Clear();
            run.Steps.Add(new PrizeWon(contest.Metric, award.Metric, award.Rank, award.Tied, award.Amount));
            settlement.Add(LineKind.Prize, null, award.Metric, award.Amount);
        }
        settlement.TopUp();
        run.Accumulators.Add(before with { Paid = before.Paid + settlement.Paid });
    }
}
