using FluentValidation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Access;

/// <summary>Lets a person of the directory sign in: by an invitation link that works once, or with an initial password to be handed over.</summary>
public sealed class OpenSignIn(UseCaseContext context, IPasswordHasher<IdentityUser<Guid>> passwords, UserManager<IdentityUser<Guid>> users)
    : UseCase<OpenSignIn.Request, OpenSignIn.Response>(context)
{
    /// <param name="Password">Empty for an invitation.</param>
    /// <param name="Roles">Granted along with it.</param>
    public sealed record Request(PersonId PersonId, string Email, string? Password, IReadOnlyList<Role> Roles);

    /// <summary>The secret of the invitation is told once and cannot be read again.</summary>
    public sealed record Response(string? Secret, DateTimeOffset? Expires);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Email).NotEmpty().EmailAddress().MaximumLength(256);
            RuleFor(r => r.Roles).NotEmpty().WithErrorCode("access.no_role");
            RuleForEach(r => r.Roles).IsInEnum();
        }
    }

    public override Permission Permission => Permission.ManageAccess;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var person = await work.Db.People.SingleOrDefaultAsync(p => p.Id == request.PersonId, cancel);
        if (person is null) return Result.NotFound;
        if (person.SignInId is not null) return Result.Refused("person.already_signs_in");
        if (person.LeftOn is { } left) return Result.Refused("person.has_left", null, left);

        var password = string.IsNullOrEmpty(request.Password) ? null : request.Password;
        var account = SignIns.New(request.Email, passwords, password);
        if (await work.Db.Users.AnyAsync(user => user.NormalizedEmail == account.NormalizedEmail, cancel)) return Result.Refused("access.email_taken", nameof(Request.Email));
        if (password is not null && await SignIns.PasswordProblemsAsync(users, account, password) is { Count: > 0 } problems) return Result.Refused(problems);

        work.Db.Add(account);
        person.LinkSignIn(account.Id);
        person.ReachAt(person.Email ?? request.Email.Trim());
        var held = await work.Db.RoleGrants.Where(grant => grant.PersonId == person.Id).Select(grant => grant.Role).ToListAsync(cancel);
        foreach (var role in request.Roles.Distinct().Except(held)) work.Db.Add(new RoleGrant(person.Id, role));
        SignInTrail.Record(work, person.Id, nameof(OpenSignIn), new { email = account.Email, invited = password is null });
        var response = new Response(null, null);
        if (password is null)
        {
            var (secret, expires) = await Invitations.IssueAsync(work, person.Id, cancel);
            response = new Response(secret, expires);
        }
        await work.Db.SaveChangesAsync(cancel);
        return response;
    }
}
