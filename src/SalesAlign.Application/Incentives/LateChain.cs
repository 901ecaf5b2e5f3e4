using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>What late facts of closed periods bring one person by one plan, and where the plan year stands with them.</summary>
internal sealed record LatePay(IReadOnlyList<StatementLine> Adjustments, (DateOnly Last, IReadOnlyList<Accumulator> Accumulators)? Standing, IReadOnlyList<Credit> Credits,
    IReadOnlyCollection<CancelledDeal> TakenBack);

/// <summary>
/// Goes through the closed periods of one person and plan, the earliest first: where what a statement was computed from has changed, the period is
/// recomputed and the difference becomes adjustments; the next period starts from the recomputed accumulators.
/// </summary>
internal sealed class LateChain(CalculationInputs inputs, LateFacts late, PayFingerprint fingerprint)
{
    public async Task<LatePay> FollowAsync(IncentivePlanId plan, PersonId person, IReadOnlyList<Credit> credits, DateOnly postedOn, CancellationToken cancel)
    {
        var runnable = inputs.Plans[plan];
        var standing = inputs.StandingBefore(plan, person);
        var adjustments = new List<StatementLine>();
        var counted = new HashSet<Guid>();
        var cancelled = OwnCancelled(credits);
        foreach (var closed in inputs.Closed)
        {
            var statement = late.StatementsOf(person).FirstOrDefault(s => s.Plan == plan && s.Period == closed.Id);
            var enrolment = inputs.EnrolmentIn(plan, person, closed.Window);
            if (enrolment is null && statement is null) continue;
            // What the earliest one began from holds late facts of periods that are not looked at any more.
            if (closed == inputs.Closed[0] && statement is not null) standing = (DateOnly.MaxValue, statement.Opening);
            var released = late.CorrectionsOf(person).Where(line => line.Statement == statement?.Id && line.Posted.Line.Kind == LineKind.HoldbackReleased).Sum(line => line.Posted.Line.Amount);
            var facts = new WindowFacts(Counting(credits, cancelled, counted, closed.Window), standing, statement?.Metrics ?? inputs.Metrics.Of(person), statement?.Awards ?? [], released);
            // The correction of a deal that is taken back goes with it; of one that came back to life, what was taken back returns.
            var posted = late.CorrectionsOf(person).Where(line => line.Plan == plan && line.Posted.Line is
                { Kind: LineKind.Adjustment or LineKind.Clawback, Derivation: not [DisputeSettled, ..] }).Select(line => line.Posted.Line).ToList();
            var corrected = posted.Exists(line => line.Corrects?.Period == closed.Window.Key && !(line.Deal is { } deal && IsTakenBack(runnable, cancelled, deal)));
            if (!corrected && enrolment is not null && statement is not null && Fingerprint(enrolment, closed.Window, facts) == statement.Fingerprint)
            {
                standing = (closed.Window.Last, statement.Accumulators);
                continue;
            }

            var lines = statement is null ? [] : await late.LinesAsync(statement.Id, cancel);
            // A deal that was paid before it was cancelled is taken back by its own lines, not by recomputing.
            foreach (var line in lines.Where(line => line.Posted.Line.Deal is { } deal && cancelled.ContainsKey(deal))) counted.Add(line.Posted.Line.Deal!.Value);
            facts = facts with { Credits = Counting(credits, cancelled, counted, closed.Window) };
            var recomputed = enrolment is null ? null : ParticipantPay.Compute(runnable, enrolment, closed.Window, facts);
            foreach (var line in Adjustments.Between([.. lines.Select(line => line.Posted)], [.. recomputed?.Lines ?? []], posted, closed.Window.Key, postedOn))
            {
                if (line.Deal is { } deal && IsTakenBack(runnable, cancelled, deal)) continue;
                adjustments.Add(line);
            }
            standing = recomputed is null ? (closed.Window.Last, statement!.Accumulators) : (closed.Window.Last, recomputed.After);
        }
        return new LatePay(
            adjustments, standing, Counting(credits, cancelled, counted, inputs.Window), [.. cancelled.Values.Where(deal => IsTakenBack(runnable, cancelled, deal.Deal))]);
    }

    public string Fingerprint(Enrolment enrolment, PayWindow window, WindowFacts facts) =>
        fingerprint.Of(inputs.Plans[enrolment.Plan], enrolment, window, facts.Credits, ParticipantPay.BeforeOf(window, facts, enrolment.Stretches[0].From), facts.OtherEarnings);

    // Whether a cancelled deal falls under the plan's clawback.
    private static bool IsTakenBack(RunnablePlan plan, Dictionary<Guid, CancelledDeal> cancelled, Guid deal) =>
        cancelled.TryGetValue(deal, out var its) && its.CancelledOn.DayNumber - its.ClosedOn.DayNumber <= plan.Clawback.WindowDays;

    private Dictionary<Guid, CancelledDeal> OwnCancelled(IReadOnlyList<Credit> credits)
    {
        var own = new Dictionary<Guid, CancelledDeal>();
        if (late.Background.Cancelled.Count == 0) return own;
        foreach (var credit in credits)
        {
            if (late.Background.Cancelled.TryGetValue(credit.Deal, out var its)) own[credit.Deal] = its;
        }
        return own;
    }

    // A deal that was won and cancelled within one period never counted, unless it had been paid by then.
    private IReadOnlyList<Credit> Counting(IReadOnlyList<Credit> credits, Dictionary<Guid, CancelledDeal> cancelled, HashSet<Guid> counted, PayWindow window)
    {
        if (cancelled.Count == 0) return credits;
        return [.. credits.Where(credit => !cancelled.TryGetValue(credit.Deal, out var its) || counted.Contains(credit.Deal) || its.CancelledOn > EndOf(its.ClosedOn))];

        DateOnly EndOf(DateOnly day)
        {
            foreach (var (first, last) in inputs.Periods)
            {
                if (first <= day && last >= day) return last;
            }
            return day >= window.First ? window.Last : day;
        }
    }
}
