using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Common.Filters;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Catalogue;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics.Catalogue;

/// <summary>
/// Takes over from the usual catalogue what the company does not have yet: the sixteen of four types and the strategic ones, with the metrics that
/// compute them and the templates of the roles they belong to.
/// </summary>
public sealed class AddUsualKpis(UseCaseContext context) : UseCase<AddUsualKpis.Request, AddUsualKpis.Response>(context)
{
    /// <param name="Owner">Who answers for them until each gets an owner of its own.</param>
    /// <param name="Codes">Null for all that are missing.</param>
    /// <param name="Series">The product series, or with <paramref name="Tier"/> the tier, that the strategy wants sold; without it the KPIs on it are entered by hand.</param>
    public sealed record Request(PersonId Owner, IReadOnlyList<string>? Codes = null, string? Series = null, string? Tier = null);

    public sealed record Response(int Added, int Metrics, int Templates);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Owner).NotEqual(default(PersonId)).WithErrorCode("kpi.no_owner");
            RuleFor(r => r.Series).MaximumLength(200);
            RuleFor(r => r.Tier).MaximumLength(200);
        }
    }

    public override Permission Permission => Permission.ManageMetrics;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var today = await work.TodayAsync(cancel);
        var calendar = (await work.CompanyAsync(cancel)).Calendar;
        if (!await work.Db.People.AnyAsync(person => person.Id == request.Owner && (person.LeftOn == null || person.LeftOn >= today), cancel)) return Result.Refused("kpi.no_owner", nameof(Request.Owner));
        var catalogue = UsualKpis.Of(UsualKpiMaking.Products(request.Series, request.Tier), await TargetCustomersAsync(work, today, cancel));
        if (request.Codes?.FirstOrDefault(code => catalogue.All(usual => usual.Code != code)) is { } unknown) return Result.Refused("kpi.unknown", nameof(Request.Codes), unknown);
        var existing = await work.Db.Kpis.AsNoTracking().Select(kpi => new { kpi.Code, kpi.Name }).ToListAsync(cancel);
        var metrics = await work.Db.Metrics.ToListAsync(cancel);
        var (added, made, templates) = (0, 0, 0);
        foreach (var usual in catalogue.Where(usual => request.Codes?.Contains(usual.Code, StringComparer.Ordinal) != false && existing.All(kpi => kpi.Code != usual.Code)))
        {
            var name = UsualKpiWords.Of(usual.Code).English.Name;
            // A KPI of the company's own by that name says it already.
            if (existing.Exists(kpi => kpi.Name == name)) continue;
            Metric? metric = null;
            if (usual.Source == KpiSource.Computed)
            {
                (metric, var isNew) = UsualKpiMaking.MetricFor(usual, name, metrics, MetricId.New);
                if (isNew)
                {
                    work.Db.Add(metric);
                    metrics.Add(metric);
                    made++;
                }
            }
            var kpi = new Kpi(
                KpiId.New(), usual.Code, UsualKpiMaking.TermsOf(usual, request.Owner, metric), calendar.Containing(usual.Cadence, today).First, work.Actor.PersonId, work.Now);
            work.Db.Add(kpi);
            work.Db.AddRange(usual.Roles.Select(role => new KpiTemplateItem(role, kpi.Id)));
            added++;
            templates += usual.Roles.Count;
        }
        await work.Db.SaveChangesAsync(cancel);
        return new Response(added, made, templates);
    }

    // The profile may ask for what deals do not know of their customers, such as how long they have been in business.
    private static async Task<Filter?> TargetCustomersAsync(Work work, DateOnly today, CancellationToken cancel)
    {
        var profile = await work.Db.IdealCustomerProfiles.AsNoTracking().Include(known => known.Versions).OrderBy(known => known.Name).FirstOrDefaultAsync(cancel);
        if (profile?.On(today) is not { } version) return null;
        try
        {
            return MetricFields.CatalogueOf(MetricDataset.Deals).Fit(version.Criteria, "Criteria");
        }
        catch (RuleViolation)
        {
            return null;
        }
    }
}
