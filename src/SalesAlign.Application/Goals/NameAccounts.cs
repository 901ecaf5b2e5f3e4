using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Accounts;
using SalesAlign.Domain.Goals;
using SalesAlign.Domain.Goals.Behaviour;

namespace SalesAlign.Application.Goals;

/// <summary>Adds accounts to the named accounts of a goal; those already named stay as they are.</summary>
public sealed class NameAccounts(UseCaseContext context) : UseCase<NameAccounts.Request, NameAccounts.Response>(context)
{
    public sealed record Request(GoalId Goal, IReadOnlyList<AccountId> Accounts, StageOwners? Owners = null);

    public sealed record Response(int Added);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Accounts).NotEmpty().Must(accounts => accounts is null || accounts.Count <= 1_000);
    }

    public override Permission Permission => Permission.ViewGoals;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await GoalAccess.VisibleAsync(work, request.Goal, cancel) is not { } goal) return Result.NotFound;
        if (!await GoalAccess.WorksOnAsync(work, goal, cancel)) return Result.Refused("goal.not_yours");
        var wanted = request.Accounts.Distinct().ToList();
        if (await work.Db.Accounts.CountAsync(account => wanted.Contains(account.Id), cancel) != wanted.Count) return Result.Refused("behaviour.no_such_account", "Accounts");
        var known = (await work.Db.TargetAccounts.Where(named => named.GoalId == goal.Id).Select(named => named.AccountId).ToListAsync(cancel)).ToHashSet();
        var added = 0;
        foreach (var account in wanted.Where(account => !known.Contains(account)))
        {
            var named = new TargetAccount(TargetAccountId.New(), goal.Id, account);
            if (request.Owners is { } owners) named.Assign(owners);
            work.Db.Add(named);
            added++;
        }
        await work.Db.SaveChangesAsync(cancel);
        return new Response(added);
    }
}
