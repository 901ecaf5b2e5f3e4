using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Tracking;
using SalesAlign.Domain.Metrics.Evaluation;

namespace SalesAlign.Application.Goals;

/// <summary>Corrects a check-in; after the end of the goal's period, or where somebody else corrects it, with a reason.</summary>
public sealed class CorrectCheckIn(UseCaseContext context) : UseCase<CorrectCheckIn.Request, Nothing>(context)
{
    public sealed record Request(CheckInId Id, uint? Version, decimal? Value, RagStatus? Status, string? StatusReason, int Confidence, string? Note, string? Reason);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Value).InclusiveBetween(-1_000_000_000_000m, 1_000_000_000_000m);
            RuleFor(r => r.StatusReason).MaximumLength(2_000);
            RuleFor(r => r.Note).MaximumLength(4_000);
            RuleFor(r => r.Reason).MaximumLength(2_000);
        }
    }

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var checkIn = await work.Db.CheckIns.SingleOrDefaultAsync(c => c.Id == request.Id, cancel);
        if (checkIn is null || await GoalAccess.VisibleAsync(work, checkIn.GoalId, cancel) is not { } goal) return Result.NotFound;
        if (!await GoalAccess.WorksOnAsync(work, goal, cancel)) return Result.Refused("goal.not_yours");
        work.Expect(checkIn, request.Version);
        checkIn.Correct(
            new CheckInWords(request.Value, request.Status ?? checkIn.Computed, request.StatusReason, request.Confidence, request.Note), request.Reason, goal.PeriodLast, work.Actor.PersonId,
            await work.TodayAsync(cancel), work.Now);
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
