using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Alerts;

namespace SalesAlign.Application.Alerts;

/// <summary>Goes back to the causes: an ended case whose matter goes on, or a response that did not help.</summary>
public sealed class ReopenCase(UseCaseContext context) : WorkOnCase<ReopenCase.Request>(context)
{
    public sealed record Request(AlertCaseId Id, string Reason, uint? Version = null) : ICaseRequest;

    public override Permission Permission => Permission.ViewAlerts;

    protected override Task<Refusal?> DoAsync(AlertCase alert, Request request, Work work, DateOnly today, CancellationToken cancel)
    {
        alert.Reopen(request.Reason, work.Actor.PersonId, work.Now, today);
        return Task.FromResult<Refusal?>(null);
    }
}
