using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Access;

/// <summary>For a forgotten password: a new invitation link, or a new initial password. Open pages of the old one end within minutes; a lock is lifted.</summary>
public sealed class ResetSignIn(UseCaseContext context, IPasswordHasher<IdentityUser<Guid>> passwords, UserManager<IdentityUser<Guid>> users)
    : UseCase<ResetSignIn.Request, OpenSignIn.Response>(context)
{
    /// <param name="Password">Empty for an invitation.</param>
    public sealed record Request(PersonId PersonId, string? Password = null);

    public override Permission Permission => Permission.ManageAccess;

    protected override async Task<Result<OpenSignIn.Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var signIn = await work.Db.People.Where(p => p.Id == request.PersonId).Select(p => p.SignInId).SingleOrDefaultAsync(cancel);
        var account = await work.Db.Users.SingleOrDefaultAsync(user => user.Id == signIn, cancel);
        if (account is null) return Result.NotFound;
        var response = new OpenSignIn.Response(null, null);
        if (string.IsNullOrEmpty(request.Password))
        {
            // One who resets themselves keeps the old password until the link is used, and so cannot lock themselves out.
            if (request.PersonId != work.Actor.PersonId) account.PasswordHash = null;
            var (secret, expires) = await Invitations.IssueAsync(work, request.PersonId, cancel);
            response = new OpenSignIn.Response(secret, expires);
        }
        else
        {
            if (await SignIns.PasswordProblemsAsync(users, account, request.Password) is { Count: > 0 } problems) return Result.Refused(problems);
            account.PasswordHash = passwords.HashPassword(account, request.Password);
            await Invitations.TakeBackAsync(work, request.PersonId, cancel);
        }
        SignIns.EndOpenSessions(account);
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        SignInTrail.Record(work, request.PersonId, nameof(ResetSignIn), new { invited = response.Secret is not null });
        await work.Db.SaveChangesAsync(cancel);
        return response;
    }
}
