using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Common.Jobs;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Incentives;

/// <summary>Starts a calculation of a period; it runs by itself, and its progress can be read.</summary>
public sealed class CalculateIncentivePeriod(UseCaseContext context, JobQueue queue)
    : UseCase<CalculateIncentivePeriod.Request, CalculationRunId>(context)
{
    public sealed record Request(IncentivePeriodId Period);

    public override Permission Permission => Permission.ManageIncentives;

    protected override async Task<Result<CalculationRunId>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var period = await work.Db.IncentivePeriods.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.Period, cancel);
        if (period is null) return Result.NotFound;
        period.RefuseCalculation();
        if (await work.Db.CalculationRuns.AnyAsync(r => r.PeriodId == period.Id && (r.State == CalculationRunState.Queued || r.State == CalculationRunState.Running), cancel))
        {
            return Result.Refused("calculation.already_running");
        }
        var run = new CalculationRun(period.Id, work.Actor.PersonId, work.Now);
        work.Db.Add(run);
        await work.Db.SaveChangesAsync(cancel);
        queue.Enqueue<CalculationJob>(run.Id.Value);
        return run.Id;
    }
}
