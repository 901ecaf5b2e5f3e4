namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>Writes the lines of a draw over everything that the participant's other components pay now.</summary>
internal static class DrawRun
{
    public static void Compute(ParticipantRun run, DrawComponent draw)
    {
        if (run.Input.MoreSectionsFollow) return;
        var before = run.Before(draw.Id);
        var earnings = run.Input.OtherEarnings;
        foreach (var line in run.Input.EarlierSections) earnings += line.Amount;
        foreach (var line in run.Lines) earnings += line.Amount;
        var rounded = draw with { AmountPerPeriod = run.Round(draw.AmountPerPeriod) };
        var inPlan = run.Input.Eligible is not { } eligible || eligible.DaysWithin(run.Input.FirstOfPeriod, run.Input.Last) > 0;
        var paysNow = inPlan && (draw.Paid is not { } range || range.DaysWithin(run.Input.FirstOfPeriod, run.Input.Last) > 0);
        var outcome = Draws.Settle(rounded, earnings, before.Owed, paysNow);

        if (outcome.Recovered > 0)
        {
            Write(run, draw, LineKind.DrawRecovered, -outcome.Recovered,
                new DrawRecovery(rounded.AmountPerPeriod, earnings, before.Owed, outcome.Recovered, before.Owed - outcome.Recovered));
        }
        if (outcome.Paid > 0)
        {
            Write(run, draw, LineKind.DrawPaid, outcome.Paid,
                new DrawApplied(draw.Type, draw.Recoverable, rounded.AmountPerPeriod, earnings, outcome.Paid, outcome.Owed));
        }
        run.Accumulators.Add(before with { Owed = outcome.Owed, Paid = before.Paid + outcome.Paid - outcome.Recovered });
    }

    private static void Write(ParticipantRun run, DrawComponent draw, LineKind kind, decimal amount, DerivationStep step) =>
        run.Lines.Add(new StatementLine
        {
            Component = draw.Id,
            Kind = kind,
            Amount = amount,
            Date = run.Input.Last,
            Objectives = draw.Objectives,
            Derivation = [step],
        });
}
