using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Alerts;

namespace SalesAlign.Application.Alerts;

/// <summary>Chooses a response, with the reason and with a trial first where there is one.</summary>
public sealed class DecideCase(UseCaseContext context) : WorkOnCase<DecideCase.Request>(context)
{
    public sealed record Request(AlertCaseId Id, Guid Option, string Reason, CasePilot? Pilot, uint? Version = null) : ICaseRequest;

    public override Permission Permission => Permission.ViewAlerts;

    protected override Task<Refusal?> DoAsync(AlertCase alert, Request request, Work work, DateOnly today, CancellationToken cancel)
    {
        alert.Decide(request.Option, request.Reason, request.Pilot, work.Actor.PersonId, work.Now, today);
        return Task.FromResult<Refusal?>(null);
    }
}
