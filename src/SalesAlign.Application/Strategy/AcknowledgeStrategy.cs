using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Strategy;

/// <summary>"I have read and understood": once per person and version, and only of the version that holds.</summary>
public sealed class AcknowledgeStrategy(UseCaseContext context) : UseCase<AcknowledgeStrategy.Request, Nothing>(context)
{
    public sealed record Request(StrategyVersionId StrategyVersion);

    public override Permission Permission => Permission.ViewStrategy;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var current = await work.Db.StrategyVersions.AsNoTracking().Current().Select(v => (StrategyVersionId?)v.Id).SingleOrDefaultAsync(cancel);
        if (current is null) return Result.NotFound;
        if (current != request.StrategyVersion) return Result.Refused("strategy.not_the_current_version");
        var me = work.Actor.PersonId;
        // Saying it twice changes nothing; the first date stays.
        if (await work.Db.StrategyAcknowledgements.AnyAsync(a => a.VersionId == request.StrategyVersion && a.PersonId == me, cancel)) return default(Nothing);
        work.Db.Add(new StrategyAcknowledgement(request.StrategyVersion, me, work.Now));
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
