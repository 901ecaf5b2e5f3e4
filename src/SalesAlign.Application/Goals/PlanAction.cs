using System.Globalization;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Tracking;

namespace SalesAlign.Application.Goals;

/// <summary>Plans an action under a goal, or changes one; whoever is to do it is told.</summary>
public sealed class PlanAction(UseCaseContext context) : UseCase<PlanAction.Request, PlanAction.Response>(context)
{
    /// <param name="Id">The action to change; empty for a new one.</param>
    public sealed record Request(GoalId Goal, GoalActionId? Id, uint? Version, GoalTask Task);

    public sealed record Response(GoalActionId Id);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Task).NotNull();
            RuleFor(r => r.Task.Task).NotEmpty().MaximumLength(500).OverridePropertyName("Task").When(r => r.Task is not null);
            RuleFor(r => r.Task.Resource).MaximumLength(500).OverridePropertyName("Resource").When(r => r.Task is not null);
            RuleFor(r => r.Task.DueOn).InclusiveBetween(new DateOnly(2000, 1, 1), new DateOnly(2200, 1, 1)).OverridePropertyName("DueOn").When(r => r.Task is not null);
        }
    }

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await GoalAccess.VisibleAsync(work, request.Goal, cancel) is not { } goal) return Result.NotFound;
        if (!await GoalAccess.WorksOnAsync(work, goal, cancel)) return Result.Refused("goal.not_yours");
        var me = work.Actor.PersonId;
        if (!await work.Db.People.AnyAsync(person => person.Id == request.Task.Owner && person.LeftOn == null, cancel)) return Result.Refused("action.no_such_owner", "Owner");
        GoalAction? action;
        var before = me;
        if (request.Id is { } id)
        {
            action = await work.Db.GoalActions.SingleOrDefaultAsync(a => a.Id == id && a.GoalId == goal.Id, cancel);
            if (action is null) return Result.NotFound;
            work.Expect(action, request.Version);
            before = action.OwnerId;
            action.Change(request.Task);
        }
        else
        {
            work.Db.Add(action = new GoalAction(GoalActionId.New(), goal.Id, request.Task, me, work.Now));
        }
        if (action.OwnerId != me && action.OwnerId != before)
        {
            work.Db.Add(new Notification(
                action.OwnerId, "goals.action", [work.Actor.Name, action.Task, action.DueOn.ToString("O", CultureInfo.InvariantCulture)], $"/goals/{goal.Id.Value}?tab=plan", work.Now));
        }
        await work.Db.SaveChangesAsync(cancel);
        return new Response(action.Id);
    }
}
