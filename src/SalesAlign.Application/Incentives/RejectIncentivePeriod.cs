using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Incentives;

/// <summary>Sends a period back from review or approval, so that it can be calculated again.</summary>
public sealed class RejectIncentivePeriod(UseCaseContext context) : MoveIncentivePeriod(context)
{
    public override Permission Permission => Permission.ApproveIncentives;

    protected override Task MoveAsync(IncentivePeriod period, Work work, CancellationToken cancel)
    {
        period.Reject();
        return Task.CompletedTask;
    }
}
