using Microsoft.AspNetCore.Components;

namespace SalesAlign.Web.Components;

/// <summary>A column of a <see cref="DataTable{TItem}"/>; renders nothing itself.</summary>
public sealed class Column<TItem> : ComponentBase
{
    [CascadingParameter] private DataTable<TItem>? Table { get; set; }

    /// <summary>Stable name of the column in the URL; needed for sorting and for column choice.</summary>
    [Parameter] public string Key { get; set; } = "";

    [Parameter, EditorRequired] public string Title { get; set; } = "";

    /// <summary>The header becomes a button that asks for this order.</summary>
    [Parameter] public bool Sortable { get; set; }

    /// <summary>Right-aligned with tabular digits.</summary>
    [Parameter] public bool Numeric { get; set; }

    /// <summary>The column that names the row: header of the row, and where the row's link sits. The first column if none says so.</summary>
    [Parameter] public bool Primary { get; set; }

    /// <summary>May be taken away in the column choice.</summary>
    [Parameter] public bool Optional { get; set; }

    /// <summary>Plain content; <see cref="ChildContent"/> comes before it.</summary>
    [Parameter] public Func<TItem, object?>? Value { get; set; }

    [Parameter] public RenderFragment<TItem>? ChildContent { get; set; }

    protected override void OnParametersSet() => Table?.Add(this);
}
