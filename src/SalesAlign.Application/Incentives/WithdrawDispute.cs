using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Incentives;

/// <summary>Takes one's own dispute back.</summary>
public sealed class WithdrawDispute(UseCaseContext context) : ChangeDispute<WithdrawDispute.Request>(context)
{
    public sealed record Request(PayDisputeId Dispute) : IOfDispute;

    public override Permission Permission => Permission.ViewPay;

    protected override Task<string?> ChangeAsync(PayDispute dispute, Request request, Work work, CancellationToken cancel)
    {
        RuleViolation.Unless(work.Actor.PersonId == dispute.RaisedBy || work.Actor.PersonId == dispute.PersonId, "dispute.not_own");
        dispute.Withdraw(work.Actor.PersonId, work.Now);
        return Task.FromResult<string?>("dispute.withdrawn");
    }
}
