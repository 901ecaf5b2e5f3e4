using SalesAlign.Data.Incentives;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>One person's statements of a period: what each plan pays, and what late facts of closed periods bring.</summary>
internal sealed class PersonCalculation(
    IncentivePeriod period, CalculationInputs inputs, LateFacts late, LateChain chain, SettledDisputes disputes, PreviousResults previous)
{
    public async Task<IReadOnlyList<(Statement Statement, List<StatementEntry> Lines)>> ComputeAsync(PersonId person, IReadOnlyList<DealCredit> deals, CancellationToken cancel)
    {
        var results = new List<(Statement, List<StatementEntry>)>();
        var facts = new Dictionary<Guid, Facts>();
        var plans = inputs.EnrolmentsOf(person).Select(enrolment => enrolment.Plan)
            .Concat(late.StatementsOf(person).Select(statement => statement.Plan)).Distinct().Where(inputs.Plans.ContainsKey);
        foreach (var plan in plans)
        {
            if (await ComputeAsync(plan, person, deals, facts, cancel) is { } result) results.Add(result);
        }
        return results;
    }

    private async Task<(Statement, List<StatementEntry>)?> ComputeAsync(
        IncentivePlanId plan, PersonId person, IReadOnlyList<DealCredit> deals, Dictionary<Guid, Facts> facts, CancellationToken cancel)
    {
        var runnable = inputs.Plans[plan];
        var findings = new List<Finding>();
        var credits = inputs.CreditsOf(plan, person, deals, facts, findings);
        var history = await chain.FollowAsync(plan, person, credits, inputs.Last, cancel);
        var holdbacks = LateLines.Holdbacks(late, runnable, plan, person, inputs.Last);
        List<StatementLine> later =
            [.. holdbacks, .. await LateLines.ClawbacksAsync(inputs, late, history, plan, person, cancel), .. history.Adjustments, .. disputes.Of(plan, person, inputs.Last)];

        var enrolment = inputs.EnrolmentIn(plan, person, inputs.Window);
        // Who has left the plan has a statement only where something of the past is settled.
        if (enrolment is null && later.Count == 0) return null;
        // Said once, however many plans pay for the deal.
        if (enrolment is not null && inputs.EnrolmentsOf(person).First().Plan == plan) findings.AddRange(inputs.Ownership[person]);
        var window = new WindowFacts(
            history.Credits, history.Standing, inputs.Metrics.Of(person), inputs.Awards.GetValueOrDefault((plan, person), []),
            holdbacks.Sum(line => line.Amount));
        var pay = enrolment is null ? new ParticipantPay([], history.Standing?.Accumulators ?? []) : ParticipantPay.Compute(runnable, enrolment, inputs.Window, window);
        var content = new StatementContent(
            pay.Results, later, pay.Before, findings, enrolment is null ? "" : chain.Fingerprint(enrolment, inputs.Window, window), window.Awards, window.Metrics);
        var statement = new Statement(period.Id, plan, person, runnable.Currency.Code, content);
        var lines = Lines(runnable, statement, pay, later);
        await previous.CompareAsync(statement, lines, cancel);
        return (statement, lines);
    }

    private List<StatementEntry> Lines(RunnablePlan plan, Statement statement, ParticipantPay pay, List<StatementLine> later)
    {
        var lines = new List<StatementEntry>(statement.LineCount);
        foreach (var section in pay.Sections)
        {
            var version = PlanVersionId.From(Guid.Parse(section.Version));
            foreach (var line in section.Result.Lines) lines.Add(new StatementEntry(statement, version, plan.Components[line.Component].Name, lines.Count + 1, line));
        }
        foreach (var line in later)
        {
            var version = plan.VersionOn(line.Corrects is { } corrects && inputs.Closed.FirstOrDefault(closed => closed.Window.Key == corrects.Period) is { } closed ? closed.Window.Last : inputs.Last);
            lines.Add(new StatementEntry(statement, version, plan.Find(line.Component)?.Name ?? "", lines.Count + 1, line));
        }
        return lines;
    }
}
