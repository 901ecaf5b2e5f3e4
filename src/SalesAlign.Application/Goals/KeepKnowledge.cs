using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals;

namespace SalesAlign.Application.Goals;

/// <summary>Writes the knowledge card of a project: what was learnt, and the new scenario in which it can be used.</summary>
public sealed class KeepKnowledge(UseCaseContext context) : UseCase<KeepKnowledge.Request, Nothing>(context)
{
    public sealed record Request(GoalId Goal, string Experience, string NewScenario);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Experience).NotEmpty().MaximumLength(4_000);
            RuleFor(r => r.NewScenario).NotEmpty().MaximumLength(4_000);
        }
    }

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await GoalAccess.VisibleAsync(work, request.Goal, cancel) is not { } goal) return Result.NotFound;
        if (!await GoalAccess.WorksOnAsync(work, goal, cancel)) return Result.Refused("goal.not_yours");
        var plan = await work.Db.BehaviourPlans.SingleOrDefaultAsync(p => p.GoalId == goal.Id, cancel);
        if (plan is null) return Result.Refused("behaviour.no_plan");
        plan.LearnFrom(request.Experience, request.NewScenario, work.Actor.PersonId, work.Now);
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
