using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;

namespace SalesAlign.Application.Access;

/// <summary>Changes one's own password, given the present one. Other sessions of the same person end within minutes.</summary>
public sealed class ChangePassword(UseCaseContext context, IPasswordHasher<IdentityUser<Guid>> passwords, UserManager<IdentityUser<Guid>> users)
    : UseCase<ChangePassword.Request, Nothing>(context)
{
    public sealed record Request(string Present, string Password);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Present).NotEmpty().MaximumLength(200);
            RuleFor(r => r.Password).NotEmpty().MaximumLength(200);
        }
    }

    public override Permission Permission => Permission.SignedIn;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var me = work.Actor.PersonId;
        var signIn = await work.Db.People.Where(person => person.Id == me).Select(person => person.SignInId).SingleOrDefaultAsync(cancel);
        var account = await work.Db.Users.SingleOrDefaultAsync(user => user.Id == signIn, cancel);
        if (account is null) return Result.NotFound;
        // Guessing at the present password from an open page counts as guessing at the door.
        if (account.LockoutEnd > work.Now) return Result.Refused("password.locked", nameof(Request.Present));
        if (account.PasswordHash is null || passwords.VerifyHashedPassword(account, account.PasswordHash, request.Present) == PasswordVerificationResult.Failed)
        {
            account.AccessFailedCount++;
            if (account.AccessFailedCount >= users.Options.Lockout.MaxFailedAccessAttempts)
            {
                account.AccessFailedCount = 0;
                account.LockoutEnd = work.Now + users.Options.Lockout.DefaultLockoutTimeSpan;
            }
            await work.Db.SaveChangesAsync(cancel);
            return Result.Refused("password.present_wrong", nameof(Request.Present));
        }
        if (await SignIns.PasswordProblemsAsync(users, account, request.Password) is { Count: > 0 } problems) return Result.Refused(problems);
        account.AccessFailedCount = 0;
        account.PasswordHash = passwords.HashPassword(account, request.Password);
        SignIns.EndOpenSessions(account);
        SignInTrail.Record(work, me, nameof(ChangePassword), new { password = "changed" });
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
