using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Access;

/// <summary>Lets somebody sign in again who was locked, by an administrator or by too many wrong passwords.</summary>
public sealed class UnlockSignIn(UseCaseContext context) : UseCase<UnlockSignIn.Request, Nothing>(context)
{
    public sealed record Request(PersonId PersonId);

    public override Permission Permission => Permission.ManageAccess;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var signIn = await work.Db.People.Where(p => p.Id == request.PersonId).Select(p => p.SignInId).SingleOrDefaultAsync(cancel);
        var account = await work.Db.Users.SingleOrDefaultAsync(user => user.Id == signIn, cancel);
        if (account is null) return Result.NotFound;
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        SignInTrail.Record(work, request.PersonId, nameof(UnlockSignIn), new { locked = false });
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
