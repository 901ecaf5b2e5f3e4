namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>Computes a scorecard: one line. A metric without a value scores zero and is reported.</summary>
internal static class ScorecardRun
{
    public static void Compute(ParticipantRun run, ScorecardComponent scorecard)
    {
        var before = run.Before(scorecard.Id);
        var target = run.TargetIncentive(scorecard.Id, run.Input.First, run.Input.Last, false);
        run.Steps.Clear();
        var pays = 0m;
        foreach (var metric in scorecard.Metrics)
        {
            if (!run.Input.Metrics.TryGetValue(metric.Metric, out var attainment))
            {
                run.Findings.Add(Finding.Of("metric.missing", scorecard.Id, null, metric.Metric));
                run.Steps.Add(new InputMissing("metric", metric.Metric));
                continue;
            }
            var scores = metric.Curve.Read(attainment);
            run.Steps.Add(new ScorecardRead(metric.Metric, metric.Weight, attainment, scores));
            pays += metric.Weight / 100m * scores;
        }

        var settlement = new Settlement(run, scorecard, pays, before.Paid);
        if (target is null)
        {
            run.Findings.Add(Finding.Of("target_incentive.missing", scorecard.Id));
            run.Steps.Add(new InputMissing("targetIncentive", null));
        }
        else
        {
            run.Steps.Add(new TargetIncentiveApplied(target.Full, target.EligibleDays, target.Days, target.Amount, scorecard.Weight));
        }
        settlement.Add(LineKind.Bonus, null, 0, (target?.Amount ?? 0) * scorecard.Weight / 100m * pays);
        settlement.TopUp();
        run.Accumulators.Add(before with { Paid = before.Paid + settlement.Paid });
    }
}
