using Microsoft.AspNetCore.Components;
using SalesAlign.Application.Goals;
using SalesAlign.Domain.Goals.Cascading;
using SalesAlign.Domain.Metrics;
using SalesAlign.Web.Components;
using SalesAlign.Web.Metrics;

namespace SalesAlign.Web.Goals;

/// <summary>How single cells of the grid look.</summary>
public partial class CascadeGrid
{
    private string StateOf(PreviewCascade.Row row) => Text["State." + row.Existing] + (row.Revision > 1 ? $" · v{row.Revision}" : "");

    /// <summary>What stands small under a number.</summary>
    private RenderFragment? Beside(PreviewCascade.Row row, CascadeColumn column, decimal? value)
    {
        var history = _view == CellView.Value ? column.HistoryOf(row) : null;
        var text = _beside switch
        {
            CellBeside.History when history is { } before => Figures.Compact(before),
            CellBeside.Growth when history is > 0 && value is { } now => Figures.Signed(Figures.Percent((now / history.Value) - 1m), now - history.Value),
            CellBeside.Capacity => Figures.Exact(column.CapacityOf(row), 1),
            CellBeside.Nothing => null,
            _ => "—",
        };
        return text is null ? null : builder =>
        {
            builder.OpenElement(0, "small");
            builder.AddContent(1, text);
            builder.CloseElement();
        };
    }

    private RenderFragment Other(PreviewCascade.Row row, CascadeColumn column) => builder =>
    {
        if (column.Kind == CascadeColumnKind.Below && row.ChildrenTotal is { } sum)
        {
            builder.OpenElement(0, "span");
            builder.AddAttribute(1, "class", "figure");
            builder.AddContent(2, Figures.Exact(sum, Shown.Decimals) + (sum == row.Value.Total ? " ✓" : ""));
            builder.CloseElement();
            return;
        }
        builder.AddContent(3, column.Kind == CascadeColumnKind.Below ? "" : TextOf(row, column, forPeople: true));
    };

    private string? RawOf(PreviewCascade.Row row, CascadeColumn column) => column.Kind == CascadeColumnKind.Share ? TextOf(row, column) : null;

    private string TextOf(PreviewCascade.Row row, CascadeColumn column, bool forPeople = false)
    {
        decimal? number = column.Kind switch
        {
            CascadeColumnKind.Name => null,
            CascadeColumnKind.History => row.History.Value,
            CascadeColumnKind.Capacity => decimal.Round(column.CapacityOf(row), 1),
            CascadeColumnKind.Potential => row.Potential,
            CascadeColumnKind.Share => Terms.Shares.FirstOrDefault(share => share.Node == row.Key)?.Share,
            CascadeColumnKind.Below => row.ChildrenTotal,
            _ => column.ValueOf(row, _view),
        };
        if (column.Kind == CascadeColumnKind.Name) return row.Name;
        if (!forPeople) return column.IsFigure ? Raw(number) ?? "" : number is { } bare ? CellText.Bare(bare) : "";
        return number is not { } known ? "—" : column.Kind switch
        {
            CascadeColumnKind.History => MetricLooks.Of(known, Shown.Metric.Unit, Currency, compact: true),
            CascadeColumnKind.Capacity => Figures.Exact(known, 1),
            CascadeColumnKind.Potential => Figures.Exact(known, decimal.Truncate(known) == known ? 0 : 1),
            _ => Figures.Full(known),
        };
    }
}

internal static class CascadeRowLooks
{
    public static int Level(this (int Node, int At) at, PreviewCascade.Response shown) => shown.Rows[at.Node].Level;
}
