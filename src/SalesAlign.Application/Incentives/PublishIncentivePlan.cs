using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Incentives;

/// <summary>Puts a plan's draft in force. Refused where a closed period already paid by the rules before it.</summary>
public sealed class PublishIncentivePlan(UseCaseContext context) : UseCase<PublishIncentivePlan.Request, Nothing>(context)
{
    public sealed record Request(IncentivePlanId Plan);

    public override Permission Permission => Permission.ManageIncentives;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var plan = await work.Db.IncentivePlans.Include(p => p.Versions).SingleOrDefaultAsync(p => p.Id == request.Plan, cancel);
        if (plan is null) return Result.NotFound;
        var version = plan.Publish(work.Actor.PersonId, work.Now);
        var closed = await work.Db.IncentivePeriods.Where(p => p.State == IncentivePeriodState.Closed && p.Last >= version.EffectiveFrom)
            .OrderByDescending(p => p.Last).Select(p => p.Key).FirstOrDefaultAsync(cancel);
        if (closed is not null) return Result.Refused("plan.starts_in_closed_period", "EffectiveFrom", closed);
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
