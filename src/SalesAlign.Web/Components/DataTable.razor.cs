using Microsoft.AspNetCore.Components;

namespace SalesAlign.Web.Components;

/// <summary>
/// A list with paging and sorting at the server. The page owns the state and keeps it in the URL: it passes <see cref="State"/> in,
/// and navigates when <see cref="StateChanged"/> asks for another.
/// </summary>
[CascadingTypeParameter(nameof(TItem))]
public partial class DataTable<TItem>
{
    private readonly List<Column<TItem>> _columns = [];

    /// <summary>The rows of this page; null while they load.</summary>
    [Parameter, EditorRequired] public IReadOnlyList<TItem>? Items { get; set; }

    /// <summary>Number of rows on all pages.</summary>
    [Parameter] public int Total { get; set; }

    [Parameter] public TableState State { get; set; } = new();

    [Parameter] public EventCallback<TableState> StateChanged { get; set; }

    /// <summary>What the list holds, for those who cannot see it.</summary>
    [Parameter, EditorRequired] public string Caption { get; set; } = "";

    [Parameter, EditorRequired] public Func<TItem, object> RowKey { get; set; } = item => item!;

    /// <summary>Where a row leads; the whole row can be clicked, the primary cell carries the link.</summary>
    [Parameter] public Func<TItem, string?>? RowHref { get; set; }

    [Parameter] public Func<TItem, string?>? RowClass { get; set; }

    [Parameter] public RenderFragment<TItem>? RowActions { get; set; }

    /// <summary>The columns.</summary>
    [Parameter, EditorRequired] public RenderFragment? ChildContent { get; set; }

    /// <summary>Filters above the table.</summary>
    [Parameter] public RenderFragment? Toolbar { get; set; }

    /// <summary>Links that download the list.</summary>
    [Parameter] public RenderFragment? Exports { get; set; }

    [Parameter] public RenderFragment? Empty { get; set; }

    /// <summary>Rows of totals.</summary>
    [Parameter] public RenderFragment? Footer { get; set; }

    [Parameter] public int SkeletonRows { get; set; } = 8;

    internal void Add(Column<TItem> column)
    {
        if (!_columns.Contains(column)) _columns.Add(column);
    }

    // Columns report themselves anew on every render, so that one that is no longer there is forgotten and the order is that of the markup.
    private void Begin() => _columns.Clear();

    private IEnumerable<Column<TItem>> Shown => _columns.Where(IsShown);

    private IEnumerable<Column<TItem>> Sortable => _columns.Where(column => column.Sortable);

    private bool HasOptionalColumns => _columns.Exists(column => column.Optional);

    private Column<TItem>? PrimaryColumn => _columns.Find(column => column.Primary) ?? _columns.FirstOrDefault();

    private string SortValue => State.Sort is null ? "" : (State.Descending ? "-" : "") + State.Sort;

    private bool IsShown(Column<TItem> column) => !column.Optional || !State.Hidden.Contains(column.Key);

    private string? AriaSort(Column<TItem> column) =>
        !column.Sortable ? null : State.Sort != column.Key ? "none" : State.Descending ? "descending" : "ascending";

    private string SortIcon(Column<TItem> column) => State.Sort != column.Key ? "sort" : State.Descending ? "arrow-down" : "arrow-up";

    private static RenderFragment Cell(Column<TItem> column, TItem item) => builder =>
    {
        if (column.ChildContent is not null) builder.AddContent(0, column.ChildContent(item));
        else builder.AddContent(1, column.Value?.Invoke(item));
    };

    private Task ChangeAsync(TableState state) => StateChanged.InvokeAsync(state);

    private Task GoToAsync((int Page, int PageSize) target) => ChangeAsync(State with { Page = target.Page, PageSize = target.PageSize });

    private Task SortFromListAsync(ChangeEventArgs change)
    {
        var chosen = change.Value as string;
        return string.IsNullOrEmpty(chosen) ? Task.CompletedTask : ChangeAsync(State with { Page = 1, Sort = chosen.TrimStart('-'), Descending = chosen[0] == '-' });
    }
}
