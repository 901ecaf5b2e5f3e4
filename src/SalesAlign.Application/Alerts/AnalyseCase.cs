using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Alerts;

namespace SalesAlign.Application.Alerts;

/// <summary>Says that the causes are known.</summary>
public sealed class AnalyseCase(UseCaseContext context) : WorkOnCase<AnalyseCase.Request>(context)
{
    public sealed record Request(AlertCaseId Id, uint? Version = null) : ICaseRequest;

    public override Permission Permission => Permission.ViewAlerts;

    protected override Task<Refusal?> DoAsync(AlertCase alert, Request request, Work work, DateOnly today, CancellationToken cancel)
    {
        alert.Analyse(work.Actor.PersonId, work.Now, today);
        return Task.FromResult<Refusal?>(null);
    }
}
