using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Simulation;

namespace SalesAlign.Application.Incentives;

/// <summary>Asks a what-if under way to stop; nothing of it is kept.</summary>
public sealed class CancelSimulation(UseCaseContext context) : UseCase<CancelSimulation.Request, Nothing>(context)
{
    public sealed record Request(PlanSimulationId Simulation);

    public override Permission Permission => Permission.ManageIncentives;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var state = await work.Db.PlanSimulations.AsNoTracking().Where(s => s.Id == request.Simulation).Select(s => (CalculationRunState?)s.State).SingleOrDefaultAsync(cancel);
        if (state is null) return Result.NotFound;
        if (state is not (CalculationRunState.Queued or CalculationRunState.Running)) return Result.Refused("calculation.not_running");
        var now = work.Now;
        // What still waits has nobody who would look at the wish; it ends here.
        await work.Db.PlanSimulations.Where(s => s.Id == request.Simulation && s.State == CalculationRunState.Queued)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.State, CalculationRunState.Cancelled).SetProperty(s => s.FinishedAt, now), cancel);
        await work.Db.PlanSimulations.Where(s => s.Id == request.Simulation).ExecuteUpdateAsync(set => set.SetProperty(s => s.CancelRequested, true), cancel);
        return default(Nothing);
    }
}
