using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Behaviour;

namespace SalesAlign.Application.Goals;

/// <summary>Plans a milestone under a goal, or changes one: by when, who stands for it, which resources it needs and how early.</summary>
public sealed class PlanMilestone(UseCaseContext context) : UseCase<PlanMilestone.Request, PlanMilestone.Response>(context)
{
    /// <param name="Id">The milestone to change; empty for a new one.</param>
    public sealed record Request(GoalId Goal, ProjectMilestoneId? Id, uint? Version, MilestoneTerms Terms);

    public sealed record Response(ProjectMilestoneId Id);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Terms).NotNull();
            RuleFor(r => r.Terms.Name).NotEmpty().MaximumLength(300).OverridePropertyName("Name").When(r => r.Terms is not null);
            RuleFor(r => r.Terms.Resource).MaximumLength(500).OverridePropertyName("Resource").When(r => r.Terms is not null);
        }
    }

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await GoalAccess.VisibleAsync(work, request.Goal, cancel) is not { } goal) return Result.NotFound;
        if (!await GoalAccess.WorksOnAsync(work, goal, cancel)) return Result.Refused("goal.not_yours");
        ProjectMilestone? milestone;
        if (request.Id is { } id)
        {
            milestone = await work.Db.ProjectMilestones.SingleOrDefaultAsync(m => m.Id == id && m.GoalId == goal.Id, cancel);
            if (milestone is null) return Result.NotFound;
            work.Expect(milestone, request.Version);
            milestone.Plan(request.Terms);
        }
        else
        {
            work.Db.Add(milestone = new ProjectMilestone(ProjectMilestoneId.New(), goal.Id, request.Terms));
        }
        await work.Db.SaveChangesAsync(cancel);
        return new Response(milestone.Id);
    }
}
