using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Metrics;
using SalesAlign.Application.Organization;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Alerts;

/// <summary>What a rule can be about: the metrics there are, and the parts of the organisation that the actor may have watched.</summary>
public sealed class GetAlertChoices(UseCaseContext context) : UseCase<GetAlertChoices.Request, GetAlertChoices.Response>(context)
{
    public sealed record Request;

    public sealed record Response(IReadOnlyList<MetricFacts> Metrics, IReadOnlyList<UnitChoice> Units, bool WholeCompany);

    public sealed record UnitChoice(UnitId Id, string Name, int Depth);

    public override Permission Permission => Permission.ManageAlertRules;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var metrics = await work.Db.Metrics.AsNoTracking().Where(metric => !metric.IsRetired).OrderBy(metric => metric.Name).ToListAsync(cancel);
        var managed = await AlertRuleReader.ManagedAsync(work, cancel);
        var organization = await OrganizationChart.ReadAsync(work.Db, await work.TodayAsync(cancel), cancel);
        return new Response(
            [.. metrics.Select(MetricFacts.Of)],
            [.. organization.Units.Where(unit => unit.ParentId is not null && (managed is null || managed.Contains(unit.Id))).Select(unit => new UnitChoice(unit.Id, unit.Name, unit.Depth))],
            managed is null);
    }
}
