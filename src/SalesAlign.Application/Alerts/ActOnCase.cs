using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Alerts;

namespace SalesAlign.Application.Alerts;

/// <summary>Says that all actions are done; from now on the measure has time to come back.</summary>
public sealed class ActOnCase(UseCaseContext context) : WorkOnCase<ActOnCase.Request>(context)
{
    public sealed record Request(AlertCaseId Id, uint? Version = null) : ICaseRequest;

    public override Permission Permission => Permission.ViewAlerts;

    protected override Task<Refusal?> DoAsync(AlertCase alert, Request request, Work work, DateOnly today, CancellationToken cancel)
    {
        alert.Act(work.Actor.PersonId, work.Now, today);
        return Task.FromResult<Refusal?>(null);
    }
}
