using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives;

namespace SalesAlign.Application.Incentives;

/// <summary>Signs one's own plan document by typing one's name. Refused where it was changed since it was read.</summary>
public sealed class AcceptPlanDocument(UseCaseContext context) : UseCase<AcceptPlanDocument.Request, Nothing>(context)
{
    /// <param name="Fingerprint">Of the document as it was read.</param>
    public sealed record Request(IncentivePlanId Plan, string TypedName, string Fingerprint);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.TypedName).NotEmpty().MaximumLength(200);
            RuleFor(r => r.Fingerprint).NotEmpty().MaximumLength(64);
        }
    }

    public override Permission Permission => Permission.ViewPay;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var plan = await work.Db.IncentivePlans.AsNoTracking().Include(p => p.Versions).SingleOrDefaultAsync(p => p.Id == request.Plan, cancel);
        if (plan is null || await PlanDocuments.ReadAsync(work, plan, work.Actor.PersonId, cancel) is not [var document, ..]) return Result.NotFound;
        if (document.Fingerprint != request.Fingerprint) return Result.Refused("plan_document.changed");
        if (document.Signed is not null) return Result.Refused("plan_document.signed_already");
        var person = await work.Db.People.AsNoTracking().SingleAsync(p => p.Id == work.Actor.PersonId, cancel);
        work.Db.Add(new PlanAcceptance(document.Version.Id, person, request.TypedName, document.Fingerprint, work.Now));
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
