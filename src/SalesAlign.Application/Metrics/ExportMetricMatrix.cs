using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics;

/// <summary>Writes one metric by unit and period as CSV, as the page shows it: a column per period; for a ratio also what it was divided from.</summary>
public sealed class ExportMetricMatrix(UseCaseContext context) : UseCase<ExportMetricMatrix.Request, Nothing>(context)
{
    public sealed record Request(MetricId Metric, int FiscalYear, PeriodKind Columns, IReadOnlyList<UnitId> Expanded, UnitId? Within, Stream Target);

    public override Permission Permission => Permission.ViewMetrics;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        var read = await MetricMatrix.ReadAsync(work, new GetMetricMatrix.Request(request.Metric, request.FiscalYear, request.Columns, request.Expanded, request.Within), cancel);
        if (!read.TryGet(out var matrix)) return new Refusal(read.Outcome, read.Problems);
        await using var csv = new CsvExport(request.Target);
        string[] parts = matrix.Metric.IsRatio ? ["", " numerator", " denominator"] : [""];
        await csv.WriteAsync(["metric", "level", "unit", "person", .. matrix.Periods.Select(period => period.Key).Append(matrix.YearKey).SelectMany(key => parts.Select(part => key + part))], cancel);
        string? unit = null;
        foreach (var row in matrix.Rows)
        {
            if (row.Grain != MetricGrain.Member) unit = row.PersonId is null ? row.Name : null;
            var cells = row.Figures.Append(row.Total).SelectMany(figure => matrix.Metric.IsRatio ? new object?[] { figure.Value, figure.Numerator, figure.Denominator } : [figure.Value]);
            await csv.WriteAsync([matrix.Metric.Name, row.Grain, unit, row.PersonId is null ? null : row.Name, .. cells], cancel);
        }
        return default(Nothing);
    }
}
