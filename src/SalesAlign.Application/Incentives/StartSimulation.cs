using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Common.Jobs;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Simulation;

namespace SalesAlign.Application.Incentives;

/// <summary>Starts a what-if that runs by itself; its progress can be read, and it can be cancelled or left.</summary>
public sealed class StartSimulation(UseCaseContext context, JobQueue queue) : UseCase<StartSimulation.Request, PlanSimulationId>(context)
{
    public sealed record Request(IncentivePlanId Plan, IReadOnlyList<string> Periods, IReadOnlyList<Scenario> Drafts, MixShift? Shift = null);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Periods).NotEmpty();
            RuleForEach(r => r.Periods).NotEmpty();
            RuleFor(r => r.Drafts).NotNull();
            RuleForEach(r => r.Drafts).NotNull();
        }
    }

    public override Permission Permission => Permission.ManageIncentives;

    protected override async Task<Result<PlanSimulationId>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var terms = new SimulationTerms(request.Plan, request.Periods, request.Drafts, request.Shift);
        // What cannot be run is refused now, beside the form.
        await PlanSimulator.PrepareAsync(work.Db, terms, (await work.CompanyAsync(cancel)).Calendar, await work.TodayAsync(cancel), cancel);
        var simulation = new PlanSimulation(terms, work.Actor.PersonId, work.Now);
        work.Db.Add(simulation);
        await work.Db.SaveChangesAsync(cancel);
        queue.Enqueue<SimulationJob>(simulation.Id.Value);
        return simulation.Id;
    }
}
