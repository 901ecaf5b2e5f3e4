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
    /// <param name="Kinds">How supports lock where what the goals are about does not say; one that is not named keeps what was chosen.</param>
    public sealed record Request(GoalId Id, uint? Version, GoalId? Parent, IReadOnlyList<GoalId> Supports, IReadOnlyList<Chosen>? Kinds = null);

    /// <param name="Kind">Empty takes the choice back.</param>
    public sealed record Chosen(GoalId Supports, InterlockKind? Kind);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Supports).NotNull().Must(supports => supports is null || supports.Count <= 20);
            RuleForEach(r => r.Kinds).NotNull().Must(chosen => chosen?.Kind is not { } kind || Enum.IsDefined(kind));
        }
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
        var found = await work.Db.Goals.AsNoTracking().Where(g => wanted.Contains(g.Id)).ToListAsync(cancel);
        if (found.Count != wanted.Count) return Result.Refused("goal.no_such_goal", "Supports");
        var known = await work.Db.GoalSupports.Where(s => s.GoalId == goal.Id).ToListAsync(cancel);
        work.Db.RemoveRange(known.Where(support => !wanted.Contains(support.SupportsId)));
        var added = wanted.Where(other => known.TrueForAll(support => support.SupportsId != other)).Select(other => new GoalSupport(goal.Id, other)).ToList();
        work.Db.AddRange(added);
        if (request.Kinds is { Count: > 0 } kinds)
        {
            var locks = await Interlocks.OfAsync(work.Db, [goal, .. found], cancel);
            foreach (var (supports, kind) in kinds)
            {
                if (known.Concat(added).FirstOrDefault(support => support.SupportsId == supports && wanted.Contains(supports)) is not { } support) return Result.Refused("goal.no_such_support", "Supports");
                if (kind is { } chosen && !Interlock.Choices(locks.NatureOf(goal.Id), locks.NatureOf(supports)).Contains(chosen)) return Result.Refused("goal.kind_does_not_fit", "Supports");
                support.TakeAs(kind);
            }
        }
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
