using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Access;

/// <summary>Bars somebody from signing in until unlocked; open pages end within minutes and API keys stop at once.</summary>
public sealed class LockSignIn(UseCaseContext context) : UseCase<LockSignIn.Request, Nothing>(context)
{
    public sealed record Request(PersonId PersonId);

    public override Permission Permission => Permission.ManageAccess;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        await using var guard = await Administrators.GuardAsync(work.Db, cancel);
        if (request.PersonId == work.Actor.PersonId) return Result.Refused("access.own_lock");
        var signIn = await work.Db.People.Where(p => p.Id == request.PersonId).Select(p => p.SignInId).SingleOrDefaultAsync(cancel);
        var account = await work.Db.Users.SingleOrDefaultAsync(user => user.Id == signIn, cancel);
        if (account is null) return Result.NotFound;
        if (await Administrators.IsLastAsync(work, request.PersonId, cancel)) return Result.Refused("access.last_administrator");
        account.LockoutEnd = DateTimeOffset.MaxValue.ToUniversalTime();
        SignIns.EndOpenSessions(account);
        SignInTrail.Record(work, request.PersonId, nameof(LockSignIn), new { locked = true });
        await work.Db.SaveChangesAsync(cancel);
        await guard.CommitAsync(cancel);
        return default(Nothing);
    }
}
