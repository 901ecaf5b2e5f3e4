using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;

namespace SalesAlign.Application.Access;

/// <summary>For whom an invitation is, as long as it can be used. Anybody may ask, since the secret itself is the proof.</summary>
public sealed class GetInvitation(UseCaseContext context) : UseCase<GetInvitation.Request, GetInvitation.Response>(context)
{
    public sealed record Request(string Secret);

    public sealed record Response(string Name, string? SignsInWith);

    public override Permission Permission => Permission.FirstRun;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var hash = Invitations.Hash(request.Secret ?? "");
        var now = work.Now;
        var found = await work.Db.Invitations.AsNoTracking().Where(invitation => invitation.Hash == hash && invitation.EndedAt == null && invitation.ExpiresAt > now)
            .Join(work.Db.People, invitation => invitation.PersonId, person => person.Id, (_, person) => person)
            .Select(person => new { person.Name, Email = work.Db.Users.Where(user => user.Id == person.SignInId).Select(user => user.Email).FirstOrDefault() })
            .SingleOrDefaultAsync(cancel);
        return found is null ? Result.NotFound : new Response(found.Name, found.Email);
    }
}
