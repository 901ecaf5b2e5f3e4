using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Common.Jobs;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Incentives;

/// <summary>Asks a running calculation to stop. The period keeps the result that it had.</summary>
public sealed class CancelCalculation(UseCaseContext context, JobQueue queue) : UseCase<CancelCalculation.Request, Nothing>(context)
{
    public sealed record Request(CalculationRunId Run);

    public override Permission Permission => Permission.ManageIncentives;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        // Set-based, because the running calculation keeps writing its progress to the same row.
        var asked = await work.Db.CalculationRuns.Where(run => run.Id == request.Run && run.State == CalculationRunState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(run => run.CancelRequested, true), cancel);
        var now = work.Now;
        asked += await work.Db.CalculationRuns.Where(run => run.Id == request.Run && run.State == CalculationRunState.Queued)
            .ExecuteUpdateAsync(set => set.SetProperty(run => run.State, CalculationRunState.Cancelled).SetProperty(run => run.FinishedAt, now), cancel);
        queue.Stop(request.Run.Value);
        if (asked == 1)
        {
            work.Db.Add(new AuditEntry(work.Now, work.Actor.PersonId, nameof(CancelCalculation), nameof(CalculationRun), request.Run.ToString(), null, "{\"cancelRequested\":true}"));
            await work.Db.SaveChangesAsync(cancel);
        }
        return asked == 1 ? default(Nothing) : Result.Refused("calculation.not_running");
    }
}
