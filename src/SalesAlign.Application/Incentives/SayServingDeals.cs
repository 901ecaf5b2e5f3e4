using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Incentives;

/// <summary>Says which deals serve an objective, so that it can be told whether pay pulls toward them; without a condition its metric tells again.</summary>
public sealed class SayServingDeals(UseCaseContext context) : UseCase<SayServingDeals.Request, Nothing>(context)
{
    public sealed record Request(ObjectiveId Objective, Filter? Which);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Objective).NotEmpty();
    }

    public override Permission Permission => Permission.ManageIncentives;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (!await work.Db.Objectives.AnyAsync(objective => objective.Id == request.Objective, cancel)) return Result.NotFound;
        var known = await work.Db.ServingDeals.SingleOrDefaultAsync(serving => serving.ObjectiveId == request.Objective, cancel);
        if (request.Which is null)
        {
            if (known is not null) work.Db.Remove(known);
        }
        else if (known is null)
        {
            work.Db.Add(new ServingDeals(request.Objective, request.Which));
        }
        else
        {
            known.Say(request.Which);
        }
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
