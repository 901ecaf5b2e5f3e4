using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Access;

namespace SalesAlign.Application.Access;

/// <summary>Ends one's own API key at once, for good.</summary>
public sealed class RevokeApiKey(UseCaseContext context) : UseCase<RevokeApiKey.Request, Nothing>(context)
{
    public sealed record Request(ApiKeyId Id);

    public override Permission Permission => Permission.SignedIn;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var me = work.Actor.PersonId;
        var key = await work.Db.ApiKeys.SingleOrDefaultAsync(known => known.Id == request.Id && known.OwnerId == me, cancel);
        if (key is null) return Result.NotFound;
        key.Revoke(work.Now);
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
