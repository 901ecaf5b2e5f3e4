using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Alerts.Watching;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Alerts;

/// <summary>Gives somebody something to do about the cause, by a day; they are told.</summary>
public sealed class AddCaseAction(UseCaseContext context) : WorkOnCase<AddCaseAction.Request>(context)
{
    public sealed record Request(AlertCaseId Id, string Text, PersonId Owner, DateOnly DueOn, uint? Version = null) : ICaseRequest;

    public override Permission Permission => Permission.ViewAlerts;

    protected override async Task<Refusal?> DoAsync(AlertCase alert, Request request, Work work, DateOnly today, CancellationToken cancel)
    {
        if (!await CaseReader.Reachable(work, today).AnyAsync(person => person.Id == request.Owner, cancel)) return Result.Refused("alerts.nobody_there", nameof(Request.Owner));
        var action = alert.AddAction(request.Text, request.Owner, request.DueOn, today);
        CaseTelling.Tell(work, await work.CompanyAsync(cancel), alert, action.OwnerId, CaseNoticeReason.ActionGiven);
        return null;
    }
}
