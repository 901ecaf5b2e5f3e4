using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Tracking;

namespace SalesAlign.Application.Goals;

/// <summary>Says which goal a goal counts to, and which others it supports without being counted there.</summary>
public sealed class ConnectGoal(UseCaseContext context) : UseCase<ConnectGoal.Request, Nothing>(context)
{
    /// <param name="Parent">The one in which it is counted, of the same period; empty for none.</param>
    public sealed record Request(GoalId Id, uint? Version, GoalId? Parent, IReadOnlyList<GoalId> Supports);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Supports).NotNull().Must(supports => supports is null || supports.Count <= 20);
    }

    public override Permission Permission => Permission.ManageGoals;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await GoalAccess.VisibleAsync(work, request.Id, cancel) is not { } goal) return Result.NotFound;
        work.Expect(goal, request.Version);
        if (request.Parent != goal.ParentId)
        {
            if (request.Parent is { } parent && await RefusalAsync(work, goal, parent, cancel) is { } refusal) return refusal;
            goal.CountTo(request.Parent);
        }
        var wanted = request.Supports.Where(other => other != request.Parent).ToHashSet();
        var found = await work.Db.Goals.AsNoTracking().CountAsync(g => wanted.Contains(g.Id), cancel);
        if (found != wanted.Count) return Result.Refused("goal.no_such_goal", "Supports");
        var known = await work.Db.GoalSupports.Where(s => s.GoalId == goal.Id).ToListAsync(cancel);
        work.Db.RemoveRange(known.Where(support => !wanted.Contains(support.SupportsId)));
        work.Db.AddRange(wanted.Where(other => known.TrueForAll(support => support.SupportsId != other)).Select(other => new GoalSupport(goal.Id, other)));
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }

    private static async Task<Refusal?> RefusalAsync(Work work, Goal goal, GoalId parent, CancellationToken cancel)
    {
        var above = await work.Db.Goals.AsNoTracking().SingleOrDefaultAsync(g => g.Id == parent, cancel);
        if (above is null) return Result.Refused("goal.no_such_goal", "Parent");
        if (above.PeriodKey != goal.PeriodKey) return Result.Refused("goal.parent_of_other_period", "Parent", above.PeriodKey, goal.PeriodKey);
        for (var next = above; next is not null;)
        {
            if (next.Id == goal.Id) return Result.Refused("goal.parent_in_a_circle", "Parent");
            var up = next.ParentId;
            next = up is null ? null : await work.Db.Goals.AsNoTracking().SingleOrDefaultAsync(g => g.Id == up, cancel);
        }
        return null;
    }
}
