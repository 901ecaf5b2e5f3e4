using SalesAlign.Application.Goals;
using SalesAlign.Domain.Goals.Cascading;

namespace SalesAlign.Web.Goals;

/// <summary>What a column of the grid shows.</summary>
public enum CascadeColumnKind
{
    Name,
    History,
    Capacity,
    Potential,
    Share,
    Total,
    Group,
    Period,
    Below,
}

/// <summary>Which number of a ratio the cells show; amounts and counts have only the value.</summary>
public enum CellView
{
    Value,
    Whole,
    Ratio,
}

/// <summary>What stands small under each number.</summary>
public enum CellBeside
{
    History,
    Growth,
    Capacity,
    Nothing,
}

/// <summary>A column of the grid; of a period its place among the periods, of a quarter over months those months.</summary>
public sealed record CascadeColumn(CascadeColumnKind Kind, string Key, string Label, IReadOnlyList<int> Parts)
{
    public CascadePlace? Place => Kind switch
    {
        CascadeColumnKind.Total => CascadePlace.Total,
        CascadeColumnKind.Group => CascadePlace.Group,
        CascadeColumnKind.Period => CascadePlace.Period,
        CascadeColumnKind.Share => CascadePlace.Share,
        _ => null,
    };

    public bool IsFigure => Kind is CascadeColumnKind.Total or CascadeColumnKind.Group or CascadeColumnKind.Period;

    /// <summary>The number of the row in this column; null where there is nothing to show.</summary>
    public decimal? ValueOf(PreviewCascade.Row row, CellView view) => view switch
    {
        CellView.Whole => row.Denominator is { } whole ? Of(whole) : null,
        CellView.Ratio => row.Denominator is { } whole && Of(whole) is { } total && total != 0 ? Of(row.Value) / total : null,
        _ => Of(row.Value),
    };

    /// <summary>What was done in the same time of the year before.</summary>
    public decimal? HistoryOf(PreviewCascade.Row row) => Kind == CascadeColumnKind.Total
        ? row.History.Count == 0 ? null : row.History.Numerator
        : row.HistoryCells is { } cells && Parts.Any(p => cells[p] is not null) ? Parts.Sum(p => cells[p] ?? 0m) : null;

    public decimal CapacityOf(PreviewCascade.Row row) => Parts.Count == 0 ? 0m : Parts.Sum(p => row.Capacity[p]) / Parts.Count;

    private decimal Of(DecomposedPart part) => Kind == CascadeColumnKind.Total ? part.Total : Parts.Sum(p => part.Cells[p]);
}
