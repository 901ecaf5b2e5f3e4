using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Simulation;

namespace SalesAlign.Application.Incentives;

/// <summary>Runs drafts over past periods' real deals at once and answers what they would have paid. Nothing is saved; what is large goes by a job.</summary>
public sealed class SimulateIncentives(UseCaseContext context) : UseCase<SimulateIncentives.Request, SimulationResult>(context)
{
    /// <summary>Deals times sets of rules that are computed while the caller waits.</summary>
    public const int MostDeals = 200_000;

    public sealed record Request(IncentivePlanId Plan, IReadOnlyList<string> Periods, IReadOnlyList<Scenario>? Drafts = null, MixShift? Shift = null);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Periods).NotEmpty();
            RuleForEach(r => r.Periods).NotEmpty();
            RuleForEach(r => r.Drafts).NotNull();
        }
    }

    public override Permission Permission => Permission.ManageIncentives;

    protected override async Task<Result<SimulationResult>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var terms = new SimulationTerms(request.Plan, request.Periods, request.Drafts ?? [], request.Shift);
        var simulator = await PlanSimulator.PrepareAsync(work.Db, terms, (await work.CompanyAsync(cancel)).Calendar, await work.TodayAsync(cancel), cancel);
        if (await simulator.SizeAsync(cancel) > MostDeals) return Result.Refused("simulation.too_large", nameof(request.Periods));
        return await simulator.RunAsync((_, _) => { }, cancel);
    }
}
