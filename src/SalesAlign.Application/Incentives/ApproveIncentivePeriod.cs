using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Incentives;

/// <summary>Approves what a period pays. Whoever calculated it cannot.</summary>
public sealed class ApproveIncentivePeriod(UseCaseContext context) : MoveIncentivePeriod(context)
{
    public override Permission Permission => Permission.ApproveIncentives;

    protected override Task MoveAsync(IncentivePeriod period, Work work, CancellationToken cancel)
    {
        period.Approve(work.Actor.PersonId, work.Now);
        return Task.CompletedTask;
    }
}
