using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Behaviour;

namespace SalesAlign.Application.Goals;

/// <summary>Saves the behaviour plan of a goal: paradigm with its reason, rates and time, measures by role, signatures wanted, and the variables it moves.</summary>
public sealed class PlanBehaviour(UseCaseContext context) : UseCase<PlanBehaviour.Request, Nothing>(context)
{
    /// <param name="Measures">Empty takes the paradigm's pack.</param>
    /// <param name="Segments">Segments that work their own way; null leaves them as they are.</param>
    public sealed record Request(
        GoalId Goal, uint? Version, ParadigmChoice Choice, ProbabilityTerms Probability, long? Signatures, IReadOnlyList<PlannedMeasure>? Measures, EfficiencyTerms? Efficiency,
        IReadOnlyList<SegmentChoice>? Segments = null);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Choice).NotNull();
            RuleFor(r => r.Choice.Indicators).NotNull().When(r => r.Choice is not null);
            RuleFor(r => r.Choice.Segment).MaximumLength(200).When(r => r.Choice is not null);
            RuleFor(r => r.Choice.OverrideReason).MaximumLength(2_000).When(r => r.Choice is not null);
            RuleFor(r => r.Choice.Chosen).IsInEnum().When(r => r.Choice is not null);
            RuleFor(r => r.Probability).NotNull();
            RuleFor(r => r.Signatures).InclusiveBetween(0, 1_000_000);
            RuleFor(r => r.Measures).Must(measures => measures is null || (measures.Count <= 40 && measures.All(measure => measure is not null)));
            RuleFor(r => r.Segments).Must(segments => segments is null || (segments.Count <= 60 && segments.All(segment => segment is { Segment.Length: <= 200, Indicators: not null, OverrideReason: null or { Length: <= 2_000 } }
                && Enum.IsDefined(segment.Chosen) && segment.Measures?.Any(measure => measure is null) != true)));
            RuleFor(r => r.Efficiency!.Moves).NotNull().Must(moves => moves is null || (moves.Count <= 20 && moves.All(move => move is not null))).When(r => r.Efficiency is not null);
            RuleFor(r => r.Efficiency!.Now).NotNull().When(r => r.Efficiency is not null);
        }
    }

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await GoalAccess.VisibleAsync(work, request.Goal, cancel) is not { } goal) return Result.NotFound;
        if (!await GoalAccess.WorksOnAsync(work, goal, cancel)) return Result.Refused("goal.not_yours");
        var me = work.Actor.PersonId;
        var plan = await work.Db.BehaviourPlans.SingleOrDefaultAsync(p => p.GoalId == goal.Id, cancel);
        if (plan is null) work.Db.Add(plan = new BehaviourPlan(goal.Id, request.Choice, me, work.Now));
        else
        {
            work.Expect(plan, request.Version is 0 ? null : request.Version);
            plan.Choose(request.Choice, me, work.Now);
        }
        plan.Estimate(request.Probability, me, work.Now);
        plan.Want(request.Signatures, me, work.Now);
        if (request.Measures is { Count: > 0 } measures) plan.Ask(measures, me, work.Now);
        if (request.Segments is { } segments) plan.ChooseFor(segments, me, work.Now);
        plan.Move(request.Efficiency, me, work.Now);
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
