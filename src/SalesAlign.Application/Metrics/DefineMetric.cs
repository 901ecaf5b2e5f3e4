using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Evaluation;

namespace SalesAlign.Application.Metrics;

/// <summary>A new metric gets its name and its meaning. What it measures stays for good; a different measure is a different metric.</summary>
public sealed class DefineMetric(UseCaseContext context) : UseCase<DefineMetric.Request, MetricId>(context)
{
    public sealed record Request(
        string Name, string? Description, MetricMeasure Measure, Direction Direction, int CadenceDays = 7, ProductGrouping? Grouping = null, string? GroupValue = null);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Name).NotEmpty().WithErrorCode("metric.no_name").MaximumLength(200);
            RuleFor(r => r.Description).MaximumLength(2_000);
            RuleFor(r => r.Measure).IsInEnum();
            RuleFor(r => r.Direction).IsInEnum();
            RuleFor(r => r.Grouping).IsInEnum();
            RuleFor(r => r.CadenceDays).InclusiveBetween(1, 366).WithErrorCode("metric.cadence_out_of_range");
            RuleFor(r => r.GroupValue).MaximumLength(100);
            RuleFor(r => r.GroupValue).NotEmpty().WithErrorCode("metric.share_of_what").When(r => r.Measure == MetricMeasure.SeriesShare);
        }
    }

    public override Permission Permission => Permission.ManageMetrics;

    protected override async Task<Result<MetricId>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var metric = new Metric(MetricId.New(), request.Name, request.Measure);
        metric.Describe(request.Name, request.Description ?? "", request.Direction, request.CadenceDays);
        metric.NarrowTo(request.Grouping, request.GroupValue);
        if (await MetricNames.IsTakenAsync(work.Db, metric, cancel)) return Result.Refused("metric.name_taken", nameof(Request.Name));
        work.Db.Add(metric);
        await work.Db.SaveChangesAsync(cancel);
        return metric.Id;
    }
}
