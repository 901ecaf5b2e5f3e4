using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Strategy;

/// <summary>Takes an objective out of a draft. Goals, pay and feedback that hang on it from earlier versions stay.</summary>
public sealed class RemoveObjective(UseCaseContext context) : UseCase<RemoveObjective.Request, Nothing>(context)
{
    public sealed record Request(StrategyVersionId StrategyVersion, ObjectiveId Objective, uint? Version);

    public override Permission Permission => Permission.ManageStrategy;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var version = await work.Db.StrategyVersions.Include(v => v.Objectives).SingleOrDefaultAsync(v => v.Id == request.StrategyVersion, cancel);
        if (version?.Objectives.SingleOrDefault(o => o.ObjectiveId == request.Objective) is not { } objective) return Result.NotFound;
        work.Expect(objective, request.Version);
        version.RemoveObjective(request.Objective);
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
