using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Data.Common;
using SalesAlign.Domain.Metrics;

namespace SalesAlign.Application.Metrics;

/// <summary>One metric's definition with all its versions, the latest first.</summary>
public sealed class GetMetric(UseCaseContext context) : UseCase<GetMetric.Request, GetMetric.Response>(context)
{
    public sealed record Request(MetricId Id);

    public sealed record Response(MetricFacts Metric, uint Version, IReadOnlyList<VersionFacts> Versions);

    /// <param name="From">First day that it computes; null for the first, which counts for all that was before.</param>
    public sealed record VersionFacts(int Number, MetricDefinition Definition, DateOnly? From, string? Why, string? By, DateTimeOffset? At);

    public override Permission Permission => Permission.ViewMetrics;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var found = await work.Db.Metrics.AsNoTracking().Where(metric => metric.Id == request.Id)
            .Select(metric => new { Metric = metric, Version = EF.Property<uint>(metric, ModelConventions.RowVersion) })
            .SingleOrDefaultAsync(cancel);
        if (found is null) return Result.NotFound;
        var makers = found.Metric.Versions.Select(version => version.MadeBy).ToList();
        var names = await work.Db.People.AsNoTracking().Where(person => makers.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Name, cancel);
        return new Response(
            MetricFacts.Of(found.Metric), found.Version,
            [
                .. found.Metric.Versions.OrderByDescending(version => version.Number).Select(version => new VersionFacts(
                    version.Number, version.Definition, version.From, version.Why, version.MadeBy is { } by ? names.GetValueOrDefault(by) : null, version.MadeAt)),
            ]);
    }
}
