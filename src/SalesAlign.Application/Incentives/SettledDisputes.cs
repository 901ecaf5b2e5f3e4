using Microsoft.EntityFrameworkCore;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>What disputes that ended in the person's favour still owe: paid by the first period that is open.</summary>
internal sealed class SettledDisputes
{
    private readonly ILookup<(IncentivePlanId, PersonId), PayDispute> _disputes;

    private SettledDisputes(IEnumerable<PayDispute> disputes) => _disputes = disputes.ToLookup(dispute => (dispute.PlanId, dispute.PersonId));

    public IEnumerable<PersonId> People => _disputes.Select(owed => owed.Key.Item2);

    /// <summary>How a line names the dispute that it settles.</summary>
    public static string PartOf(int number) => $"dispute {number}";

    public static async Task<SettledDisputes> LoadAsync(SalesAlignDbContext db, IncentivePeriod period, CalculationInputs inputs, CancellationToken cancel)
    {
        if (await db.IncentivePeriods.AnyAsync(p => p.Last < period.First && p.State != IncentivePeriodState.Closed, cancel)) return new SettledDisputes([]);
        var plans = inputs.Plans.Keys.ToList();
        return new SettledDisputes(await db.PayDisputes.AsNoTracking()
            .Where(dispute => dispute.State == DisputeState.Accepted && dispute.Adjustment != null && dispute.PostedIn == null && plans.Contains(dispute.PlanId))
            .OrderBy(dispute => dispute.Number).ToListAsync(cancel));
    }

    public IEnumerable<StatementLine> Of(IncentivePlanId plan, PersonId person, DateOnly day) => _disputes[(plan, person)].Select(dispute => new StatementLine
    {
        Component = dispute.Line.Component,
        Kind = LineKind.Adjustment,
        Amount = dispute.Adjustment!.Value,
        Deal = dispute.Line.Deal?.Value,
        DealKey = dispute.Line.DealKey,
        Part = PartOf(dispute.Number),
        Date = day,
        Derivation = [new DisputeSettled(dispute.Number, dispute.Decision ?? "")],
        Corrects = new LineReference(dispute.Line.Line?.Value, dispute.PeriodKey),
    });
}
