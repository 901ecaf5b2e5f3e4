using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Strategy;

/// <summary>Changes an objective in a draft.</summary>
public sealed class ReviseObjective(UseCaseContext context) : UseCase<ReviseObjective.Request, Nothing>(context)
{
    /// <param name="Version">Of the objective as it was read.</param>
    public sealed record Request(StrategyVersionId StrategyVersion, ObjectiveId Objective, uint? Version, ObjectiveWords Words);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Words).NotNull().SetValidator(new ObjectiveWordsRules());
    }

    public override Permission Permission => Permission.ManageStrategy;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var version = await work.Db.StrategyVersions.Include(v => v.Objectives).SingleOrDefaultAsync(v => v.Id == request.StrategyVersion, cancel);
        if (version?.Objectives.SingleOrDefault(o => o.ObjectiveId == request.Objective) is not { } objective) return Result.NotFound;
        if (await request.Words.CheckAsync(work.Db, cancel) is { } refusal) return refusal;
        work.Expect(objective, request.Version);
        version.ReviseObjective(request.Objective, request.Words.ToTerms());
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
