using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>The lines by which a period settles what earlier ones left: shares held back, and pay of deals that were cancelled.</summary>
internal static class LateLines
{
    public static List<StatementLine> Holdbacks(LateFacts late, RunnablePlan plan, IncentivePlanId id, PersonId person, DateOnly day)
    {
        var held = new List<HeldAmount>();
        foreach (var line in late.HeldOf(person))
        {
            var its = line.Posted.Line;
            // The terms are those of the version by which the line was paid.
            var version = plan.Versions.FirstOrDefault(v => v.Version == line.Version.ToString());
            var holdback = (version?.Plan.Components.FirstOrDefault(component => component.Id == its.Component) ?? plan.Find(its.Component))?.Holdback;
            if (line.Plan != id || holdback is null) continue;
            held.Add(new HeldAmount(line.Posted.Id, line.Posted.Period, its.Component, its.Deal, its.DealKey, its.Part, its.Held, its.Date, holdback, its.Objectives));
        }
        if (held.Count == 0) return [];
        var cancelled = late.Background.Cancelled.Keys.ToHashSet();
        return [.. Domain.Incentives.Calculation.Holdbacks.Settle(held, late.Background.Events, cancelled, day).Select(settled => settled.Line)];
    }

    public static async Task<List<StatementLine>> ClawbacksAsync(
        CalculationInputs inputs, LateFacts late, LatePay history, IncentivePlanId id, PersonId person, CancellationToken cancel)
    {
        var lines = new List<StatementLine>();
        if (inputs.Closed.Count == 0 || history.TakenBack.Count == 0) return lines;
        var plan = inputs.Plans[id];
        var posted = (await late.LinesOfAsync(id, person, history.TakenBack.Select(deal => deal.Deal), cancel)).ToLookup(line => line.Posted.Line.Deal!.Value, line => line.Posted);
        foreach (var deal in history.TakenBack.OrderBy(deal => deal.CancelledOn).ThenBy(deal => deal.Deal))
        {
            lines.AddRange(Clawback.Reverse(plan.Clawback, [.. posted[deal.Deal]], deal.ClosedOn, deal.CancelledOn, inputs.Last, plan.Currency.MinorUnits));
        }
        return lines;
    }
}
