using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Strategy;

/// <summary>Changes the words of a draft; a published version refuses.</summary>
public sealed class ReviseStrategyDraft(UseCaseContext context) : UseCase<ReviseStrategyDraft.Request, Nothing>(context)
{
    public sealed record Request(StrategyVersionId Id, uint? Version, StrategyWords Words);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Words).NotNull().SetValidator(new StrategyWordsRules());
    }

    public override Permission Permission => Permission.ManageStrategy;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var version = await work.Db.StrategyVersions.SingleOrDefaultAsync(v => v.Id == request.Id, cancel);
        if (version is null) return Result.NotFound;
        work.Expect(version, request.Version);
        version.Revise(request.Words.ToTerms());
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
