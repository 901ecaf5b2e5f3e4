using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Incentives;

/// <summary>What changed since a version of a plan came into force, against as many days before: people, orders, mix, margin and what selling costs. Totals only, nobody's pay.</summary>
public sealed class GetPlanEffect(UseCaseContext context) : UseCase<GetPlanEffect.Request, PlanEffect>(context)
{
    /// <param name="Version">Without it the last published one that has begun.</param>
    public sealed record Request(IncentivePlanId Plan, int? Version = null);

    public override Permission Permission => Permission.ViewPayTotals;

    protected override async Task<Result<PlanEffect>> HandleAsync(Request request, Work work, CancellationToken cancel) =>
        await PlanEffectReader.ReadAsync(work, request.Plan, request.Version, cancel) is { } effect ? effect : Result.NotFound;
}
