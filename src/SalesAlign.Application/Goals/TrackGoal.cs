using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.RollUp;
using SalesAlign.Domain.Goals.Tracking;
using SalesAlign.Domain.Metrics.Evaluation;

namespace SalesAlign.Application.Goals;

/// <summary>Sets how a goal is tracked: where its progress comes from, its baseline, zones, status rule and cadence, and whether it is deliberately unpaid.</summary>
public sealed class TrackGoal(UseCaseContext context) : UseCase<TrackGoal.Request, Nothing>(context)
{
    /// <param name="UnpaidReason">Why nothing is paid for it on purpose; empty where pay is expected.</param>
    public sealed record Request(GoalId Id, uint? Version, TrackingTerms Terms, string? UnpaidReason);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Terms).NotNull();
            RuleFor(r => r.UnpaidReason).MaximumLength(2_000);
        }
    }

    public override Permission Permission => Permission.ManageGoals;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await GoalAccess.VisibleAsync(work, request.Id, cancel) is not { } goal) return Result.NotFound;
        var direction = await work.Db.Metrics.AsNoTracking().Where(m => m.Id == goal.MetricId).Select(m => m.Direction).SingleAsync(cancel);
        if (request.Terms is { Source: ProgressSource.SumOfChildren, Start: null } && direction == Direction.LowerIsBetter) return Result.Refused("tracking.falling_sum_needs_start", "Start");
        var tracking = await GoalAccess.TrackingAsync(work, goal.Id, cancel);
        work.Expect(tracking, request.Version is 0 ? null : request.Version);
        tracking.Track(request.Terms, goal, direction);
        tracking.LeaveUnpaid(request.UnpaidReason);
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
