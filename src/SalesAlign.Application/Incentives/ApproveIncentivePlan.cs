using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Incentives;

/// <summary>Agrees to a plan's draft as it is written. Whoever wrote it cannot.</summary>
public sealed class ApproveIncentivePlan(UseCaseContext context) : UseCase<ApproveIncentivePlan.Request, Nothing>(context)
{
    /// <param name="Version">The row version that the approver read, so that nobody approves what was changed meanwhile.</param>
    public sealed record Request(IncentivePlanId Plan, uint? Version = null);

    public override Permission Permission => Permission.ApproveIncentives;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var plan = await work.Db.IncentivePlans.Include(p => p.Versions).SingleOrDefaultAsync(p => p.Id == request.Plan, cancel);
        if (plan is null) return Result.NotFound;
        work.Expect(plan, request.Version);
        plan.Approve(work.Actor.PersonId, work.Now);
        work.Db.Entry(plan).Property(p => p.Name).IsModified = true;
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
