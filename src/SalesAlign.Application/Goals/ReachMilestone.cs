using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals;

namespace SalesAlign.Application.Goals;

/// <summary>Marks a milestone as reached, with its retrospective, or takes that back.</summary>
public sealed class ReachMilestone(UseCaseContext context) : UseCase<ReachMilestone.Request, Nothing>(context)
{
    /// <param name="Reached">False takes it back.</param>
    /// <param name="On">Empty for today.</param>
    public sealed record Request(ProjectMilestoneId Id, uint? Version, bool Reached, DateOnly? On, string? Retrospective);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Retrospective).MaximumLength(4_000);
    }

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var milestone = await work.Db.ProjectMilestones.SingleOrDefaultAsync(m => m.Id == request.Id, cancel);
        if (milestone is null || await GoalAccess.VisibleAsync(work, milestone.GoalId, cancel) is not { } goal) return Result.NotFound;
        var me = work.Actor.PersonId;
        var stands = milestone.ProjectOfficeId == me || milestone.CommercialId == me || milestone.SolutionId == me;
        if (!stands && !await GoalAccess.WorksOnAsync(work, goal, cancel)) return Result.Refused("goal.not_yours");
        work.Expect(milestone, request.Version);
        var today = await work.TodayAsync(cancel);
        if (request.On > today) return Result.Refused("milestone.reached_in_future", "On");
        if (request.Reached) milestone.Reach(request.On ?? today, request.Retrospective ?? "");
        else milestone.TakeBack();
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
