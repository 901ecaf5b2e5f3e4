namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>Computes a target bonus: one line for the participant, and a line at zero for each deal that a condition kept out.</summary>
internal static class BonusRun
{
    public static void Compute(ParticipantRun run, CompiledComponent part, TargetBonusComponent bonus)
    {
        var input = run.Input;
        var toDate = bonus.Accumulation == Accumulation.YearToDate;
        var before = run.Before(bonus.Id);
        var credits = run.Select(part, toDate);
        var credit = toDate && !input.ReplaysYear ? before.Credit : 0;
        foreach (ref readonly var counted in credits)
        {
            if (counted.State == CreditState.Counts) credit += counted.Value;
        }

        var quota = run.Quota(bonus, toDate);
        var target = run.TargetIncentive(bonus.Id, toDate ? input.FirstOfYear : input.First, input.Last, toDate);
        var share = (target?.Amount ?? 0) * bonus.Weight / 100m;
        var attainment = Attainment(run, bonus, credit, quota);
        var column = bonus.Grid is { } grid ? Metric(run, bonus.Id, grid.ColumnMetric) : 0;
        var settlement = new Settlement(run, bonus, attainment, before.Paid);
        if (target is null) run.Findings.Add(Finding.Of("target_incentive.missing", bonus.Id));

        foreach (ref readonly var counted in credits)
        {
            if (counted.Earlier || counted.State == CreditState.Counts) continue;
            var would = 0m;
            if (bonus.AttainmentOf is null && quota is { Amount: > 0 } && attainment is { } now && column is { } at)
            {
                would = run.Round(share * (Read(bonus, (credit + counted.Value) / quota.Amount, at) - Read(bonus, now, at)));
            }
            run.Begin(bonus, counted);
            run.Steps.Add(run.WhyNot(part, counted, would));
            settlement.Add(LineKind.Deal, counted.Credit, counted.Value, 0, would);
        }

        var earned = Line(run, bonus, settlement, (credit, attainment, column), quota, target, toDate ? before : null);
        settlement.TopUp();
        run.Accumulators.Add(before with
        {
            Credit = toDate ? credit : before.Credit + credit,
            Earned = before.Earned + (settlement.PaysNothing ? 0 : earned),
            Paid = before.Paid + settlement.Paid,
        });
        run.Standings.Add(new(bonus.Id, credit, quota?.Amount, attainment, null, null, null));
    }

    private static decimal Line(
        ParticipantRun run, TargetBonusComponent bonus, Settlement settlement, (decimal Credit, decimal? Attainment, decimal? Column) read,
        ProratedAmount? quota, ProratedAmount? target, Accumulator? paidBefore)
    {
        var steps = run.Steps;
        steps.Clear();
        if (quota is not null && bonus.AttainmentOf is null) steps.Add(new QuotaApplied(quota.Full, quota.EligibleDays, quota.Days, quota.Amount));
        if (target is null || read.Attainment is not { } attainment || read.Column is not { } column)
        {
            steps.Add(target is null ? new InputMissing("targetIncentive", null)
                : read.Attainment is null ? new InputMissing(bonus.AttainmentOf is null ? "quota" : "metric", bonus.AttainmentOf)
                : new InputMissing("metric", bonus.Grid!.ColumnMetric));
            settlement.Add(LineKind.Bonus, null, read.Credit, 0);
            return 0;
        }

        var measured = bonus.AttainmentOf is null;
        steps.Add(new AttainmentMeasured(bonus.AttainmentOf, measured ? read.Credit : null, measured ? quota!.Amount : null, attainment));
        var pays = Read(bonus, attainment, column);
        steps.Add(bonus.Grid is { } grid ? new GridRead(attainment, grid.ColumnMetric, column, pays) : new CurveRead(attainment, pays));
        steps.Add(new TargetIncentiveApplied(target.Full, target.EligibleDays, target.Days, target.Amount, bonus.Weight));
        var earned = target.Amount * bonus.Weight / 100m * pays;
        if (paidBefore is not null)
        {
            steps.Add(new EarnedToDate(read.Credit, earned, paidBefore.Earned));
            earned -= paidBefore.Earned;
        }
        settlement.Add(LineKind.Bonus, null, read.Credit, earned);
        return earned;
    }

    private static decimal Read(TargetBonusComponent bonus, decimal attainment, decimal column) =>
        bonus.Grid is { } grid ? grid.Read(attainment, column) : bonus.Curve!.Read(attainment);

    private static decimal? Attainment(ParticipantRun run, TargetBonusComponent bonus, decimal credit, ProratedAmount? quota)
    {
        if (bonus.AttainmentOf is { } metric) return Metric(run, bonus.Id, metric);
        if (quota is { Amount: > 0 }) return credit / quota.Amount;
        run.Findings.Add(Finding.Of("quota.missing", bonus.Id));
        return null;
    }

    private static decimal? Metric(ParticipantRun run, Guid component, string key)
    {
        if (run.Input.Metrics.TryGetValue(key, out var value)) return value;
        run.Findings.Add(Finding.Of("metric.missing", component, null, key));
        return null;
    }
}
