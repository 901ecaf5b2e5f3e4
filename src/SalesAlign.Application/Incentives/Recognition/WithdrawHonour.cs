using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Access;
using SalesAlign.Domain.Incentives.Recognition;

namespace SalesAlign.Application.Incentives.Recognition;

/// <summary>Takes an honour back that was given by mistake: one's own, or anybody's for sales operations. What a rule gave stays.</summary>
public sealed class WithdrawHonour(UseCaseContext context) : UseCase<WithdrawHonour.Request, Nothing>(context)
{
    public sealed record Request(HonourId Honour);

    public override Permission Permission => Permission.GiveHonours;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var honour = await work.Db.Honours.SingleOrDefaultAsync(known => known.Id == request.Honour, cancel);
        if (honour is null || (honour.GivenBy != work.Actor.PersonId && !work.Rights.Has(Role.SalesOperations))) return Result.NotFound;
        if (honour.GivenBy is null) return Result.Refused("honour.given_by_rule");
        work.Db.Remove(honour);
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
