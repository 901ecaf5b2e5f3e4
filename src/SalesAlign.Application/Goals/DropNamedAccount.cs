using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Goals;

namespace SalesAlign.Application.Goals;

/// <summary>Takes an account off the named ones of a goal; the audit trail keeps that it was one.</summary>
public sealed class DropNamedAccount(UseCaseContext context) : UseCase<DropNamedAccount.Request, Nothing>(context)
{
    public sealed record Request(TargetAccountId Id, uint? Version);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Id).NotEqual(default(TargetAccountId));
    }

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var named = await work.Db.TargetAccounts.SingleOrDefaultAsync(account => account.Id == request.Id, cancel);
        if (named is null || await GoalAccess.VisibleAsync(work, named.GoalId, cancel) is not { } goal) return Result.NotFound;
        if (!await GoalAccess.WorksOnAsync(work, goal, cancel)) return Result.Refused("goal.not_yours");
        work.Expect(named, request.Version);
        work.Db.Remove(named);
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
