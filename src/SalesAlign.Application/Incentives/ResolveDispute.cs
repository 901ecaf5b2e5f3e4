using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Incentives;

/// <summary>Ends a dispute with a reason; what is owed is paid as an adjustment by the first period that is open.</summary>
public sealed class ResolveDispute(UseCaseContext context) : ChangeDispute<ResolveDispute.Request>(context)
{
    public sealed record Request(PayDisputeId Dispute, bool Accepted, string Decision, decimal? Adjustment = null, uint? Version = null) : IOfDispute;

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Decision).NotEmpty().MaximumLength(4000);
            RuleFor(r => r.Adjustment).InclusiveBetween(-1_000_000_000m, 1_000_000_000m).PrecisionScale(20, 4, true);
        }
    }

    public override Permission Permission => Permission.ManageIncentives;

    protected override Task<string?> ChangeAsync(PayDispute dispute, Request request, Work work, CancellationToken cancel)
    {
        dispute.Resolve(request.Accepted, request.Decision, request.Adjustment, work.Actor.PersonId, work.Now);
        return Task.FromResult<string?>(request.Accepted ? "dispute.accepted" : "dispute.rejected");
    }
}
