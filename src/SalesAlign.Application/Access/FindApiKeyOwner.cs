using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Access;

/// <summary>Whose key this is. Anybody may ask, since the key itself is the proof.</summary>
public sealed class FindApiKeyOwner(UseCaseContext context) : UseCase<FindApiKeyOwner.Request, FindApiKeyOwner.Response>(context)
{
    // Noting every use would turn each read into a write.
    private static readonly TimeSpan NoteUseEvery = TimeSpan.FromMinutes(5);

    public sealed record Request(string Key);

    public sealed record Response(PersonId Id, string Name);

    public override Permission Permission => Permission.FirstRun;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var hash = ApiKeyText.Hash(request.Key ?? "");
        var now = work.Now;
        var lastDay = DateOnly.FromDateTime(now.UtcDateTime.AddHours(-12));
        var found = await work.Db.ApiKeys.AsNoTracking()
            .Where(key => key.Hash == hash && key.RevokedAt == null && (key.ExpiresAt == null || key.ExpiresAt > now))
            .Join(work.Db.People.Where(person => person.SignInId != null && (person.LeftOn == null || person.LeftOn >= lastDay)), key => key.OwnerId, person => person.Id, (key, person) => new { key.Id, key.LastUsedAt, Person = person.Id, person.Name, person.SignInId })
            .SingleOrDefaultAsync(cancel);
        if (found is null) return Result.NotFound;
        if (await work.Db.Users.AnyAsync(user => user.Id == found.SignInId && user.LockoutEnd > now, cancel)) return Result.NotFound;
        if (found.LastUsedAt is null || now - found.LastUsedAt > NoteUseEvery)
        {
            await work.Db.ApiKeys.Where(key => key.Id == found.Id).ExecuteUpdateAsync(set => set.SetProperty(key => key.LastUsedAt, now), cancel);
        }
        return new Response(found.Person, found.Name);
    }
}
