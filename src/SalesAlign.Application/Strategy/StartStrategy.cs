using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Strategy;

/// <summary>The first draft of the company's strategy. Later thoughts are amendments of it.</summary>
public sealed class StartStrategy(UseCaseContext context) : UseCase<StartStrategy.Request, StrategyVersionId>(context)
{
    public sealed record Request(StrategyWords Words);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Words).NotNull().SetValidator(new StrategyWordsRules());
    }

    public override Permission Permission => Permission.ManageStrategy;

    protected override async Task<Result<StrategyVersionId>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await work.Db.StrategyVersions.AnyAsync(cancel)) return Result.Refused("strategy.exists");
        var version = StrategyVersion.First(request.Words.ToTerms());
        work.Db.Add(version);
        await work.Db.SaveChangesAsync(cancel);
        return version.Id;
    }
}
