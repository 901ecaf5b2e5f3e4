using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Metrics.Catalogue;

namespace SalesAlign.Application.Metrics.Catalogue;

/// <summary>Sets above how many KPIs per person the company is warned.</summary>
public sealed class SetKpiLimit(UseCaseContext context) : UseCase<SetKpiLimit.Request, Nothing>(context)
{
    public sealed record Request(int MostPerPerson);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.MostPerPerson).InclusiveBetween(1, 30).WithErrorCode("kpi.limit_is_small_number");
    }

    public override Permission Permission => Permission.ManageMetrics;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await work.Db.KpiPolicies.SingleOrDefaultAsync(cancel) is { } policy) policy.Allow(request.MostPerPerson);
        else work.Db.Add(new KpiPolicy(request.MostPerPerson));
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
