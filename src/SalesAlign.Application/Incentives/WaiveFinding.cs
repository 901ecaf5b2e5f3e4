using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Incentives;

/// <summary>Lets a problem in the data of a period stand, with the reason: of one person, or of everybody who has it.</summary>
public sealed class WaiveFinding(UseCaseContext context) : UseCase<WaiveFinding.Request, Nothing>(context)
{
    public sealed record Request(IncentivePeriodId Period, string Code, string Reason, PersonId? Person = null);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Code).NotEmpty().MaximumLength(100);
            RuleFor(r => r.Reason).NotEmpty().MaximumLength(1000);
        }
    }

    public override Permission Permission => Permission.ManageIncentives;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var period = await work.Db.IncentivePeriods.AsNoTracking().SingleOrDefaultAsync(p => p.Id == request.Period, cancel);
        if (period is null) return Result.NotFound;
        RuleViolation.Unless(period.State != IncentivePeriodState.Closed, "incentive_period.closed", period.Key);
        var known = await work.Db.FindingWaivers.SingleOrDefaultAsync(w => w.PeriodId == period.Id && w.Code == request.Code && w.PersonId == request.Person, cancel);
        if (known is not null) work.Db.Remove(known);
        work.Db.Add(new FindingWaiver(period.Id, request.Code, request.Person, request.Reason, work.Actor.PersonId, work.Now));
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
