using SalesAlign.Application.Access;
using SalesAlign.Application.Common;

namespace SalesAlign.Application.Alerts;

/// <summary>What is watched, by whom it is dealt with, and how much each rule found when it was last looked at.</summary>
public sealed class ListAlertRules(UseCaseContext context) : UseCase<ListAlertRules.Request, IReadOnlyList<AlertRuleFacts>>(context)
{
    public sealed record Request;

    public override Permission Permission => Permission.ManageAlertRules;

    protected override async Task<Result<IReadOnlyList<AlertRuleFacts>>> HandleAsync(Request request, Work work, CancellationToken cancel) =>
        new List<AlertRuleFacts>(await AlertRuleReader.ReadAsync(work, null, cancel));
}
