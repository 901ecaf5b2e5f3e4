using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Metrics.Catalogue;

namespace SalesAlign.Application.Metrics.Catalogue;

/// <summary>Adds a KPI to a role's template or takes it out. People keep what they have until the template is adopted anew.</summary>
public sealed class ChangeKpiTemplate(UseCaseContext context) : UseCase<ChangeKpiTemplate.Request, Nothing>(context)
{
    public sealed record Request(KpiRole Role, KpiId Kpi, bool IsIncluded = true);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Role).IsInEnum();
    }

    public override Permission Permission => Permission.ManageMetrics;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await work.Db.Kpis.AsNoTracking().SingleOrDefaultAsync(kpi => kpi.Id == request.Kpi, cancel) is not { } kpi) return Result.NotFound;
        if (request.IsIncluded && kpi.IsRetired) return Result.Refused("kpi.is_retired", nameof(Request.Kpi));
        var known = await work.Db.KpiTemplateItems.SingleOrDefaultAsync(item => item.Role == request.Role && item.KpiId == request.Kpi, cancel);
        if (known is null && request.IsIncluded) work.Db.Add(new KpiTemplateItem(request.Role, request.Kpi));
        else if (known is not null && !request.IsIncluded) work.Db.Remove(known);
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
