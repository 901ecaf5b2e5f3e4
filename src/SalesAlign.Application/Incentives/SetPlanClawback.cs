using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;

namespace SalesAlign.Application.Incentives;

/// <summary>How much of a cancelled deal's pay a plan takes back, within how many days.</summary>
public sealed class SetPlanClawback(UseCaseContext context) : UseCase<SetPlanClawback.Request, Nothing>(context)
{
    public sealed record Request(IncentivePlanId Plan, ClawbackShare Share, int WindowDays, decimal Percent = 100m);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.WindowDays).InclusiveBetween(0, 3_650);
            RuleFor(r => r.Percent).GreaterThan(0).LessThanOrEqualTo(100);
        }
    }

    public override Permission Permission => Permission.ManageIncentives;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (!await work.Db.IncentivePlans.AnyAsync(plan => plan.Id == request.Plan, cancel)) return Result.NotFound;
        var rule = new ClawbackRule(request.Share, request.WindowDays, request.Percent);
        var terms = await work.Db.PlanClawbacks.SingleOrDefaultAsync(t => t.PlanId == request.Plan, cancel);
        if (terms is null) work.Db.Add(new PlanClawback(request.Plan, rule));
        else terms.Change(rule);
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
