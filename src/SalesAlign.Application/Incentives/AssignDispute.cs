using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>Says who answers a dispute, by which day.</summary>
public sealed class AssignDispute(UseCaseContext context) : ChangeDispute<AssignDispute.Request>(context)
{
    public sealed record Request(PayDisputeId Dispute, PersonId? Assignee, DateOnly DueOn) : IOfDispute;

    public override Permission Permission => Permission.ManageIncentives;

    protected override Task<string?> ChangeAsync(PayDispute dispute, Request request, Work work, CancellationToken cancel)
    {
        dispute.Assign(request.Assignee, request.DueOn);
        return Task.FromResult<string?>("dispute.assigned");
    }
}
