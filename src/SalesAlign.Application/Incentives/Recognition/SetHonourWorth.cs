using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives.Recognition;

namespace SalesAlign.Application.Incentives.Recognition;

/// <summary>Says how many points a reason is worth from now on; with none, no rule gives honours for it.</summary>
public sealed class SetHonourWorth(UseCaseContext context) : UseCase<SetHonourWorth.Request, Nothing>(context)
{
    public sealed record Request(HonourReason Reason, int Points);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Reason).IsInEnum();
            RuleFor(r => r.Points).InclusiveBetween(0, HonourWorth.MostPoints);
        }
    }

    public override Permission Permission => Permission.ManageIncentives;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await work.Db.HonourWorths.SingleOrDefaultAsync(worth => worth.Reason == request.Reason, cancel) is { } known) known.Change(request.Points);
        else work.Db.Add(new HonourWorth(request.Reason, request.Points));
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
