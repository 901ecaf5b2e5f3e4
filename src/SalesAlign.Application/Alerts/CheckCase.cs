using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Alerts;

namespace SalesAlign.Application.Alerts;

/// <summary>Reads the measure again, live and by the definition that raised the case, and writes down whether it came back.</summary>
public sealed class CheckCase(UseCaseContext context) : WorkOnCase<CheckCase.Request>(context)
{
    public sealed record Request(AlertCaseId Id, string Note, uint? Version = null) : ICaseRequest;

    public override Permission Permission => Permission.ViewAlerts;

    protected override async Task<Refusal?> DoAsync(AlertCase alert, Request request, Work work, DateOnly today, CancellationToken cancel)
    {
        var now = await CaseMeasure.NowAsync(work, alert, cancel);
        if (now is not { Measure: { } measure, Verdict: { } verdict }) return Result.Refused("alerts.nothing_to_measure");
        alert.Examine(new CaseCheck(alert.Before, measure, verdict, alert.Finding.Period, now.Period, today, request.Note), work.Actor.PersonId, work.Now, today);
        return null;
    }
}
