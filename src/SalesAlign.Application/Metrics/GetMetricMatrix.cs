using SalesAlign.Application.Access;
using SalesAlign.Application.Common;
using SalesAlign.Domain.Common;
using SalesAlign.Domain.Metrics;
using SalesAlign.Domain.Organization;

namespace SalesAlign.Application.Metrics;

/// <summary>One metric by unit and by period of a fiscal year; the people of chosen units beneath them.</summary>
public sealed class GetMetricMatrix(UseCaseContext context) : UseCase<GetMetricMatrix.Request, GetMetricMatrix.Response>(context)
{
    /// <param name="Expanded">Units whose people are listed.</param>
    /// <param name="Within">Only this unit and what hangs below it; null for all that the actor may see.</param>
    public sealed record Request(MetricId Metric, int FiscalYear, PeriodKind Columns, IReadOnlyList<UnitId> Expanded, UnitId? Within = null);

    public sealed record Response(
        MetricFacts Metric, string YearKey, IReadOnlyList<PeriodFacts> Periods, IReadOnlyList<Row> Rows, DateOnly? DataThrough, Comparison AgainstYearBefore);

    public sealed record PeriodFacts(string Key, DateOnly First, DateOnly Last);

    /// <summary>Company, unit, person or what is not placed. A person under a unit counts with what they closed while they were there.</summary>
    /// <param name="IsFormer">A unit that is no longer part of the organisation, or a person no longer in the unit.</param>
    public sealed record Row(
        MetricGrain Grain, UnitId? UnitId, PersonId? PersonId, string Name, int Depth, bool HasPeople, IReadOnlyList<MetricFigure> Figures, MetricFigure Total, bool IsFormer = false);

    /// <summary>The first row beside the same periods of the year before.</summary>
    /// <param name="Complete">How many of the periods are over and known in full.</param>
    /// <param name="SoFar">The complete periods together; null where there is none.</param>
    /// <param name="Change">By how much <paramref name="SoFar"/> differs, as a factor of the year before; for a share, the difference of the shares.</param>
    /// <param name="Strongest">Index of the complete period with the best value.</param>
    public sealed record Comparison(IReadOnlyList<MetricFigure> Before, int Complete, MetricFigure? SoFar, MetricFigure? SoFarBefore, decimal? Change, int? Strongest);

    public override Permission Permission => Permission.ViewMetrics;

    protected override Task<Result<Response>> HandleAsync(Request request, Work work, CancellationToken cancel) => MetricMatrix.ReadAsync(work, request, cancel);
}
