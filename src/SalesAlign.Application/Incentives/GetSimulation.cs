using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Simulation;

namespace SalesAlign.Application.Incentives;

/// <summary>How far a what-if is, and what it found. Single persons' pay is shown to those who manage pay alone.</summary>
public sealed class GetSimulation(UseCaseContext context) : UseCase<GetSimulation.Request, GetSimulation.Response>(context)
{
    public sealed record Request(PlanSimulationId Simulation);

    public sealed record Response(
        PlanSimulationId Id, IncentivePlanId Plan, string PlanName, CalculationRunState State, int Participants, int ParticipantsDone, SimulationTerms Terms, SimulationResult? Result,
        IReadOnlyList<ObjectiveName> Objectives, string? Problem, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt);

    public override Permission Permission => Permission.ViewPayTotals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var simulation = await work.Db.PlanSimulations.AsNoTracking().SingleOrDefaultAsync(s => s.Id == request.Simulation, cancel);
        if (simulation is null) return Result.NotFound;
        var name = await work.Db.IncentivePlans.Where(plan => plan.Id == simulation.PlanId).Select(plan => plan.Name).SingleAsync(cancel);
        var result = work.Rights.Allow(Permission.ManageIncentives) ? simulation.Result : simulation.Result is null ? null : simulation.Result with { People = [] };
        return new Response(
            simulation.Id, simulation.PlanId, name, simulation.State, simulation.Participants, simulation.ParticipantsDone, simulation.Terms, result,
            await ObjectiveName.ReadAsync(work.Db, cancel), simulation.Problem, simulation.StartedAt, simulation.FinishedAt);
    }
}
