using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Alerts.Watching;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Alerts;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Alerts;

/// <summary>Hands a case to somebody else, who is told.</summary>
public sealed class HandOverCase(UseCaseContext context) : WorkOnCase<HandOverCase.Request>(context)
{
    public sealed record Request(AlertCaseId Id, PersonId Owner, string? Note, uint? Version = null) : ICaseRequest;

    public override Permission Permission => Permission.ViewAlerts;

    protected override async Task<Refusal?> DoAsync(AlertCase alert, Request request, Work work, DateOnly today, CancellationToken cancel)
    {
        if (!await CaseReader.Reachable(work, today).AnyAsync(person => person.Id == request.Owner, cancel)) return Result.Refused("alerts.nobody_there", nameof(Request.Owner));
        alert.HandOver(request.Owner, work.Actor.PersonId, work.Now, request.Note);
        CaseTelling.Tell(work, await work.CompanyAsync(cancel), alert, request.Owner, CaseNoticeReason.HandedOver);
        return null;
    }
}
