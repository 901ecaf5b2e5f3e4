using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Checks;

namespace SalesAlign.Application.Incentives;

/// <summary>
/// Puts a plan's approved draft in force. Refused where a closed period already paid by the rules before it, where the plan could not be checked
/// without error, and where it pays against the strategy and nobody has said why.
/// </summary>
public sealed class PublishIncentivePlan(UseCaseContext context) : UseCase<PublishIncentivePlan.Request, Nothing>(context)
{
    public sealed record Request(IncentivePlanId Plan);

    public override Permission Permission => Permission.ManageIncentives;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var plan = await work.Db.IncentivePlans.Include(p => p.Versions).SingleOrDefaultAsync(p => p.Id == request.Plan, cancel);
        if (plan is null) return Result.NotFound;
        var version = plan.Publish(work.Actor.PersonId, work.Now);
        var closed = await work.Db.IncentivePeriods.Where(p => p.State == IncentivePeriodState.Closed && p.Last >= version.EffectiveFrom)
            .OrderByDescending(p => p.Last).Select(p => p.Key).FirstOrDefaultAsync(cancel);
        if (closed is not null) return Result.Refused("plan.starts_in_closed_period", "EffectiveFrom", closed);
        var facts = await PlanFactsReader.ReadAsync(work, plan.Id, version.PayMixes, version.EffectiveFrom, cancel);
        if (PlanCheck.Of(version.Components, facts).FirstOrDefault(finding => finding.Severity == FindingSeverity.Error) is { } error)
        {
            var component = version.Components.FirstOrDefault(c => c.Id == error.Component)?.Name ?? "";
            return Result.Refused("plan.has_errors", null, component);
        }
        var report = await StrategyFitReader.ReadAsync(work, plan.Id, plan.Currency, version.Components, cancel);
        if (StrategyCheck.Unwaived(report.Findings, version.Waivers) is [var against, ..]) return Result.Refused("plan.against_strategy", null, against.Arguments[0]);
        work.Db.AddRange(report.Measures(version.Id, work.Now));
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
