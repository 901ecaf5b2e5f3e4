using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Alerts;

namespace SalesAlign.Application.Alerts;

/// <summary>Settles a case that was checked, with what was learnt.</summary>
public sealed class CloseCase(UseCaseContext context) : WorkOnCase<CloseCase.Request>(context)
{
    public sealed record Request(AlertCaseId Id, string Lesson, uint? Version = null) : ICaseRequest;

    public override Permission Permission => Permission.ViewAlerts;

    protected override Task<Refusal?> DoAsync(AlertCase alert, Request request, Work work, DateOnly today, CancellationToken cancel)
    {
        alert.Close(request.Lesson, work.Actor.PersonId, work.Now, today);
        return Task.FromResult<Refusal?>(null);
    }
}
