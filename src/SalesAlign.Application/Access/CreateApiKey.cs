using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Access;

namespace SalesAlign.Application.Access;

/// <summary>Makes a personal API key, shown once. It acts with whatever its owner may do at the time.</summary>
public sealed class CreateApiKey(UseCaseContext context) : UseCase<CreateApiKey.Request, CreateApiKey.Response>(context)
{
    private const int MostKeys = 20;

    public sealed record Request(string Name, int? Days = null);

    public sealed record Response(ApiKeyId Id, string Key, DateTimeOffset? ExpiresAt);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Name).NotEmpty().MaximumLength(100);
            RuleFor(r => r.Days).InclusiveBetween(1, 3650).When(r => r.Days is not null);
        }
    }

    public override Permission Permission => Permission.SignedIn;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var me = work.Actor.PersonId;
        var now = work.Now;
        if (await work.Db.ApiKeys.CountAsync(known => known.OwnerId == me && known.RevokedAt == null && (known.ExpiresAt == null || known.ExpiresAt > now), cancel) >= MostKeys)
        {
            return Result.Refused("api_key.too_many", null, MostKeys);
        }
        var text = ApiKeyText.New();
        DateTimeOffset? expires = request.Days is { } days ? now.AddDays(days) : null;
        var key = new ApiKey(ApiKeyId.New(), me, request.Name.Trim(), ApiKeyText.Prefix(text), ApiKeyText.Hash(text), now, expires);
        work.Db.Add(key);
        await work.Db.SaveChangesAsync(cancel);
        return new Response(key.Id, text, expires);
    }
}
