using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Metrics.Evaluation;

namespace SalesAlign.Application.Metrics;

/// <summary>A new metric gets its name and its meaning.</summary>
public sealed class DefineMetric(UseCaseContext context) : UseCase<DefineMetric.Request, MetricId>(context)
{
    public sealed record Request(string Name, string? Description, MetricDefinition Definition, Direction Direction, int CadenceDays = 7);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules()
        {
            RuleFor(r => r.Name).NotEmpty().WithErrorCode("metric.no_name").MaximumLength(200);
            RuleFor(r => r.Description).MaximumLength(2_000);
            RuleFor(r => r.Definition).NotNull().WithErrorCode("metric.no_aggregation");
            RuleFor(r => r.Direction).IsInEnum();
            RuleFor(r => r.CadenceDays).InclusiveBetween(1, 366).WithErrorCode("metric.cadence_out_of_range");
        }
    }

    public override Permission Permission => Permission.ManageMetrics;

    protected override async Task<Result<MetricId>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var metric = new Metric(MetricId.New(), request.Name, request.Definition, work.Actor.PersonId, work.Now);
        metric.Describe(request.Name, request.Description ?? "", request.Direction, request.CadenceDays);
        if (await MetricNames.IsTakenAsync(work.Db, metric, cancel)) return Result.Refused("metric.name_taken", nameof(Request.Name));
        work.Db.Add(metric);
        await work.Db.SaveChangesAsync(cancel);
        return metric.Id;
    }
}
