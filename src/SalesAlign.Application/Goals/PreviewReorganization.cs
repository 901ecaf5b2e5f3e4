using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Goals;

/// <summary>Shows whose targets change when a person moves to another unit, before anything does.</summary>
public sealed class PreviewReorganization(UseCaseContext context) : UseCase<PreviewReorganization.Request, PreviewReorganization.Response>(context)
{
    /// <param name="TargetsFollow">The numbers go along: the unit that is left gets less, the one that is joined more.</param>
    public sealed record Request(PersonId Person, UnitId To, DateOnly From, bool TargetsFollow = true);

    /// <param name="WithoutParent">Goals of the person for which the unit that is joined has none to count them to.</param>
    /// <param name="Stays">Longer goals of the person under way, which keep their number and place.</param>
    public sealed record Response(IReadOnlyList<ReorganizedGoal> Goals, int WithoutParent, IReadOnlyList<StayingGoal> Stays);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.From).NotEqual(default(DateOnly)).WithErrorCode("date.missing");
    }

    public override Permission Permission => Permission.ManageGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var scope = await work.ScopeAsync(await work.TodayAsync(cancel), cancel);
        if (!scope.Includes(request.Person) || !scope.Includes(request.To)) return Result.NotFound;
        var plan = await Reorganization.OfAsync(work, request.Person, request.To, request.From, request.TargetsFollow, cancel);
        var shifts = plan.Shifts.ToList();
        var goals = plan.Moves.Select(move => move.Goal).Concat(shifts.Select(shift => shift.Goal)).ToList();
        var owners = await GoalOwners.NamesAsync(work.Db, goals.Concat(plan.Moves.SelectMany(move => new[] { move.NewParent, move.OldParent }).OfType<Goal>())
            .Concat(plan.Stays.SelectMany(stay => new[] { stay.Goal, stay.Supports, stay.Parent }).OfType<Goal>()).Distinct(), cancel);
        var words = await ObjectiveTitles.ReadAsync(work.Db, goals.Concat(plan.Stays.Select(stay => stay.Goal)).Select(goal => goal.ObjectiveId), cancel);
        var metrics = goals.Select(goal => goal.MetricId).Distinct().ToList();
        var units = (await work.Db.Metrics.AsNoTracking().Where(metric => metrics.Contains(metric.Id)).ToListAsync(cancel)).ToDictionary(metric => metric.Id, metric => metric.Unit);
        var to = await work.Db.Units.Where(unit => unit.Id == request.To).Select(unit => unit.Name).SingleAsync(cancel);
        return new Response(
            [
                .. plan.Moves.Select(move => new ReorganizedGoal(
                    move.Goal.Id, move.Goal.ObjectiveId, words[move.Goal.ObjectiveId].Title, owners[move.Goal.Id], move.Goal.PeriodKey, true, move.Goal.Target.Measure, move.Goal.Target.Measure,
                    move.OldParent is { } old ? owners[old.Id] : null, to, move.Goal.State, units[move.Goal.MetricId])),
                .. shifts.Select(shift => new ReorganizedGoal(
                    shift.Goal.Id, shift.Goal.ObjectiveId, words[shift.Goal.ObjectiveId].Title, owners[shift.Goal.Id], shift.Goal.PeriodKey, false, shift.Goal.Target.Measure, shift.After.Measure, null, null,
                    shift.Goal.State, units[shift.Goal.MetricId])),
            ],
            plan.Moves.Count(move => move.NewParent is null),
            [
                .. plan.Stays.Select(stay => new StayingGoal(
                    stay.Goal.Id, stay.Goal.ObjectiveId, words[stay.Goal.ObjectiveId].Title, owners[stay.Goal.Id], stay.Goal.PeriodKey, stay.Goal.Target.Measure, stay.Goal.TargetValue == 0 ? 0m : stay.Moving / stay.Goal.TargetValue,
                    stay.Parent is { } parent ? owners[parent.Id] : null, stay.Supports is { } helped ? owners[helped.Id] : null,
                    units[stay.Goal.MetricId])),
            ]);
    }
}
