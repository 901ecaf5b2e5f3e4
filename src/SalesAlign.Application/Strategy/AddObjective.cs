using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Strategy;

/// <summary>A new objective in a draft.</summary>
public sealed class AddObjective(UseCaseContext context) : UseCase<AddObjective.Request, ObjectiveId>(context)
{
    public sealed record Request(StrategyVersionId StrategyVersion, ObjectiveWords Words);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Words).NotNull().SetValidator(new ObjectiveWordsRules());
    }

    public override Permission Permission => Permission.ManageStrategy;

    protected override async Task<Result<ObjectiveId>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var version = await work.Db.StrategyVersions.Include(v => v.Objectives).SingleOrDefaultAsync(v => v.Id == request.StrategyVersion, cancel);
        if (version is null) return Result.NotFound;
        if (await request.Words.CheckAsync(work.Db, cancel) is { } refusal) return refusal;
        var objective = new Objective(ObjectiveId.New(), version.StrategyId);
        work.Db.Add(version.AddObjective(objective.Id, request.Words.ToTerms()));
        work.Db.Add(objective);
        await work.Db.SaveChangesAsync(cancel);
        return objective.Id;
    }
}
