namespace SalesAlign.Domain.Incentives.Calculation;

/// <summary>A credit that qualifies for a SPIFF and what it asks of the budget, rounded.</summary>
public sealed record SpiffClaim(Guid Participant, Credit Credit, decimal Amount);

/// <summary>
/// Grants a SPIFF's budget over all participants in order of credit date, then deal, then participant; the claim at which it runs out gets
/// what is left. Collect the claims of every participant first, then give each their awards.
/// </summary>
public static class SpiffBudget
{
    /// <summary>The participant's claims to the plan's SPIFFs that have a budget, by component.</summary>
    public static IReadOnlyList<(Guid Component, SpiffClaim Claim)> Claims(CompiledPlan plan, ParticipantInput input)
    {
        var claims = new List<(Guid, SpiffClaim)>();
        ParticipantRun? run = null;
        foreach (var part in plan.Parts)
        {
            if (part.Component is not SpiffComponent { Budget: not null } spiff) continue;
            run ??= new(input);
            foreach (var claim in SpiffRun.Claims(run, part, spiff)) claims.Add((spiff.Id, claim));
        }
        return claims;
    }

    /// <param name="spentBefore">What earlier windows have granted of it.</param>
    public static IReadOnlyDictionary<Guid, IReadOnlyList<Award>> Grant(SpiffComponent spiff, IEnumerable<SpiffClaim> claims, decimal spentBefore = 0)
    {
        var ordered = claims.ToList();
        ordered.Sort(static (x, y) =>
        {
            var order = CreditOrder.Instance.Compare(x.Credit, y.Credit);
            return order == 0 ? x.Participant.CompareTo(y.Participant) : order;
        });
        var left = spiff.Budget is { } budget ? Math.Max(0, budget - spentBefore) : decimal.MaxValue;
        var awards = new Dictionary<Guid, IReadOnlyList<Award>>();
        foreach (var claim in ordered)
        {
            var granted = Math.Min(left, claim.Amount);
            left -= granted;
            if (!awards.TryGetValue(claim.Participant, out var list)) awards[claim.Participant] = list = new List<Award>();
            ((List<Award>)list).Add(new(spiff.Id, granted, claim.Credit.DealKey, claim.Credit.Part));
        }
        return awards;
    }
}
