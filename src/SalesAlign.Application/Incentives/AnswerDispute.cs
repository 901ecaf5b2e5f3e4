using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Incentives;

/// <summary>Says something about a dispute; everybody concerned hears of it.</summary>
public sealed class AnswerDispute(UseCaseContext context) : ChangeDispute<AnswerDispute.Request>(context)
{
    public sealed record Request(PayDisputeId Dispute, string Text) : IOfDispute;

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Text).NotEmpty().MaximumLength(4000);
    }

    public override Permission Permission => Permission.ViewPay;

    protected override Task<string?> ChangeAsync(PayDispute dispute, Request request, Work work, CancellationToken cancel)
    {
        dispute.Say(request.Text, work.Actor.PersonId, work.Now);
        return Task.FromResult<string?>("dispute.answered");
    }
}
