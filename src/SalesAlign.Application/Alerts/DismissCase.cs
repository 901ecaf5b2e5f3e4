using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Alerts;

namespace SalesAlign.Application.Alerts;

/// <summary>Says that a deviation is not worth dealing with, and why.</summary>
public sealed class DismissCase(UseCaseContext context) : WorkOnCase<DismissCase.Request>(context)
{
    public sealed record Request(AlertCaseId Id, string Reason, uint? Version = null) : ICaseRequest;

    public override Permission Permission => Permission.ViewAlerts;

    protected override Task<Refusal?> DoAsync(AlertCase alert, Request request, Work work, DateOnly today, CancellationToken cancel)
    {
        alert.Dismiss(request.Reason, work.Actor.PersonId, work.Now, today);
        return Task.FromResult<Refusal?>(null);
    }
}
