using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Application.Incentives;

/// <summary>
/// Holds a plan against the strategy: pay share beside weight, steering ratio per objective, and what pays against it. Of the draft, or of what is
/// in force where there is none; or of components as they are being written.
/// </summary>
public sealed class GetStrategyFit(UseCaseContext context) : UseCase<GetStrategyFit.Request, GetStrategyFit.Response>(context)
{
    public sealed record Request(IncentivePlanId Plan, IReadOnlyList<Component>? Components = null);

    /// <param name="Unwaived">How many findings keep the plan from being published.</param>
    public sealed record Response(string Plan, int Version, bool IsDraft, StrategyFitReport Report, IReadOnlyList<FitWaiver> Waivers, int Unwaived);

    public override Permission Permission => Permission.ViewPayTotals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var plan = await work.Db.IncentivePlans.AsNoTracking().Include(p => p.Versions).SingleOrDefaultAsync(p => p.Id == request.Plan, cancel);
        if (plan is null) return Result.NotFound;
        var version = plan.Draft ?? plan.Versions.MaxBy(v => v.Number)!;
        var components = request.Components ?? version.Components;
        if (components.Count == 0) return Result.Refused("plan.no_component");
        var report = await StrategyFitReader.ReadAsync(work, plan.Id, plan.Currency, components, cancel);
        var waivers = request.Components is null ? version.Waivers : [];
        return new Response(
            plan.Name, version.Number, version.State != PlanVersionState.Published, report, waivers, Domain.Incentives.Checks.StrategyCheck.Unwaived(report.Findings, waivers).Count);
    }
}
