using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Strategy;
using SalesAlign.Domain.Organization;
using SalesAlign.Domain.Strategy;

namespace SalesAlign.Application.Metrics.Catalogue;

/// <summary>What a KPI can be tied to: the metrics, the people who may own it, and the objectives of the strategy that holds.</summary>
public sealed class GetKpiChoices(UseCaseContext context) : UseCase<GetKpiChoices.Request, GetKpiChoices.Response>(context)
{
    public sealed record Request;

    /// <param name="Series">Of the products, for choosing which the strategy wants sold.</param>
    public sealed record Response(
        IReadOnlyList<MetricFacts> Metrics, IReadOnlyList<PersonChoice> People, IReadOnlyList<ObjectiveChoice> Objectives, IReadOnlyList<string> Series, IReadOnlyList<string> Tiers);

    public sealed record PersonChoice(PersonId Id, string Name);

    public sealed record ObjectiveChoice(ObjectiveId Id, string Title);

    public override Permission Permission => Permission.ManageMetrics;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var today = await work.TodayAsync(cancel);
        var metrics = await work.Db.Metrics.AsNoTracking().Where(metric => !metric.IsRetired).OrderBy(metric => metric.Name).ToListAsync(cancel);
        var people = await work.Db.People.AsNoTracking().Where(person => person.SignInId != null && (person.LeftOn == null || person.LeftOn >= today)).OrderBy(person => person.Name)
            .Select(person => new { person.Id, person.Name }).ToListAsync(cancel);
        var strategy = await work.Db.StrategyVersions.AsNoTracking().Current().Include(version => version.Objectives).SingleOrDefaultAsync(cancel);
        var products = await work.Db.Products.AsNoTracking().Select(product => new { product.Series, product.Tier }).Distinct().ToListAsync(cancel);
        return new Response(
            [.. metrics.Select(MetricFacts.Of)], [.. people.Select(person => new PersonChoice(person.Id, person.Name))],
            strategy is null ? [] : [.. strategy.Objectives.OrderBy(objective => objective.Position).Select(objective => new ObjectiveChoice(objective.ObjectiveId, objective.Title))],
            [.. products.Select(product => product.Series).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.CurrentCulture)],
            [.. products.Select(product => product.Tier).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.CurrentCulture)]);
    }
}
