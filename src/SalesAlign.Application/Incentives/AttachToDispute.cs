using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Incentives;

/// <summary>Adds a file that supports a dispute, such as the signed order.</summary>
public sealed class AttachToDispute(UseCaseContext context) : ChangeDispute<AttachToDispute.Request>(context)
{
    public sealed record Request(PayDisputeId Dispute, string FileName, string ContentType, byte[] Content) : IOfDispute;

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.FileName).NotEmpty().MaximumLength(200);
            RuleFor(r => r.ContentType).NotEmpty().MaximumLength(100);
        }
    }

    public override Permission Permission => Permission.ViewPay;

    protected override async Task<string?> ChangeAsync(PayDispute dispute, Request request, Work work, CancellationToken cancel)
    {
        await work.Db.Entry(dispute).Collection(d => d.Attachments).LoadAsync(cancel);
        dispute.Attach(Path.GetFileName(request.FileName), request.ContentType, request.Content, work.Actor.PersonId, work.Now);
        return null;
    }
}
