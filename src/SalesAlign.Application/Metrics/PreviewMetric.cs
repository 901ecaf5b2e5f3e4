using FluentValidation;
using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Data.Metrics;
using SalesAlign.Domain.Metrics;

namespace SalesAlign.Application.Metrics;

/// <summary>What a definition would give if it were saved: its value for a period and the first of the rows that it counts. Saves nothing.</summary>
public sealed class PreviewMetric(UseCaseContext context) : UseCase<PreviewMetric.Request, PreviewMetric.Response>(context)
{
    private const int SampleSize = 8;

    public sealed record Request(MetricDefinition Definition, string Period);

    public sealed record Response(MetricFacts Metric, string Period, MetricFigure Figure, IReadOnlyList<MetricRowFacts> Sample, DateOnly? DataThrough);

    public sealed class Rules : AbstractValidator<Request>
    {
        public Rules() => RuleFor(r => r.Definition).NotNull().WithErrorCode("metric.no_aggregation");
    }

    public override Permission Permission => Permission.ManageMetrics;

    protected override async Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var metric = new Metric(MetricId.New(), "preview", request.Definition);
        var period = (await work.CompanyAsync(cancel)).Calendar.Parse(request.Period);
        var today = await work.TodayAsync(cancel);
        var scope = await work.ScopeAsync(Days.WithinOrToday(period, today), cancel);
        if (!scope.WholeCompany) return Result.NotFound;
        var values = await MetricValuesReader.ReadAsync(work.Db, metric, [period], [MetricGrain.Company], cancel, today: today);
        var sample = await MetricRowsSql.ReadAsync(work.Db, metric, (period.First, period.Last), MetricCut.Everything, null, null, null, true, 0, SampleSize, today, cancel);
        return new Response(MetricFacts.Of(metric), period.Key, values.Company(0), [.. sample.Rows.Select(MetricRowFacts.Of)], values.DataThrough);
    }
}
