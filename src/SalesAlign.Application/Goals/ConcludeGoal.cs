using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Behaviour;

namespace SalesAlign.Application.Goals;

/// <summary>Scores a goal from 0 to 1 after its period, with the lesson learnt, and closes it.</summary>
public sealed class ConcludeGoal(UseCaseContext context) : UseCase<ConcludeGoal.Request, Nothing>(context)
{
    public sealed record Request(GoalId Id, decimal Score, string Lesson);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Score).InclusiveBetween(0, 1);
            RuleFor(r => r.Lesson).NotEmpty().MaximumLength(4_000);
        }
    }

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await GoalAccess.VisibleAsync(work, request.Id, cancel) is not { } goal) return Result.NotFound;
        if (!await GoalAccess.WorksOnAsync(work, goal, cancel)) return Result.Refused("goal.not_yours");
        if (await work.TodayAsync(cancel) <= goal.PeriodLast) return Result.Refused("goal.not_over", "Score", goal.PeriodLast);
        var tracking = await GoalAccess.TrackingAsync(work, goal.Id, cancel);
        if (tracking.Score is not null) return Result.Refused("goal.already_scored", "Score");
        // After a project only experience and where to use it next remain: they are written down before it is closed.
        var plan = await work.Db.BehaviourPlans.AsNoTracking().SingleOrDefaultAsync(p => p.GoalId == goal.Id, cancel);
        if (plan is { Choice.Chosen: Paradigm.Project, KnowledgeAt: null }) return Result.Refused("goal.knowledge_first", "Lesson");
        tracking.Conclude(request.Score, request.Lesson, work.Actor.PersonId, work.Now);
        if (goal.State != GoalState.Closed) goal.Close(work.Actor.PersonId, work.Now);
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
