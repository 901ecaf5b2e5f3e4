using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Application.Common.Jobs;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Simulation;

namespace SalesAlign.Application.Incentives;

/// <summary>Runs a what-if apart from the page that asked for it; only its own row is written.</summary>
public sealed class SimulationJob(IDbContextFactory<SalesAlignDbContext> databases, TimeProvider clock) : Job
{
    public override Task<IReadOnlyList<Guid>> WaitingAsync(CancellationToken cancel) => InStateAsync(CalculationRunState.Queued, cancel);

    public override Task<IReadOnlyList<Guid>> RunningAsync(CancellationToken cancel) => InStateAsync(CalculationRunState.Running, cancel);

    public override async Task RunAsync(Guid id, JobProgress progress, CancellationToken cancel)
    {
        var key = new PlanSimulationId(id);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var begun = await db.PlanSimulations.Where(s => s.Id == key && s.State == CalculationRunState.Queued)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.State, CalculationRunState.Running), cancel);
        if (begun == 0) return;
        var terms = await db.PlanSimulations.AsNoTracking().Where(s => s.Id == key).Select(s => s.Terms).SingleAsync(cancel);
        var company = await db.Companies.AsNoTracking().SingleAsync(cancel);
        var simulator = await PlanSimulator.PrepareAsync(db, terms, company.Calendar, CompanyDay.Of(company, clock.GetUtcNow()), cancel);
        var result = await simulator.RunAsync((done, of) => progress.Report(of, done), cancel);
        await using var writer = await databases.CreateDbContextAsync(cancel);
        var simulation = await writer.PlanSimulations.SingleAsync(s => s.Id == key, cancel);
        simulation.Complete(result, clock.GetUtcNow());
        writer.Attribution = new Attribution(simulation.RequestedBy, nameof(StartSimulation), clock.GetUtcNow());
        await writer.SaveChangesAsync(cancel);
    }

    public override async Task<bool> BeatAsync(Guid id, JobProgress progress, CancellationToken cancel)
    {
        var key = new PlanSimulationId(id);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var (of, done) = (progress.Rows, (int)progress.Done);
        await db.PlanSimulations.Where(s => s.Id == key && s.State == CalculationRunState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Participants, of).SetProperty(s => s.ParticipantsDone, done), cancel);
        return await db.PlanSimulations.AnyAsync(s => s.Id == key && s.State == CalculationRunState.Running && s.CancelRequested, cancel);
    }

    public override Task CancelledAsync(Guid id) => EndAsync(id, CalculationRunState.Cancelled, null);

    public override Task InterruptedAsync(Guid id) => EndAsync(id, CalculationRunState.Interrupted, null);

    public override Task FailedAsync(Guid id, Exception failure) =>
        EndAsync(id, CalculationRunState.Failed, failure is RuleViolation violation ? violation.Code : "calculation.unexpected");

    private async Task<IReadOnlyList<Guid>> InStateAsync(CalculationRunState state, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var ids = await db.PlanSimulations.AsNoTracking().Where(s => s.State == state).OrderBy(s => s.StartedAt).Select(s => s.Id).ToListAsync(cancel);
        return ids.ConvertAll(s => s.Value);
    }

    private async Task EndAsync(Guid id, CalculationRunState state, string? problem)
    {
        var key = new PlanSimulationId(id);
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync();
        await db.PlanSimulations.Where(s => s.Id == key && (s.State == CalculationRunState.Running || s.State == CalculationRunState.Queued)).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.State, state).SetProperty(s => s.FinishedAt, now).SetProperty(s => s.Problem, problem));
    }
}
