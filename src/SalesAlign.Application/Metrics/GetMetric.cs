using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Metrics;

namespace SalesAlign.Application.Metrics;

/// <summary>One metric's definition.</summary>
public sealed class GetMetric(UseCaseContext context) : UseCase<GetMetric.Request, GetMetric.Response>(context)
{
    public sealed record Request(MetricId Id);

    public sealed record Response(MetricFacts Metric, uint Version);

    public override Permission Permission => Permission.ViewMetrics;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var found = await work.Db.Metrics.AsNoTracking().Where(metric => metric.Id == request.Id)
            .Select(metric => new { Metric = metric, Version = EF.Property<uint>(metric, ModelConventions.RowVersion) })
            .SingleOrDefaultAsync(cancel);
        return found is null ? Result.NotFound : new Response(MetricFacts.Of(found.Metric), found.Version);
    }
}
