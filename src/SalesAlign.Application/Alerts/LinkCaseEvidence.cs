using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Alerts.Detection;

namespace SalesAlign.Application.Alerts;

/// <summary>Links the deals, goals, observations and figures that bear a case out.</summary>
public sealed class LinkCaseEvidence(UseCaseContext context) : WorkOnCase<LinkCaseEvidence.Request>(context)
{
    public sealed record Request(AlertCaseId Id, IReadOnlyList<CaseEvidence> Evidence, uint? Version = null) : ICaseRequest;

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Evidence).NotNull().ForEach(one => one.NotNull());
            RuleFor(r => r.Evidence).Must(all => all is null || all.Count <= 50).WithErrorCode("alerts.too_much_evidence");
        }
    }

    public override Permission Permission => Permission.ViewAlerts;

    protected override Task<Refusal?> DoAsync(AlertCase alert, Request request, Work work, DateOnly today, CancellationToken cancel)
    {
        alert.Link(request.Evidence);
        return Task.FromResult<Refusal?>(null);
    }
}
