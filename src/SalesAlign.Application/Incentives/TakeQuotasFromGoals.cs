using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>Brings participants' quotas in line with the goals that they agreed to; quotas by hand stay where there is no goal for their days.</summary>
public sealed class TakeQuotasFromGoals(UseCaseContext context) : UseCase<TakeQuotasFromGoals.Request, TakeQuotasFromGoals.Response>(context)
{
    /// <param name="Person">Without it, everybody who takes part now or later.</param>
    public sealed record Request(IncentivePlanId Plan, PersonId? Person = null);

    public sealed record Response(int Changed, int Unchanged, int WithoutGoal);

    public override Permission Permission => Permission.ManageIncentives;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (!await work.Db.IncentivePlans.AnyAsync(plan => plan.Id == request.Plan, cancel)) return Result.NotFound;
        var today = await work.TodayAsync(cancel);
        var participants = await work.Db.PlanParticipants
            .Where(p => p.PlanId == request.Plan && (p.To == null || p.To >= today) && (request.Person == null || p.PersonId == request.Person)).ToListAsync(cancel);
        // What a closed period was paid by stays, whatever happened to the goals since.
        var closed = await work.Db.IncentivePeriods.Where(p => p.State == IncentivePeriodState.Closed).MaxAsync(p => (DateOnly?)p.Last, cancel) ?? DateOnly.MinValue;
        int changed = 0, unchanged = 0, without = 0;
        var agreed = await AgreedQuotas.ReadAsync(work, [.. participants.Select(p => p.PersonId)], participants.Count == 0 ? today : participants.Min(p => p.From), null, cancel);
        foreach (var participant in participants)
        {
            var own = agreed.GetValueOrDefault(participant.PersonId)?.FindAll(amount => amount.Last > closed && amount.Last >= participant.From && (participant.To is not { } to || amount.First <= to)) ?? [];
            if (own.Count == 0)
            {
                without++;
                continue;
            }
            var kept = participant.Quotas.Where(amount => amount.Last <= closed).ToList();
            var quotas = kept.Concat(AgreedQuotas.Merged([.. participant.Quotas.Where(amount => amount.Last > closed)], own)).ToList();
            if (quotas.SequenceEqual(participant.Quotas))
            {
                unchanged++;
                continue;
            }
            participant.Change(participant.Time, quotas, participant.TargetIncentives);
            changed++;
        }
        await work.Db.SaveChangesAsync(cancel);
        return new Response(changed, unchanged, without);
    }
}
