using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Alerts;

namespace SalesAlign.Application.Alerts;

/// <summary>Says that an action is done, or not done after all. Whoever was to do it may say so too.</summary>
public sealed class MarkCaseAction(UseCaseContext context) : WorkOnCase<MarkCaseAction.Request>(context)
{
    public sealed record Request(AlertCaseId Id, Guid Action, bool Done, uint? Version = null) : ICaseRequest;

    public override Permission Permission => Permission.ViewAlerts;

    protected override async Task<bool> MayAsync(AlertCase alert, Request request, Work work, CancellationToken cancel) =>
        alert.Actions.Any(action => action.Id == request.Action && action.OwnerId == work.Actor.PersonId) || await CaseReader.MayActAsync(work, alert, cancel);

    protected override Task<Refusal?> DoAsync(AlertCase alert, Request request, Work work, DateOnly today, CancellationToken cancel)
    {
        alert.Mark(request.Action, request.Done ? today : null);
        return Task.FromResult<Refusal?>(null);
    }
}
