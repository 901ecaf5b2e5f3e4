using Microsoft.EntityFrameworkCore;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Incentives;

/// <summary>What the plans in force pay for an objective, and what was paid for it: the incentive end of the line of sight.</summary>
public sealed record ObjectivePay(IReadOnlyList<ObjectivePay.LinkedComponent> Components, decimal PaidThisYear, int PaidPeople)
{
    public sealed record LinkedComponent(IncentivePlanId Plan, string PlanName, Guid Component, string ComponentName, decimal Share);

    internal static async Task<ObjectivePay> ReadAsync(SalesAlignDbContext db, ObjectiveId objective, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var versions = await db.PlanVersions.AsNoTracking()
            .Where(v => v.State == PlanVersionState.Published && v.EffectiveFrom <= to && (v.EffectiveTo == null || v.EffectiveTo >= from))
            .Join(db.IncentivePlans, v => v.PlanId, p => p.Id, (v, p) => new { p.Id, p.Name, v.Number, v.Components })
            .ToListAsync(cancel);
        var linked = versions.OrderByDescending(v => v.Number)
            .SelectMany(v => v.Components.SelectMany(c => c.Objectives.Where(o => o.Objective == objective.Value)
                .Select(o => new LinkedComponent(v.Id, v.Name, c.Id, c.Name, o.Share))))
            .DistinctBy(c => c.Component)
            .ToList();
        if (linked.Count == 0) return new ObjectivePay([], 0, 0);
        var ids = linked.ConvertAll(c => c.Component);
        var paid = await db.StatementLines.AsNoTracking()
            .Where(line => ids.Contains(line.ComponentId) && line.Date >= from && line.Date <= to && line.Amount != 0)
            .GroupBy(line => new { line.ComponentId, line.PersonId })
            .Select(c => new { c.Key.ComponentId, c.Key.PersonId, Amount = c.Sum(line => line.Amount) })
            .ToListAsync(cancel);
        var shares = linked.ToDictionary(c => c.Component, c => c.Share / 100m);
        return new ObjectivePay(linked, paid.Sum(p => p.Amount * shares[p.ComponentId]), paid.Select(p => p.PersonId).Distinct().Count());
    }
}
