using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Calculation;
using SalesAlign.Domain.Incentives.Checks;
using SalesAlign.Domain.Incentives.Templates;

namespace SalesAlign.Application.Incentives;

/// <summary>The usual components to begin from, each filled in with sizes and names of this company, and drawn.</summary>
public sealed class ListComponentTemplates(UseCaseContext context)
    : UseCase<ListComponentTemplates.Request, IReadOnlyList<ListComponentTemplates.Item>>(context)
{
    /// <param name="Plan">The plan whose participants' quotas set the sizes.</param>
    public sealed record Request(IncentivePlanId? Plan = null);

    /// <param name="Component">Valid as it is, with an id of its own and the template's name for a name.</param>
    public sealed record Item(ComponentTemplate Template, Component Component, PayoutShape Shape);

    public override Permission Permission => Permission.ManageIncentives;

    protected override async Task<Result<IReadOnlyList<Item>>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var today = await work.TodayAsync(cancel);
        var company = await work.CompanyAsync(cancel);
        var usual = await PlanFactsReader.ReadAsync(work, request.Plan, [], today, cancel);
        var next = company.Calendar.Next(company.Calendar.Containing(PeriodKind.Quarter, today));
        var facts = new TemplateFacts
        {
            Quota = usual.Quota,
            TargetIncentive = usual.TargetIncentive,
            Window = new DateRange(next.First, next.Last),
            Series = await work.Db.Products.Where(product => product.Series != null).OrderByDescending(product => product.ListPrice).Select(product => product.Series!).FirstOrDefaultAsync(cancel) ?? "Series",
            Metrics = [.. (await work.Db.Metrics.AsNoTracking().Where(metric => !metric.IsRetired).OrderBy(metric => metric.Name).Select(metric => metric.Id).Take(3).ToListAsync(cancel))
                .Select(metric => MetricKey.Of(metric, MetricReading.Attainment))],
        };
        return ComponentTemplates.All.Select(template =>
        {
            var component = ComponentTemplates.Create(template, template.ToString(), facts, Guid.CreateVersion7());
            return new Item(template, component, PayoutShape.Of(component, usual.Quota, usual.TargetIncentive, company.Currency));
        }).ToList();
    }
}
