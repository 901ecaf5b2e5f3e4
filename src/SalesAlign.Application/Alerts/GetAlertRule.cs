using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Alerts;

namespace SalesAlign.Application.Alerts;

/// <summary>One rule, to be looked at or changed.</summary>
public sealed class GetAlertRule(UseCaseContext context) : UseCase<GetAlertRule.Request, AlertRuleFacts>(context)
{
    public sealed record Request(AlertRuleId Id);

    public override Permission Permission => Permission.ManageAlertRules;

    protected override async Task<Result<AlertRuleFacts>> HandleAsync(Request request, Work work, CancellationToken cancel) =>
        await AlertRuleReader.ReadAsync(work, request.Id, cancel) is [var rule] ? rule : Result.NotFound;
}
