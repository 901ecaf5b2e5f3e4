using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals;

namespace SalesAlign.Application.Goals;

/// <summary>Takes a proposed new version of an agreed goal off the table; what was agreed stays.</summary>
public sealed class WithdrawGoalChange(UseCaseContext context) : UseCase<WithdrawGoalChange.Request, Nothing>(context)
{
    public sealed record Request(GoalId Id, uint? Version, string? Reason = null);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Reason).MaximumLength(1_900);
    }

    public override Permission Permission => Permission.ManageGoals;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var found = await GoalReach.FromAboveAsync(work, request.Id, request.Version, cancel);
        if (!found.TryGet(out var goal)) return new Refusal(found.Outcome, [.. found.Problems]);
        goal.WithdrawChange(request.Reason, work.Actor.PersonId, work.Now);
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
