namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>Computes a SPIFF: a line per deal. With a budget, what the budget grants comes as awards; without awards it is the participant's alone.</summary>
internal static class SpiffRun
{
    public static void Compute(ParticipantRun run, CompiledComponent part, SpiffComponent spiff)
    {
        var before = run.Before(spiff.Id);
        var settlement = new Settlement(run, spiff, null, before.Paid);
        var awarded = spiff.Budget is not null && run.Input.Awards.Any(award => award.Component == spiff.Id);
        var left = spiff.Budget ?? decimal.MaxValue;
        var times = before.Grants;
        string? firstDeal = null;
        var credited = 0m;

        foreach (ref readonly var counted in run.Select(part, false))
        {
            var credit = counted.Credit;
            var pays = Pays(spiff, counted);
            run.Begin(spiff, counted);
            run.Steps.Add(new SpiffGranted(spiff.AmountPerDeal, spiff.PercentOfCredit, credit.Share, pays));
            if (counted.State != CreditState.Counts)
            {
                var would = run.Round(pays);
                run.Steps.Add(run.WhyNot(part, counted, would));
                settlement.Add(LineKind.Deal, credit, counted.Value, 0, would);
                continue;
            }
            credited += counted.Value;
            var refusal = !spiff.Window.Contains(credit.Date) ? SpiffRefusal.OutsideWindow
                : spiff.FirstTimeOnly && times > 0 && firstDeal != credit.DealKey ? SpiffRefusal.NotTheFirstTime
                : (SpiffRefusal?)null;
            if (refusal is { } why)
            {
                var would = run.Round(pays);
                run.Steps.Add(new SpiffRefused(why, would, 0));
                settlement.Add(LineKind.Deal, credit, counted.Value, 0, would);
                continue;
            }
            if (firstDeal != credit.DealKey)
            {
                firstDeal = credit.DealKey;
                times++;
            }
            if (spiff.Budget is not null && pays > 0)
            {
                var claim = run.Round(pays);
                var granted = awarded ? Granted(run.Input, spiff.Id, credit) : Math.Min(claim, left);
                left -= granted;
                if (granted < claim)
                {
                    run.Steps.Add(new SpiffRefused(SpiffRefusal.BudgetSpent, claim, granted));
                    settlement.Add(LineKind.Deal, credit, counted.Value, granted, granted == 0 ? claim : null);
                    continue;
                }
            }
            settlement.Add(LineKind.Deal, credit, counted.Value, pays);
        }
        settlement.TopUp();
        run.Accumulators.Add(before with { Credit = before.Credit + credited, Grants = times, Paid = before.Paid + settlement.Paid });
    }

    /// <summary>What the participant would be granted if the budget had no end, with the credit that claims it.</summary>
    public static List<SpiffClaim> Claims(ParticipantRun run, CompiledComponent part, SpiffComponent spiff)
    {
        var claims = new List<SpiffClaim>();
        var times = run.Before(spiff.Id).Grants;
        string? firstDeal = null;
        foreach (ref readonly var counted in run.Select(part, false))
        {
            var credit = counted.Credit;
            if (counted.State != CreditState.Counts || !spiff.Window.Contains(credit.Date)) continue;
            if (spiff.FirstTimeOnly && times > 0 && firstDeal != credit.DealKey) continue;
            if (firstDeal != credit.DealKey)
            {
                firstDeal = credit.DealKey;
                times++;
            }
            var pays = run.Round(Pays(spiff, counted));
            if (pays > 0) claims.Add(new(run.Input.Participant, credit, pays));
        }
        return claims;
    }

    private static decimal Pays(SpiffComponent spiff, in CountedCredit counted) =>
        spiff.AmountPerDeal is { } amount ? amount * counted.Credit.Share : counted.Value * spiff.PercentOfCredit!.Value / 100m;

    private static decimal Granted(ParticipantInput input, Guid spiff, Credit credit)
    {
        var granted = 0m;
        foreach (var award in input.Awards)
        {
            if (award.Component == spiff && award.DealKey == credit.DealKey && award.Part == credit.Part) granted += award.Amount;
        }
        return granted;
    }
}
