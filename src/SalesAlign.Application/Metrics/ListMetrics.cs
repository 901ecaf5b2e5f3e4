using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;

namespace SalesAlign.Application.Metrics;

/// <summary>The metrics that there are, with the series and tiers that a new one may be narrowed to.</summary>
public sealed class ListMetrics(UseCaseContext context) : UseCase<ListMetrics.Request, ListMetrics.Response>(context)
{
    public sealed record Request(bool WithRetired = false);

    public sealed record Response(IReadOnlyList<MetricFacts> Metrics, IReadOnlyList<string> Series, IReadOnlyList<string> Tiers);

    public override Permission Permission => Permission.ViewMetrics;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var metrics = await work.Db.Metrics.AsNoTracking().Where(metric => request.WithRetired || !metric.IsRetired).OrderBy(metric => metric.Name).ToListAsync(cancel);
        var groups = await work.Db.Products.AsNoTracking().Select(product => new { product.Series, product.Tier }).Distinct().ToListAsync(cancel);
        return new Response(
            [.. metrics.Select(MetricFacts.Of)],
            [.. groups.Select(group => group.Series).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.CurrentCulture)],
            [.. groups.Select(group => group.Tier).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.CurrentCulture)]);
    }
}
