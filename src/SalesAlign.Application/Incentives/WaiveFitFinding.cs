using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Checks;

namespace SalesAlign.Application.Incentives;

/// <summary>Accepts that a draft pays against the strategy in one respect, with the reason; it stays beside the version and in the audit trail.</summary>
public sealed class WaiveFitFinding(UseCaseContext context) : UseCase<WaiveFitFinding.Request, Nothing>(context)
{
    public sealed record Request(IncentivePlanId Plan, string Code, Guid? Objective, string Reason);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Code).NotEmpty();
            RuleFor(r => r.Reason).NotEmpty().MaximumLength(1_000);
        }
    }

    public override Permission Permission => Permission.ApproveIncentives;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var plan = await work.Db.IncentivePlans.Include(p => p.Versions).SingleOrDefaultAsync(p => p.Id == request.Plan, cancel);
        if (plan is null) return Result.NotFound;
        if (plan.Draft is not { } draft) return Result.Refused("plan.no_draft");
        var report = await StrategyFitReader.ReadAsync(work, plan.Id, plan.Currency, draft.Components, cancel);
        if (!report.Findings.Any(finding => StrategyCheck.IsAgainst(finding) && finding.Code == request.Code && finding.Objective == request.Objective)) return Result.Refused("plan.nothing_to_waive");
        plan.Waive(new FitWaiver(request.Code, request.Objective, request.Reason, work.Actor.PersonId, work.Now));
        work.Db.Entry(plan).Property(p => p.Name).IsModified = true;
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
