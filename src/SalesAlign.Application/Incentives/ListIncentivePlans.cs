using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Incentives;

/// <summary>The plans there are. Those who manage pay see drafts too; others see what is or was in force.</summary>
public sealed class ListIncentivePlans(UseCaseContext context) : UseCase<ListIncentivePlans.Request, IReadOnlyList<ListIncentivePlans.Item>>(context)
{
    public sealed record Request;

    public sealed record Item(
        IncentivePlanId Id, string Name, string Currency, int? VersionInForce, DateOnly? InForceFrom, bool HasDraft, int Participants, IReadOnlyList<string> Components);

    public override Permission Permission => Permission.ViewPayTotals;

    protected override async Task<Result<IReadOnlyList<Item>>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var today = await work.TodayAsync(cancel);
        var plans = await work.Db.IncentivePlans.AsNoTracking().Include(plan => plan.Versions).OrderBy(plan => plan.Name).ToListAsync(cancel);
        var participants = await work.Db.PlanParticipants.Where(p => p.From <= today && (p.To == null || p.To >= today))
            .GroupBy(p => p.PlanId).Select(plan => new { plan.Key, Count = plan.Count() }).ToDictionaryAsync(plan => plan.Key, plan => plan.Count, cancel);
        return plans.ConvertAll(plan =>
        {
            var current = plan.Versions.Where(v => v.State == PlanVersionState.Published && v.EffectiveFrom <= today).MaxBy(v => v.EffectiveFrom)
                ?? plan.Versions.Where(v => v.State == PlanVersionState.Published).MinBy(v => v.EffectiveFrom);
            var shown = current ?? plan.Draft;
            return new Item(
                plan.Id, plan.Name, plan.CurrencyCode, current?.Number, current?.EffectiveFrom, plan.Draft is not null,
                participants.GetValueOrDefault(plan.Id), shown?.Components.Select(component => component.Name).ToList() ?? []);
        });
    }
}
