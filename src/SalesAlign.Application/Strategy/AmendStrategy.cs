using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Strategy;

/// <summary>Opens the next version of the strategy as a draft: why, what set it off, and how much of it changes.</summary>
public sealed class AmendStrategy(UseCaseContext context) : UseCase<AmendStrategy.Request, StrategyVersionId>(context)
{
    public sealed record Request(string Reason, string Trigger, AmendmentPath Path);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Reason).NotEmpty().MaximumLength(2_000);
            RuleFor(r => r.Trigger).NotEmpty().MaximumLength(2_000);
            RuleFor(r => r.Path).IsInEnum();
        }
    }

    public override Permission Permission => Permission.ManageStrategy;

    protected override async Task<Result<StrategyVersionId>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var current = await work.Db.StrategyVersions.Include(v => v.Objectives).Current().SingleOrDefaultAsync(cancel);
        if (current is null) return Result.NotFound;
        if (await work.Db.StrategyVersions.AnyAsync(v => v.PublishedAt == null, cancel)) return Result.Refused("strategy.draft_exists");
        var next = current.Amend(request.Reason, request.Trigger, request.Path);
        work.Db.Add(next);
        await work.Db.SaveChangesAsync(cancel);
        return next.Id;
    }
}
