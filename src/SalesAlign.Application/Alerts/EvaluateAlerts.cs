using SalesAlign.Application.Access;
using SalesAlign.Application.Alerts.Watching;
using SalesAlign.Application.Common;

namespace SalesAlign.Application.Alerts;

/// <summary>Looks at all rules now, without waiting for the night or a change of data.</summary>
public sealed class EvaluateAlerts(UseCaseContext context, AlertEvaluation evaluation) : UseCase<EvaluateAlerts.Request, AlertRoundResult>(context)
{
    public sealed record Request;

    public override Permission Permission => Permission.ManageAlertRules;

    protected override async Task<Result<AlertRoundResult>> HandleAsync(Request request, Work work, CancellationToken cancel) =>
        await evaluation.RunAsync(AlertOccasion.Asked, cancel) is { } result ? result : Result.Refused("alerts.busy");
}
