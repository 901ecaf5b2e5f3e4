using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Alerts;

namespace SalesAlign.Application.Alerts;

/// <summary>Takes back an action that nobody has done.</summary>
public sealed class DropCaseAction(UseCaseContext context) : WorkOnCase<DropCaseAction.Request>(context)
{
    public sealed record Request(AlertCaseId Id, Guid Action, uint? Version = null) : ICaseRequest;

    public override Permission Permission => Permission.ViewAlerts;

    protected override Task<Refusal?> DoAsync(AlertCase alert, Request request, Work work, DateOnly today, CancellationToken cancel)
    {
        alert.DropAction(request.Action);
        return Task.FromResult<Refusal?>(null);
    }
}
