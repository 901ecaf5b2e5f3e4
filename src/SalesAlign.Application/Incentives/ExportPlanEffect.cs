using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Incentives;
using SalesAlign.Domain.Incentives.Effects;

namespace SalesAlign.Application.Incentives;

/// <summary>Writes the comparison before and after a version of a plan as CSV: one figure per row.</summary>
public sealed class ExportPlanEffect(UseCaseContext context) : UseCase<ExportPlanEffect.Request, Nothing>(context)
{
    public sealed record Request(IncentivePlanId Plan, int? Version, Stream To);

    public override Permission Permission => Permission.ViewPayTotals;

    protected override async Task<Result<Nothing>> HandleAsync(Request request, Work work, CancellationToken cancel)
    {
        if (await PlanEffectReader.ReadAsync(work, request.Plan, request.Version, cancel) is not { } effect) return Result.NotFound;
        await using var csv = new CsvExport(request.To);
        await csv.WriteAsync(["figure", "name", "before", "after", "unit"], cancel);
        if (effect is not { Spans: { } spans, Before: { } before, After: { } after }) return default(Nothing);
        await csv.WriteAsync(["firstDay", null, spans.BeforeFirst, spans.AfterFirst, "date"], cancel);
        await csv.WriteAsync(["lastDay", null, spans.BeforeLast, spans.AfterLast, "date"], cancel);
        foreach (var (figure, of, unit) in Figures(effect.Currency)) await csv.WriteAsync([figure, null, of(before), of(after), unit], cancel);
        foreach (var move in effect.Series) await csv.WriteAsync(["seriesShare", move.Name, move.Before, move.After, "share"], cancel);
        foreach (var move in effect.Tiers) await csv.WriteAsync(["tierShare", move.Name, move.Before, move.After, "share"], cancel);
        return default(Nothing);
    }

    private static IEnumerable<(string Figure, Func<SpanFigures, object?> Of, string Unit)> Figures(string currency) =>
    [
        ("participants", span => span.Participants, "people"), ("joined", span => span.Joined, "people"), ("left", span => span.Left, "people"), ("leftCompany", span => span.LeftCompany, "people"),
        ("sellers", span => span.Sellers, "people"), ("orders", span => span.Orders, "orders"), ("value", span => span.Value, currency), ("averageOrder", span => span.AverageOrder, currency),
        ("margin", span => span.Margin, currency), ("marginRate", span => span.MarginRate, "share"), ("pay", span => span.Pay, currency), ("costOfSales", span => span.CostOfSales, "share"),
    ];
}
