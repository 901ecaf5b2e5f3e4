using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Application.Common.Jobs;
using SalesAlign.Domain.Metrics;

namespace SalesAlign.Application.Metrics;

/// <summary>Has all kept values of a metric, or of all metrics, computed anew; until that is done they are computed from the rows when they are looked at.</summary>
public sealed class RecomputeMetricValues(UseCaseContext context, JobQueue queue) : UseCase<RecomputeMetricValues.Request, RecomputeMetricValues.Response>(context)
{
    /// <param name="Metric">Null for all.</param>
    public sealed record Request(MetricId? Metric);

    /// <param name="Metrics">How many metrics are computed anew.</param>
    public sealed record Response(int Metrics);

    public override Permission Permission => Permission.ManageMetrics;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (request.Metric is { } id && !await work.Db.Metrics.AnyAsync(metric => metric.Id == id, cancel)) return Result.NotFound;
        var forgotten = await work.Db.KeptMetrics.Where(kept => request.Metric == null || kept.MetricId == request.Metric.Value.Value).ExecuteDeleteAsync(cancel);
        queue.Enqueue<MetricKeepingJob>(request.Metric?.Value ?? Guid.Empty);
        return new Response(forgotten);
    }
}
