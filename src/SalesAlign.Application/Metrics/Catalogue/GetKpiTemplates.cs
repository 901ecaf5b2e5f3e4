using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Metrics.Catalogue;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics.Catalogue;

/// <summary>The sets of KPIs that roles have, whether they are balanced and short, and who of the role is measured by what.</summary>
public sealed class GetKpiTemplates(UseCaseContext context) : UseCase<GetKpiTemplates.Request, GetKpiTemplates.Response>(context)
{
    /// <param name="Role">People are listed for this role alone.</param>
    public sealed record Request(KpiRole Role);

    /// <param name="Others">KPIs in use that the role's template does not have.</param>
    /// <param name="People">Those of the role whom the reader may see.</param>
    public sealed record Response(
        IReadOnlyDictionary<KpiRole, int> Sizes, IReadOnlyList<KpiFacts> Kpis, IReadOnlyList<KpiFinding> Findings, IReadOnlyList<KpiFacts> Others, IReadOnlyList<Holder> People,
        int MostPerPerson, bool CanManage, bool CanAssign);

    /// <param name="Kpis">By which the person is measured today, from any template or by hand.</param>
    /// <param name="Missing">How many of the template the person does not have.</param>
    public sealed record Holder(PersonId Id, string Name, string? Unit, IReadOnlyList<KpiId> Kpis, int Missing, bool IsAboveLimit, IReadOnlyList<KpiFinding> Findings);

    public override Permission Permission => Permission.ViewMetrics;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var book = await KpiBook.ReadAsync(work, cancel);
        var scope = await work.ScopeAsync(book.Today, cancel);
        var template = book.TemplateOf(request.Role);
        var people = book.HoldersOf(request.Role).Where(scope.Includes).Select(person =>
        {
            var held = book.AssignmentsOf(person).Select(assignment => assignment.KpiId).ToList();
            return new Holder(
                person, book.NameOf(person)!, book.UnitOf(person) is { } unit ? book.Organization.ById.GetValueOrDefault(unit)?.Name : null, held, template.Count(kpi => !held.Contains(kpi.Id)),
                held.Count > book.MostPerPerson, KpiQuality.CheckSet(request.Role, [.. held.Select(id => book.Find(id)!.Terms)], book.MostPerPerson));
        }).ToList();
        return new Response(
            Enum.GetValues<KpiRole>().ToDictionary(role => role, role => book.TemplateOf(role).Count), [.. template.Select(kpi => KpiFacts.Of(kpi, work.Actor.Language))],
            KpiQuality.CheckSet(request.Role, [.. template.Select(kpi => kpi.Terms)], book.MostPerPerson),
            [.. book.Kpis.Where(kpi => !kpi.IsRetired && !template.Contains(kpi)).Select(kpi => KpiFacts.Of(kpi, work.Actor.Language))],
            people, book.MostPerPerson, work.Rights.Allow(Permission.ManageMetrics), work.Rights.Allow(Permission.ManageGoals));
    }
}
