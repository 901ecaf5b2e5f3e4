using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Access;

namespace SalesAlign.Application.Access;

/// <summary>One's own account: how one signs in, the language, and the personal API keys.</summary>
public sealed class GetOwnAccount(UseCaseContext context) : UseCase<GetOwnAccount.Request, GetOwnAccount.Response>(context)
{
    public sealed record Request;

    public sealed record Response(string Name, string? SignsInWith, string? Language, IReadOnlyList<Key> Keys);

    public sealed record Key(ApiKeyId Id, string Name, string Prefix, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt, DateTimeOffset? RevokedAt);

    public override Permission Permission => Permission.SignedIn;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var me = work.Actor.PersonId;
        var keys = await work.Db.ApiKeys.AsNoTracking().Where(key => key.OwnerId == me).OrderByDescending(key => key.CreatedAt)
            .Select(key => new Key(key.Id, key.Name, key.Prefix, key.CreatedAt, key.ExpiresAt, key.LastUsedAt, key.RevokedAt))
            .ToListAsync(cancel);
        var person = await work.Db.People.AsNoTracking().Where(p => p.Id == me)
            .Select(p => new { p.Name, p.Language, Email = work.Db.Users.Where(user => user.Id == p.SignInId).Select(user => user.Email).FirstOrDefault() })
            .SingleOrDefaultAsync(cancel);
        return person is null ? Result.NotFound : new Response(person.Name, person.Email, person.Language, keys);
    }
}
