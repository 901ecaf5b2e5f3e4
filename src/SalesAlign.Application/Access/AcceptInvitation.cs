using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;

namespace SalesAlign.Application.Access;

/// <summary>Somebody invited sets their password. The link is used up with it; anybody may act, since the secret itself is the proof.</summary>
public sealed class AcceptInvitation(UseCaseContext context, IPasswordHasher<IdentityUser<Guid>> passwords, UserManager<IdentityUser<Guid>> users)
    : UseCase<AcceptInvitation.Request, AcceptInvitation.Response>(context)
{
    public sealed record Request(string Secret, string Password);

    public sealed record Response(string? SignsInWith);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Secret).NotEmpty().WithErrorCode("invitation.not_open");
            RuleFor(r => r.Password).NotEmpty().MaximumLength(200);
        }
    }

    public override Permission Permission => Permission.FirstRun;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var hash = Invitations.Hash(request.Secret);
        var invitation = await work.Db.Invitations.SingleOrDefaultAsync(known => known.Hash == hash, cancel);
        if (invitation is null) return Result.Refused("invitation.not_open");
        var signIn = await work.Db.People.Where(person => person.Id == invitation.PersonId).Select(person => person.SignInId).SingleOrDefaultAsync(cancel);
        var account = await work.Db.Users.SingleOrDefaultAsync(user => user.Id == signIn, cancel);
        if (account is null || account.LockoutEnd > work.Now) return Result.Refused("invitation.not_open");
        if (await SignIns.PasswordProblemsAsync(users, account, request.Password) is { Count: > 0 } problems) return Result.Refused(problems);
        invitation.Accept(work.Now);
        account.PasswordHash = passwords.HashPassword(account, request.Password);
        SignIns.EndOpenSessions(account);
        SignInTrail.Record(work, invitation.PersonId, nameof(AcceptInvitation), new { password = "set" });
        await work.Db.SaveChangesAsync(cancel);
        return new Response(account.Email);
    }
}
