using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Sales;

namespace SalesAlign.Application.Incentives;

/// <summary>What conditions and links of incentive components can name: products, series, tiers, sectors, objectives.</summary>
public sealed class GetIncentiveChoices(UseCaseContext context) : UseCase<GetIncentiveChoices.Request, GetIncentiveChoices.Response>(context)
{
    public sealed record Request;

    public sealed record Response(
        IReadOnlyList<ProductItem> Products, IReadOnlyList<string> Series, IReadOnlyList<string> Tiers, IReadOnlyList<string> Sectors, IReadOnlyList<string> Locations,
        IReadOnlyList<ObjectiveName> Objectives, bool HasIdealCustomerProfile, IReadOnlyList<MetricItem> Metrics);

    public sealed record MetricItem(MetricId Id, string Name, MetricUnit Unit);

    public sealed record ProductItem(ProductId Id, string Name, string? Series, string? Tier, decimal? ListPrice);

    public override Permission Permission => Permission.SignedIn;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var today = await work.TodayAsync(cancel);
        var products = await work.Db.Products.AsNoTracking().OrderBy(p => p.Series).ThenBy(p => p.Name)
            .Select(p => new ProductItem(p.Id, p.Name, p.Series, p.Tier, p.ListPrice)).Take(1_000).ToListAsync(cancel);
        var sectors = await work.Db.Accounts.Where(a => a.Sector != null).Select(a => a.Sector!).Distinct().OrderBy(sector => sector).Take(200).ToListAsync(cancel);
        var locations = await work.Db.Accounts.Where(a => a.Location != null).Select(a => a.Location!).Distinct().OrderBy(location => location).Take(200).ToListAsync(cancel);
        var metrics = await work.Db.Metrics.AsNoTracking().Include(metric => metric.Versions).Where(metric => !metric.IsRetired).OrderBy(metric => metric.Name).Take(200).ToListAsync(cancel);
        return new Response(
            products, Named(products.Select(p => p.Series)), Named(products.Select(p => p.Tier)), sectors, locations, await ObjectiveName.ReadAsync(work.Db, cancel),
            await work.Db.IdealCustomerProfiles.SelectMany(p => p.Versions).AnyAsync(p => p.From <= today && (p.To == null || p.To >= today), cancel), metrics.ConvertAll(metric => new MetricItem(metric.Id, metric.Name, metric.Unit)));
    }

    private static List<string> Named(IEnumerable<string?> names) => [.. names.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
