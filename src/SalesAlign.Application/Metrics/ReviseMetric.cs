using FluentValidation;
using Microsoft.EntityFrameworkCore;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Evaluation;

namespace SalesAlign.Application.Metrics;

/// <summary>Changes a metric's wording and what it is narrowed to, or retires it. What is used by a published objective keeps its meaning.</summary>
public sealed class ReviseMetric(UseCaseContext context) : UseCase<ReviseMetric.Request, Nothing>(context)
{
    public sealed record Request(
        MetricId Id, uint? Version, string Name, string? Description, Direction Direction, int CadenceDays, ProductGrouping? Grouping, string? GroupValue, bool IsRetired);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Name).NotEmpty().WithErrorCode("metric.no_name").MaximumLength(200);
            RuleFor(r => r.Description).MaximumLength(2_000);
            RuleFor(r => r.Direction).IsInEnum();
            RuleFor(r => r.Grouping).IsInEnum();
            RuleFor(r => r.CadenceDays).InclusiveBetween(1, 366).WithErrorCode("metric.cadence_out_of_range");
            RuleFor(r => r.GroupValue).MaximumLength(100);
        }
    }

    public override Permission Permission => Permission.ManageMetrics;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var metric = await work.Db.Metrics.SingleOrDefaultAsync(m => m.Id == request.Id, cancel);
        if (metric is null) return Result.NotFound;
        work.Expect(metric, request.Version);
        var (grouping, value, direction) = (metric.Grouping, metric.GroupValue, metric.Direction);
        metric.Describe(request.Name, request.Description ?? "", request.Direction, request.CadenceDays);
        metric.NarrowTo(request.Grouping, request.GroupValue);
        var meansSomethingElse = metric.Grouping != grouping || metric.GroupValue != value || metric.Direction != direction;
        if (meansSomethingElse && await work.Db.StrategicObjectives.AnyAsync(
            objective => objective.MetricId == metric.Id && work.Db.StrategyVersions.Any(v => v.Id == objective.VersionId && v.PublishedAt != null), cancel))
        {
            return Result.Refused("metric.meaning_is_published", "GroupValue");
        }
        if (await MetricNames.IsTakenAsync(work.Db, metric, cancel)) return Result.Refused("metric.name_taken", nameof(Request.Name));
        if (request.IsRetired) metric.Retire();
        else metric.Revive();
        await work.Db.SaveChangesAsync(cancel);
        return default(Nothing);
    }
}
