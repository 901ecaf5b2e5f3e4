using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Behaviour;

namespace SalesAlign.Application.Goals;

/// <summary>Runs a goal's driver tree with other rates, time or calls, without saving: what the sliders move.</summary>
public sealed class PreviewBehaviour(UseCaseContext context) : UseCase<PreviewBehaviour.Request, PreviewBehaviour.Response>(context)
{
    /// <param name="Terms">Typed over the observed; empty keeps what the records say.</param>
    /// <param name="CallsPerDay">Per rep; empty runs forwards from the calls of now.</param>
    /// <param name="Efficiency">Variables and moves to check against the target.</param>
    /// <param name="Indicators">To recommend a paradigm from.</param>
    public sealed record Request(GoalId Goal, ProbabilityTerms Terms, decimal? CallsPerDay, EfficiencyTerms? Efficiency, ParadigmIndicators? Indicators);

    public sealed record Response(DriverTree? Driver, EfficiencyCheck? Efficiency, ParadigmRecommendation? Recommendation);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Terms).NotNull();
            RuleFor(r => r.Terms.LeadsPerCall).GreaterThan(0).LessThanOrEqualTo(100).When(r => r.Terms is not null);
            RuleFor(r => r.Terms.CustomersPerLead).GreaterThan(0).LessThanOrEqualTo(1).When(r => r.Terms is not null);
            RuleFor(r => r.Terms.AverageDeal).GreaterThan(0).LessThanOrEqualTo(1_000_000_000_000m).When(r => r.Terms is not null);
            RuleFor(r => r.Terms.Reps).InclusiveBetween(1, 100_000).When(r => r.Terms is not null);
            RuleFor(r => r.Terms.WorkingDays).InclusiveBetween(1, 400).When(r => r.Terms is not null);
            RuleFor(r => r.CallsPerDay).InclusiveBetween(0, 10_000);
            RuleFor(r => r.Efficiency!.Moves).NotNull().When(r => r.Efficiency is not null);
            RuleFor(r => r.Efficiency!.Now).NotNull().When(r => r.Efficiency is not null);
        }
    }

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await GoalAccess.VisibleAsync(work, request.Goal, cancel) is not { } goal) return Result.NotFound;
        var metric = await work.Db.Metrics.AsNoTracking().SingleAsync(m => m.Id == goal.MetricId, cancel);
        var standing = (await GoalStandings.OfAsync(work, [goal], cancel))[goal.Id];
        return new Response(
            await DriverTree.OfAsync(work, goal, metric, standing, request.Terms, request.CallsPerDay, cancel),
            request.Efficiency is { } terms ? Efficiency.Check(terms.Now, [.. terms.Moves.Select(move => new EfficiencyMove(goal.Id.Value.ToString(), move.Variable, move.Factor))], goal.TargetValue) : null,
            request.Indicators is { } indicators ? ParadigmSelector.Recommend(indicators) : null);
    }
}
