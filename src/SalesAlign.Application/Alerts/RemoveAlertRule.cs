using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Alerts;

namespace SalesAlign.Application.Alerts;

/// <summary>Takes a rule away. Its cases stay and keep what they watched; only nothing new is raised.</summary>
public sealed class RemoveAlertRule(UseCaseContext context) : UseCase<RemoveAlertRule.Request, Nothing>(context)
{
    public sealed record Request(AlertRuleId Id, uint? Version = null);

    public override Permission Permission => Permission.ManageAlertRules;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await work.Db.AlertRules.SingleOrDefaultAsync(known => known.Id == request.Id, cancel) is not { } rule) return Result.NotFound;
        if (!AlertRuleReader.MayWatch(await AlertRuleReader.ManagedAsync(work, cancel), rule.ScopeUnitId)) return Result.Forbidden;
        work.Expect(rule, request.Version);
        work.Db.Remove(rule);
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
